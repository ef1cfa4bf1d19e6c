from openai import OpenAI

client = OpenAI()

LIMITS = {"max_tokens": 500, "temperature": 0.2}
SHARED = {"temperature": 0.1}


def ask(messages):
    return client.chat.completions.create(model="gpt-4-0314", messages=messages, **LIMITS)


def first(messages):
    return client.chat.completions.create(model="gpt-4-0314", messages=messages, **SHARED)


def second(messages):
    return client.chat.completions.create(model="gpt-4o", messages=messages, **SHARED)
