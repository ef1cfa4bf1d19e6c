from openai import OpenAI

client = OpenAI()
address = client.images.generate(model="dall-e-3", prompt="A boat", response_format="url").data[0].url
