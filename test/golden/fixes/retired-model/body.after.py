import requests

URL = "https://api.openai.com/v1/chat/completions"


def ask(messages):
    return requests.post(URL, json={"model": "gpt-6.1-sol", "messages": messages, "max_completion_tokens": 25000})


def prepared(messages):
    payload = {
        "model": "gpt-6.1-sol",
        "messages": messages,
        "max_completion_tokens": 25000,
    }
    return requests.post(URL, json=payload)
