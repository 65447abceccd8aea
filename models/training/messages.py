"""The field test set, `models/evaluation/field.tsv`: messages as they are sent, with careful translations.

Only ever tested on. `held_out.py` keeps every form of every message out of all training text.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .text import normalise

LANGUAGES = ("es", "fr", "de", "pt", "it", "uk")  # beside English
PATH = Path(__file__).parent.parent / "evaluation" / "field.tsv"


@dataclass(frozen=True)
class Message:
    id: str  # domain and number, "medical-01"
    domain: str
    en: str  # as typed, often untidy: what is translated from
    es: str
    fr: str
    de: str
    pt: str
    it: str
    uk: str
    tidy: str = ""  # the English put in order, where it was not: the reference for translations into English

    @property
    def english(self):
        return self.tidy or self.en

    def forms(self):
        """Every sentence of the message that training must not see."""
        translations = (getattr(self, other) for other in LANGUAGES)
        return [form for form in (self.en, self.tidy, *translations) if form]

    def pair(self, other):
        """(source, reference) into `other`, and (source, reference) out of it."""
        foreign = getattr(self, other)
        return (self.en, foreign), (foreign, self.english)


@lru_cache
def messages(path=PATH):
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Message(**{column: normalise(text) for column, text in row.items()}) for row in rows]
