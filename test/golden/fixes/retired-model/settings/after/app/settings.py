import os


class Settings:
    answer_model: str = "claude-opus-4-8"
    triage_model: str = os.getenv("TRIAGE_MODEL", "gpt-6.1-sol")


settings = Settings()
