ANSWER_MODEL = "gpt-5.4-nano"
