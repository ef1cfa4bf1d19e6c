from anthropic import Anthropic
from openai import OpenAI

Anthropic().messages.create(model="claude-opus-4.8", max_tokens=64, messages=[])
OpenAI().responses.create(model="gpt-5.4-mni", input="hello")
