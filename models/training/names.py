"""Names exchanged for others, the same on both sides: who has read "Tom" ten thousand times has not learnt to copy a
name. The others are made of halves of the names in the written sentences, so that there is no end of them.
"""

import re
from functools import lru_cache

from .written import names as files, written

_NAME = re.compile(r"(?<![\w@#])[A-ZÀ-Þ][a-zà-ÿ]{2,}(?!\w)")
# Before it a sentence begins, so that a capital says nothing.
_START = re.compile(r"(?:^|[.!?…:;¿¡\"(])\W*$")
_VOWELS = "aeiouyàáâäãåèéêëìíîïòóôöùúûü"
# Before it stands an institution ("the Commission") or a thing, no person or place.
_ARTICLE = re.compile(
    r"(?:\b(?:the|an?|el|la|los|las|un|una|le|les|une|du|des|au|aux|al|del|der|die|das|dem|den|ein|eine|einen|einem|il|lo|gli|"
    r"uno|dello|della|dei|degli|delle|dal|dalla|nel|nella|sul|sulla|allo|alla|ai|agli|alle) |\b(?:l|un|dell|all|nell|sull|dall)')$",
    re.I,
)
SECOND_NAME = 0.25


def found(text):
    """Capitalised words of a text, and those of them that stand inside a sentence."""
    words = [(match.group(), bool(_START.search(text[: match.start()]))) for match in _NAME.finditer(text)]
    return {word for word, _ in words}, {word for word, first in words if not first}


def places(text, word):
    """Where a word stands in a text."""
    return [match.start() for match in re.finditer(rf"(?<!\w){word}(?!\w)", text)]


def shared(source, target):
    """Words that are names for all one can see: the same in both texts and as often, capitalised, in one of them inside a
    sentence, and never after an article."""
    (all_source, inside_source), (all_target, inside_target) = found(source), found(target)
    names = []
    for word in sorted(all_source & all_target & (inside_source | inside_target)):
        starts = [(text, start) for text in (source, target) for start in places(text, word)]
        as_often = len(places(source, word)) == len(places(target, word))
        if as_often and not any(_ARTICLE.search(text[:start]) for text, start in starts):
            names.append(word)
    return names


@lru_cache
def _halves():
    """(beginnings, ends) of the names that stand in all three languages; a name is cut after a vowel."""
    every = set()
    for file in files("es"):
        for row in written(file, "es"):
            texts = [found(text) for text in row.values()]
            every |= set.intersection(*(words for words, _ in texts)) & set.intersection(*(inside for _, inside in texts))
    beginnings, ends = set(), set()
    for name in every:
        cuts = [at for at in range(2, len(name) - 1) if name[at - 1].lower() in _VOWELS and name[at] not in _VOWELS]
        beginnings |= {name[:at] for at in cuts}
        ends |= {name[at:] for at in cuts}
    return sorted(beginnings), sorted(ends)


def sound(name):
    """What the words before a name mind: h, i ("e" for "y" in Spanish), another vowel (French elides), or a consonant."""
    first = name[0].lower()
    return first if first in "hi" else "a" if first in _VOWELS else "t"


def invented(rng, like):
    """A name of two halves whose first sound is that of `like`."""
    beginnings, ends = _halves()
    while sound(name := rng.choice(beginnings) + rng.choice(ends)) != sound(like):
        pass
    return f"{name} {invented(rng, 'T')}" if rng.random() < SECOND_NAME else name


def renamed(source, target, rng):
    """Both texts with every name they share exchanged for an invented one."""
    for name in shared(source, target):
        other = invented(rng, name)
        source, target = (re.sub(rf"(?<!\w){name}(?!\w)", other, text) for text in (source, target))
    return source, target
