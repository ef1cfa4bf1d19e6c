from google import genai
from google.genai import types

client = genai.Client()


def ask(text):
    return client.models.generate_content(
        model="gemini-3.6-flash",
        contents=text,
        config=types.GenerateContentConfig(max_output_tokens=65000),
    )
