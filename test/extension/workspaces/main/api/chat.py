from openai import OpenAI

from .settings import ANSWER_MODEL

client = OpenAI()


def answer(question: str) -> str:
    return client.chat.completions.create(model=ANSWER_MODEL, messages=[{"role": "user", "content": question}])


def shorten(text: str) -> str:
    return client.chat.completions.create(model="gpt-4-0314", messages=[{"role": "user", "content": text}])
