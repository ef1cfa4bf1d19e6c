from openai import OpenAI

client = OpenAI()


def ask(messages, tools):
    return client.chat.completions.create(
        model="gpt-3.5-turbo-0613",
        messages=messages,
        tools=tools,
        temperature=0,
        max_tokens=300,
    )
