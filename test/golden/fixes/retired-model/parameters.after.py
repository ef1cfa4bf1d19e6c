from openai import OpenAI

client = OpenAI()
client.chat.completions.create(
    model="gpt-6.1-sol",
    messages=[],
    max_completion_tokens=25000,
)
client.chat.completions.create(model="gpt-6.1-sol", messages=[], max_completion_tokens=25000)
