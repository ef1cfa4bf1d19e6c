"""Settings of the support desk. (gpt-4-32k is what we used in 2023: prose is not a use.)"""

import os
from dataclasses import dataclass


@dataclass
class Settings:
    # The one that answers customers.
    answer_model: str = "claude-3-opus-20240229"
    embedding_model: str = "text-embedding-3-small"
    triage_model: str = os.getenv("TRIAGE_MODEL", "gpt-4o-mini")


settings = Settings()

SUPPORTED_MODELS = ["gpt-3.5-turbo-0301", "gpt-4-0314", "gpt-4o"]
