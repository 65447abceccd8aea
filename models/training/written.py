"""Sentences written for the project, `sentences/XX-YY/*.tsv`: English, then the languages of the folder's name, a tab
between.

`words` shows words that everyday English has often and the corpora's pairs hardly ever; others are field messages or
general text. English may be untidy, as it is texted; such a line teaches only the way out of English.
"""

import re
from functools import lru_cache
from pathlib import Path

from .text import normalise

FOLDER = Path(__file__).with_name("sentences")
_TIDY = re.compile(r"[^a-z]*[A-Z0-9].*[.!?…\"]", re.S)


def columns(folder):
    """Languages of a folder's files, in order."""
    return ("en", *folder.name.split("-"))


def folders_with(other):
    """The folders whose files have a language, in order: none has a sentence of another's."""
    return [folder for folder in sorted(FOLDER.iterdir()) if other in columns(folder)]


def names(other):
    """Names of the files that have a language, without `.tsv`."""
    return sorted({path.stem for folder in folders_with(other) for path in folder.glob("*.tsv")})


@lru_cache
def written(name, other):
    """[{language: sentence}] of the files of that name that have a language, normalised."""
    paths = [path for folder in folders_with(other) if (path := folder / f"{name}.tsv").exists()]
    return [dict(zip(columns(path.parent), map(normalise, line.split("\t")), strict=True))
            for path in paths for line in path.read_text(encoding="utf-8").splitlines()]


def tidy(english):
    """Whether a sentence may be a target: it begins with a capital or a digit and ends with a stop."""
    return bool(_TIDY.fullmatch(english))


def written_examples(name, other):
    """Yields (source language, source, target language, target) between English and `other`, both ways where tidy."""
    for row in written(name, other):
        yield "en", row["en"], other, row[other]
        if tidy(row["en"]):
            yield other, row[other], "en", row["en"]
