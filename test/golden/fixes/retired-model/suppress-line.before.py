from openai import OpenAI

client = OpenAI()
client.responses.create(
    model="gpt-4-0314",
    input="hello",
)
