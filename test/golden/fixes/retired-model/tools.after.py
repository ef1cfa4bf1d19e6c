from openai import OpenAI

client = OpenAI()


def ask(messages, tools):
    return client.chat.completions.create(
        model="gpt-5.6-terra",
        reasoning_effort="none",
        messages=messages,
        tools=tools,
        temperature=0,
        max_completion_tokens=300,
    )
