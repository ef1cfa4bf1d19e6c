from openai import OpenAI

client = OpenAI()
two = client.embeddings.create(model="text-embedding-3-small", input=["a boat"])
