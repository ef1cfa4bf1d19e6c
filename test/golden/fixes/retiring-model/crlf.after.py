from openai import OpenAI

client = OpenAI()
client.chat.completions.create(
    messages=[],
    model="gpt-6-luna",
)
