from openai import OpenAI

client = OpenAI()
if client:
	client.responses.create(model="gpt-4-0314", \
		input="hello")
