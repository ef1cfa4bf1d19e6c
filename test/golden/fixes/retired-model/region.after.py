import json

import boto3

client = boto3.client("bedrock-runtime", region_name="eu-central-1")


def converse(messages):
    return client.converse(
        modelId="eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
        messages=messages,
        inferenceConfig={"temperature": 0.2, "maxTokens": 500},
    )


def invoke(messages):
    body = {"anthropic_version": "bedrock-2023-05-31", "max_tokens": 900, "top_p": 0.5, "messages": messages}
    return client.invoke_model(modelId="eu.anthropic.claude-sonnet-4-5-20250929-v1:0", body=json.dumps(body))
