from openai import OpenAI

client = OpenAI()

LIMITS = {"max_completion_tokens": 25000}
SHARED = {}


def ask(messages):
    return client.chat.completions.create(model="gpt-6.1-sol", messages=messages, **LIMITS)


def first(messages):
    return client.chat.completions.create(model="gpt-6.1-sol", messages=messages, **SHARED)


def second(messages):
    return client.chat.completions.create(model="gpt-4o", messages=messages, **SHARED)
