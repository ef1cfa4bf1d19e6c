from openai import OpenAI

client = OpenAI()
client.chat.completions.create(
    model="gpt-4-0314",
    messages=[],
    max_tokens=300,
    temperature=0,
)
client.chat.completions.create(model="gpt-4-0314", messages=[], max_tokens=100, top_p=1)
