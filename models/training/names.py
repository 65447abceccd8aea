"""Names exchanged for others, the same on both sides: who has read "Tom" ten thousand times has not learnt to copy a
name. The others are made of halves of the names in the written sentences, so that there is no end of them. Across
alphabets a name is exchanged in both spellings (`transcription.py`).
"""

import re
from functools import lru_cache

from . import transcription
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
# How many invented names are looked through for one of the same kind.
TRIES = 40


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


def single(rng, like):
    """A name of two halves whose first sound is that of `like`."""
    beginnings, ends = _halves()
    while sound(name := rng.choice(beginnings) + rng.choice(ends)) != sound(like):
        pass
    return name


def invented(rng, like):
    """The same, or two of them."""
    name = single(rng, like)
    return f"{name} {invented(rng, 'T')}" if rng.random() < SECOND_NAME else name


def transcribed(latin, cyrillic):
    """[(name, as it is written in the Cyrillic text, case ending)] of names that both texts have, each once. One of the
    two stands inside a sentence: words of two languages that look alike begin sentences too."""
    words, inside = found(latin)
    others = transcription.found(cyrillic)
    names = []
    for word in sorted(words):
        starts = places(latin, word)
        spelt = [(other, end) for other in others if (end := transcription.ending(word, other)) is not None]
        if len(starts) != 1 or len(spelt) != 1 or _ARTICLE.search(latin[: starts[0]]):
            continue
        other, end = spelt[0]
        at = places(cyrillic, other)
        if len(at) == 1 and (word in inside or not _START.search(cyrillic[: at[0]])):
            names.append((word, other, end))
    return names


def kept(source, target):
    """Whether every Ukrainian name inside a sentence is in the other text, by its sound: what a weak model made of a
    name must not be learnt."""
    latin, cyrillic = (source, target) if transcription.found(target) else (target, source)
    words, _inside = found(latin)
    spelt = [word for word in transcription.found(cyrillic) if not _START.search(cyrillic[: places(cyrillic, word)[0]])]
    return all(any(transcription.ending(word, other) is not None for word in words) for other in spelt)


def exchanged(text, word, other):
    return re.sub(rf"(?<!\w){word}(?!\w)", other, text)


def renamed_across(latin, cyrillic, rng):
    """Both texts with every name that stands in both, in two alphabets, exchanged for an invented one of its kind."""
    for name, other, end in transcribed(latin, cyrillic):
        new = next((new for new in (single(rng, name) for _ in range(TRIES)) if transcription.alike(name, new)), None)
        if new:
            latin, cyrillic = exchanged(latin, name, new), exchanged(cyrillic, other, transcription.declined(new, end))
    return latin, cyrillic


def renamed(source, target, rng):
    """Both texts with every name they share exchanged for an invented one."""
    for name in shared(source, target):
        other = invented(rng, name)
        source, target = exchanged(source, name, other), exchanged(target, name, other)
    if transcription.found(target):
        return renamed_across(source, target, rng)
    if transcription.found(source):
        return renamed_across(target, source, rng)[::-1]
    return source, target
