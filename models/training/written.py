"""Sentences written for the project, `sentences/*.tsv`: English, Spanish, French, a tab between.

`words` shows words that everyday English has often and the corpora's pairs hardly ever; others are field messages or
general text. English may be untidy, as it is texted; such a line teaches only the way out of English.
"""

import re
from functools import lru_cache
from pathlib import Path

from .text import normalise

LANGUAGES = ("en", "es", "fr")
FOLDER = Path(__file__).with_name("sentences")
_TIDY = re.compile(r"[^a-z]*[A-Z0-9].*[.!?…\"]", re.S)


def names():
    """Names of the files, without `.tsv`."""
    return sorted(path.stem for path in FOLDER.glob("*.tsv"))


@lru_cache
def written(name):
    """[{language: sentence}] of a file, normalised."""
    lines = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [dict(zip(LANGUAGES, map(normalise, line.split("\t")), strict=True)) for line in lines]


def tidy(english):
    """Whether a sentence may be a target: it begins with a capital or a digit and ends with a stop."""
    return bool(_TIDY.fullmatch(english))


def written_examples(name, other):
    """Yields (source language, source, target language, target) between English and `other`, both ways where tidy."""
    for row in written(name):
        yield "en", row["en"], other, row[other]
        if tidy(row["en"]):
            yield other, row[other], "en", row["en"]
