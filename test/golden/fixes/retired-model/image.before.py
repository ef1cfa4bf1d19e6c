from openai import OpenAI

client = OpenAI()
picture = client.images.generate(
    model="dall-e-3",
    prompt="A boat",
    size="1792x1024",
    quality="hd",
    style="vivid",
    response_format="b64_json",
)
