from openai import OpenAI

client = OpenAI()
two = client.embeddings.create(model="text-search-ada-doc-001", input=["a boat"])
