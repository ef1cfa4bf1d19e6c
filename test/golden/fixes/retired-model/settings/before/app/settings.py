import os


class Settings:
    answer_model: str = "claude-3-opus-20240229"
    triage_model: str = os.getenv("TRIAGE_MODEL", "gpt-4-0314")


settings = Settings()
