from openai import OpenAI

client = OpenAI()


def short(prompt):
    return client.chat.completions.create(
        model="gpt-4-turbo-preview",
        messages=[{"role": "user", "content": prompt}],
        max_tokens=100,
    )


def sampled(prompt):
    return client.chat.completions.create(
        messages=[{"role": "user", "content": prompt}], temperature=0.2, model="gpt-4-turbo-preview"
    )


def open_ended(prompt):
    return client.chat.completions.create(
        model="gpt-4-turbo-preview",
        messages=[{"role": "user", "content": prompt}],
        max_tokens=8000,
    )
