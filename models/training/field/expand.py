"""Expands the field templates into sentence pairs: what rescuers, medics and radio operators send each other."""

import re
from functools import lru_cache
from pathlib import Path

from ..held_out import allowed, message_marks
from .agreement import agreeing, form_of, gender_of, joined
from .slots import fill

LANGUAGES = ("en", "es", "fr", "it")
_SLOT = re.compile(r"\{([^{}]+)\}")
_PARTS = re.compile(r"(?P<slot>\w+)(?P<again>:\d)?(?:\.(?P<form>\w+))?(?:/(?P<noun>\w+))?(?P<small>,)?")
_LITERAL = re.compile(r"(?P<words>[^{}/,]+,[^{}/,]+)/(?P<noun>\w+)")
_WORD = re.compile(r"\w")
_CHOICE = re.compile(r"\[([^\[\]]+)\]")
# A form the language lacks ("embarazado"): such a filling is thrown away.
_NONE = "-"
PHRASEBOOK = Path(__file__).parents[2] / "phrasebook" / "phrases.tsv"


@lru_cache
def templates():
    """[{language: template}]."""
    lines = Path(__file__).with_name("templates.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [dict(zip(LANGUAGES, row, strict=True)) for row in rows]


@lru_cache
def phrases():
    """[{language: [wording, …]}] of the phrasebook."""
    head, *rows = (line.split("\t") for line in PHRASEBOOK.read_text(encoding="utf-8").splitlines())
    return [dict(zip(head, (cell.split(" | ") for cell in row), strict=True)) for row in rows]


@lru_cache(maxsize=None)
def _slots(template):
    """Names of the slots a template needs filled, `place:2` for the second of a kind."""
    found = []
    for inner in _SLOT.findall(template):
        if not _LITERAL.fullmatch(inner):
            match = _PARTS.fullmatch(inner)
            found.append(match["slot"] + (match["again"] or ""))
    return tuple(found)


@lru_cache(maxsize=None)
def _fillers(inner):
    """A function of (language, values) that gives the text of one pair of braces."""
    if literal := _LITERAL.fullmatch(inner):
        masculine, feminine = literal["words"].split(",")
        noun = literal["noun"]
        return lambda language, values: feminine if gender_of(values[noun], language) == "f" else masculine
    match = _PARTS.fullmatch(inner)
    name, noun, form, small = match["slot"] + (match["again"] or ""), match["noun"], match["form"], match["small"]

    def filler(language, values):
        value = values[name]
        if noun:
            text = agreeing(value, language, noun if noun in "mf" else gender_of(values[noun], language))
        else:
            text = form_of(value, language, form)
        return text[0].lower() + text[1:] if small else text

    return filler


@lru_cache(maxsize=None)
def _parts(template):
    """Text and fillers in turn, text first; text with choices in it is a list of alternatives in a tuple."""
    pieces = []
    for index, part in enumerate(_SLOT.split(template)):
        pieces.append(_fillers(part) if index % 2 else _CHOICE.split(part))
    return tuple(pieces)


def realise(template, language, values, rng):
    """A template in one language, filled, joined and capitalised; None where a form is missing."""
    pieces = []
    for index, part in enumerate(_parts(template)):
        if index % 2:
            text = part(language, values)
            if text == _NONE:
                return None
            pieces.append(text)
        else:
            pieces += (rng.choice(words.split("|")) if odd % 2 else words for odd, words in enumerate(part))
    sentence = joined("".join(pieces), language)
    # A sentence begins with its first word, unless that is a node id or @name.
    first = _WORD.search(sentence).start()
    if first and sentence[first - 1] in "@!":
        return sentence
    return sentence[:first] + sentence[first].upper() + sentence[first + 1 :]


def draw(template, languages, rng):
    """One filling of a template in these languages; slots of one kind get different values."""
    values = {}
    for name in _slots(template["en"]):
        while name not in values:
            value = fill(name.partition(":")[0], rng)
            if value not in values.values():
                values[name] = value
    return tuple(realise(template[language], language, values, rng) for language in languages)


def fixed(languages):
    """The pairs that need no filling: the phrasebook's wordings, each beside the other side's first, and plain ones."""
    one, other = languages
    for phrase in phrases():
        yield from ((wording, phrase[other][0]) for wording in phrase[one])
        yield from ((phrase[one][0], wording) for wording in phrase[other][1:])
    yield from ((row[one], row[other]) for row in templates() if "{" not in row["en"])


def expand(count, other, rng, base="en"):
    """`count` pairs, none twice: the fixed ones first as far as a quarter goes, then templates drawn evenly.

    `other` is "es", "fr" or "it"; `base` the language beside it. The order is random. No side is a sentence of the
    field test set, however it is written.
    """
    languages, marks = (base, other), message_marks()
    ordered = [pair for pair in dict.fromkeys(fixed(languages)) if allowed(pair, marks)]
    rng.shuffle(ordered)
    ordered = ordered[: count // 4]
    pairs, tries = set(ordered), 0
    slotted = [row for row in templates() if "{" in row["en"]]
    while len(ordered) < count and tries < 4 * count:
        tries += 1
        pair = draw(rng.choice(slotted), languages, rng)
        if None not in pair and pair not in pairs and allowed(pair, marks):
            pairs.add(pair)
            ordered.append(pair)
    rng.shuffle(ordered)
    return ordered
