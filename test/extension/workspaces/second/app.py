from anthropic import Anthropic

Anthropic().messages.create(model="claude-3-opus-20240229", max_tokens=10, messages=[])
