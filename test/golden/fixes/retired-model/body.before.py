import requests

URL = "https://api.openai.com/v1/chat/completions"


def ask(messages):
    return requests.post(URL, json={"model": "gpt-4-0314", "messages": messages, "temperature": 0, "max_tokens": 9})


def prepared(messages):
    payload = {
        "model": "gpt-4-0314",
        "messages": messages,
        "max_tokens": 9,
    }
    return requests.post(URL, json=payload)
