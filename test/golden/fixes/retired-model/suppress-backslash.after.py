from openai import OpenAI

client = OpenAI()
if client:
	# modelkeel-ignore-next-line retired-model -- say why
	client.responses.create(model="gpt-4-0314", \
		input="hello")
