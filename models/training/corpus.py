"""Reading the corpora: `train/en-XX.tsv.zst`, `train/more-en-XX.tsv.zst` (tag, English, XX), `dev/` pairs and
`mono/mono-XX.tsv.zst` (tag, text)."""

import io
import re
from pathlib import Path

from .text import normalise

_DECOMPRESSOR = {"max_window_size": 2**27}
_LETTERS = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u3400-\u9fff]")
# A Chinese character says about as much as three letters.
_LETTERS_A_HAN = 3
# Placeholders and mark-up of program strings teach nothing a radio message needs.
_CODE = re.compile(r"%[sd(]|\{\{|\$\{|</?[a-z]+|&[a-z]+;|\\n|__|https?://|[{}<>|\\]")


def lines(path):
    import zstandard

    with open(path, "rb") as raw:
        reader = zstandard.ZstdDecompressor(**_DECOMPRESSOR).stream_reader(raw)
        yield from io.TextIOWrapper(reader, encoding="utf-8", newline="\n")


def train_pairs(corpora, other):
    """Yields (tag, English, other language), normalised, of both training files."""
    for name in (f"en-{other}", f"more-en-{other}"):
        path = Path(corpora) / "train" / f"{name}.tsv.zst"
        if not path.exists():
            continue
        for line in lines(path):
            tag, english, foreign = line.rstrip("\n").split("\t")
            yield tag, normalise(english), normalise(foreign)


def mono(corpora, language):
    """Yields (tag, text), normalised, of the monolingual file; nothing where there is none."""
    path = Path(corpora) / "mono" / f"mono-{language}.tsv.zst"
    if path.exists():
        for line in lines(path):
            tag, text = line.rstrip("\n").split("\t")[:2]
            yield tag, normalise(text)


def dev_pairs(corpora, name, other):
    """[(English, other)] of a dev set, `tatoeba-dev` or `ntrex128`."""
    path = Path(corpora) / "dev" / f"{name}.en-{other}.tsv"
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t")[:2] for line in file]
    return [(normalise(a), normalise(b)) for a, b in rows]


def fingerprint(text):
    """Letters and digits only, lower case: what two near-identical sentences share."""
    return "".join(ch for ch in text.lower() if ch.isalnum())


def _length(text):
    return len(text) + (_LETTERS_A_HAN - 1) * len(_HAN.findall(text))


def usable(english, foreign):
    """Whether a pair is language at all: letters on both sides, no code, lengths that can be each other's."""
    if not _LETTERS.search(english) or not _LETTERS.search(foreign):
        return False
    if _CODE.search(english) or _CODE.search(foreign):
        return False
    shorter, longer = sorted((_length(english), _length(foreign)))
    return longer <= 3 * shorter + 12
