from openai import OpenAI

MODEL = "gpt-6.1-sol"  # the first one we had

client = OpenAI()


def title(text: str) -> str:
    return client.responses.create(model=MODEL, input=f"A title: {text}").output_text


def summary(text: str) -> str:
    return client.responses.create(model=MODEL, input=f"A summary: {text}").output_text
