"""The thumbed test set, `models/evaluation/thumbed.tsv`: texting and clinical notes full of short forms, as they are typed.

Only ever tested on, and only through the node, whose short forms it measures (`short_forms.py`). `held_out.py` keeps every
form of every message out of all training text.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from .messages import LANGUAGES
from .text import normalise

PATH = Path(__file__).parent.parent / "evaluation" / "thumbed.tsv"
KINDS = ("texting", "clinical", "trap")  # a trap looks like a short form and is none


@dataclass(frozen=True)
class Thumbed:
    id: str  # language and number, "en-01"
    kind: str  # of KINDS
    text: str  # as typed
    plain: str  # the same written out, in the same language
    references: dict  # language → translation; out of another language than English into English alone

    @property
    def language(self):
        return self.id.partition("-")[0]

    def forms(self):
        """Every sentence of the message that training must not see."""
        return [self.text, self.plain, *self.references.values()]


@lru_cache
def thumbed(path=PATH):
    with open(path, encoding="utf-8", newline="") as file:
        rows = [{column: normalise(text) for column, text in row.items()}
                for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [Thumbed(row["id"], row["kind"], row["text"], row["plain"],
                    {language: row[language] for language in ("en", *LANGUAGES) if row[language]}) for row in rows]
