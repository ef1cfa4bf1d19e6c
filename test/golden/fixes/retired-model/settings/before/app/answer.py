from anthropic import Anthropic
from openai import OpenAI

from .settings import settings


def answer(question: str) -> str:
    messages = [{"role": "user", "content": question}]
    return Anthropic().messages.create(model=settings.answer_model, max_tokens=64, messages=messages)


def triage(question: str) -> str:
    return OpenAI().responses.create(model=settings.triage_model, input=question).output_text
