from openai import OpenAI

client = OpenAI()
picture = client.images.generate(
    model="gpt-image-2.6-sunburst",
    prompt="A boat",
    size="1536x1024",
    quality="high",
)
