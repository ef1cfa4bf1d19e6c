from openai import OpenAI

client = OpenAI()
client.responses.create(
    model="gpt-4-0314",  # modelkeel-ignore-line retired-model -- say why
    input="hello",
)
