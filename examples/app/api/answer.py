from anthropic import Anthropic
from openai import OpenAI

from .settings import settings

anthropic = Anthropic()
openai = OpenAI()


def answer(question: str, passages: list[str]) -> str:
    message = anthropic.messages.create(
        model=settings.answer_model,
        max_tokens=1024,
        messages=[{"role": "user", "content": f"{question}\n\n{passages}"}],
    )
    return message.content[0].text


def triage(ticket: str) -> str:
    response = openai.chat.completions.create(
        model=settings.triage_model,
        messages=[{"role": "user", "content": ticket}],
    )
    return response.choices[0].message.content or ""


def summarise(ticket: str) -> str:
    response = openai.chat.completions.create(
        model="gpt-4-0314",
        messages=[{"role": "user", "content": ticket}],
    )
    return response.choices[0].message.content or ""
