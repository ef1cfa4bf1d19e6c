from anthropic import Anthropic

client = Anthropic()
client.messages.create(
    model="claude-opus-4-8",
    max_tokens=300,
    temperature=0.2,
    messages=[],
    top_p=0.9,
)
client.messages.create(model="claude-sonnet-5", max_tokens=300, messages=[], temperature=0)
