import boto3

client = boto3.client("bedrock-runtime", region_name="us-east-1")
client.converse(modelId="us.anthropic.claude-haiku-4-5-20251001-v1:0", messages=[])
