from openai import OpenAI

client = OpenAI()
address = client.images.generate(model="gpt-image-2.6-sunburst", prompt="A boat").data[0].url
