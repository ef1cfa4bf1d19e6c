from openai import OpenAI

client = OpenAI()


def short(prompt):
    return client.chat.completions.create(
        model="gpt-5.6-sol",
        reasoning_effort="none",
        messages=[{"role": "user", "content": prompt}],
        max_completion_tokens=100,
    )


def sampled(prompt):
    return client.chat.completions.create(
        messages=[{"role": "user", "content": prompt}], temperature=0.2, model="gpt-5.6-sol", reasoning_effort="none"
    )


def open_ended(prompt):
    return client.chat.completions.create(
        model="gpt-5.6-sol",
        messages=[{"role": "user", "content": prompt}],
        max_completion_tokens=8000,
    )
