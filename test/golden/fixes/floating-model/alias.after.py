import os

from anthropic import Anthropic
from langchain.chat_models import init_chat_model
from openai import OpenAI

MODEL = os.environ.get("MODEL", "gpt-5.5-2026-04-23")

OpenAI().responses.create(model=MODEL, input="hello")
Anthropic().messages.create(model='claude-haiku-4-5-20251001', max_tokens=64, messages=[])
chat = init_chat_model("openai:gpt-5.4-mini-2026-03-17")
