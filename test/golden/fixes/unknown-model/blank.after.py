from openai import OpenAI

client = OpenAI()
client.responses.create(model="gpt-5.5", input="hello")
client.responses.create(model="gpt-5.5-2026-04-23", input="hello")
