"""Expands the field templates into sentence pairs: what rescuers, medics and radio operators send each other."""

import re
from functools import lru_cache
from pathlib import Path

from .slots import fill

_SLOT = re.compile(r"\{(?P<slot>\w+)(?:\.(?P<form>\w+))?(?P<again>:\d)?(?P<small>,)?\}")
_CONTRACTIONS = {"es": ((re.compile(r"\b([Dd])e el\b"), r"\1el"), (re.compile(r"\b([Aa]) el\b"), r"\1l"))}
# A form the language lacks ("embarazado"): such a filling is thrown away.
_NONE = "-"


@lru_cache
def templates(other):
    path = Path(__file__).with_name(f"templates.en-{other}.tsv")
    lines = path.read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def realise(template, language, values):
    """A template in one language with its slots filled, contracted and capitalised; None where a form is missing."""

    def text(match):
        column = f"{language}.{match['form']}" if match["form"] else language
        chosen = values[match["slot"] + (match["again"] or "")][column]
        return chosen[0].lower() + chosen[1:] if match["small"] else chosen

    if any(text(match) == _NONE for match in _SLOT.finditer(template)):
        return None
    sentence = _SLOT.sub(text, template)
    for pattern, short in _CONTRACTIONS.get(language, ()):
        sentence = pattern.sub(short, sentence)
    first = re.search(r"\w", sentence)
    return sentence[: first.start()] + sentence[first.start() :][0].upper() + sentence[first.start() + 1 :]


def draw(template, other, rng):
    """One (English, other) pair of a template; slots of one kind get different values."""
    english, foreign = template
    values = {}
    for match in _SLOT.finditer(english + foreign):
        name = match["slot"] + (match["again"] or "")
        while name not in values:
            value = fill(match["slot"], rng)
            if value not in values.values():
                values[name] = value
    return realise(english, "en", values), realise(foreign, other, values)


def expand(count, other, rng):
    """`count` pairs, templates drawn evenly, no pair twice unless the templates run out of them."""
    pairs, tries = set(), 0
    ordered = []
    while len(ordered) < count and tries < 4 * count:
        tries += 1
        pair = draw(rng.choice(templates(other)), other, rng)
        if None not in pair and pair not in pairs:
            pairs.add(pair)
            ordered.append(pair)
    return ordered
