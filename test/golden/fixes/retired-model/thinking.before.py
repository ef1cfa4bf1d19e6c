from google import genai
from google.genai import types

client = genai.Client()


def ask(text):
    return client.models.generate_content(
        model="gemini-2.0-flash",
        contents=text,
        config=types.GenerateContentConfig(temperature=0.2, max_output_tokens=65000),
    )
