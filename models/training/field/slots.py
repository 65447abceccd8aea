"""What a template's slots are filled with: lines of `lexicon/`, and numbers made here that all languages share."""

from functools import lru_cache
from pathlib import Path

from .numbers import SPELLED, countable

_COUNTS = [n for n in range(2, 200) if countable(n)]


def _coordinates(rng):
    latitude, longitude = rng.uniform(-60, 60), rng.uniform(-180, 180)
    form = rng.randrange(3)
    if form == 0:
        return f"{latitude:.{rng.randint(2, 5)}f}, {longitude:.{rng.randint(2, 5)}f}"
    if form == 1:
        return f"{abs(latitude):.4f}{'NS'[latitude < 0]} {abs(longitude):.4f}{'EW'[longitude < 0]}"
    north, east = "NS"[latitude < 0], "EW"[longitude < 0]
    return f"{abs(latitude):.0f}°{rng.randrange(60):02d}'{north} {abs(longitude):.0f}°{rng.randrange(60):02d}'{east}"


def _phone(rng):
    groups = " ".join(f"{rng.randrange(1000):03d}" for _ in range(rng.randint(2, 3)))
    return rng.choice((f"+{rng.randint(1, 99)} {groups}", groups, groups.replace(" ", "-"), groups.replace(" ", "")))


def _number(rng):
    """Mostly small, now and then large, as in messages."""
    return str(rng.choice((rng.randint(2, 20), rng.randint(2, 99), rng.choice((50, 100, 150, 200, 250, 500, 1000)),
                           rng.randint(2, 60), rng.randint(100, 9999))))


def _call_sign(rng):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return rng.choice("AEHKLNTXY") + rng.choice(letters) + str(rng.randrange(10)) + "".join(rng.choices(letters, k=3))


_HANDLES = ("ana", "base", "medic", "team3", "rescue_north", "karim", "logistica", "camp_b", "control", "jean.p", "map")
_HOSTS = ("relief.example.org", "rescate.example.net", "example.com", "secours.example.fr")
MADE = {
    "n": _number,
    "few": lambda rng: str(rng.randint(2, 9)),
    "age": lambda rng: str(rng.randint(2, 95)),
    "childage": lambda rng: str(rng.randint(2, 15)),
    "hours": lambda rng: str(rng.choice((4, 6, 8, 12, 24))),
    "km": lambda rng: rng.choice((str(rng.randint(2, 60)), f"{rng.uniform(0.5, 20):.1f}")),
    "time": lambda rng: f"{rng.randint(2, 23)}:{rng.choice((0, 15, 30, 45, rng.randrange(60))):02d}",
    "coords": _coordinates,
    "phone": _phone,
    "node": lambda rng: f"!{rng.getrandbits(32):08x}",
    "call": _call_sign,
    "percent": lambda rng: str(rng.randint(2, 100)),
    "fever": lambda rng: f"{rng.uniform(37.8, 41):.1f}" + rng.choice((" °C", "°C", "ºC", "")),
    "temp": lambda rng: f"{rng.randint(-20, 44)}" + rng.choice((" °C", "°C", " °F")),
    "bp": lambda rng: f"{rng.randint(80, 190)}/{rng.randint(40, 110)}",
    "pulse": lambda rng: str(rng.randint(40, 170)),
    "breath": lambda rng: str(rng.randint(8, 40)),
    "freq": lambda rng: f"{rng.choice((144, 145, 146, 433, 446, 868, 915))}.{rng.randrange(1000):03d}",
    "bearing": lambda rng: str(rng.randrange(10, 360)),
    "blood": lambda rng: rng.choice(("O", "A", "B", "AB")) + rng.choice("+-"),
    "at": lambda rng: "@" + rng.choice(_HANDLES) + rng.choice(("", str(rng.randrange(100)))),
    "mail": lambda rng: f"{rng.choice(_HANDLES)}@{rng.choice(_HOSTS)}",
    "url": lambda rng: rng.choice(("https://", "")) + f"{rng.choice(_HOSTS)}/{rng.choice(_HANDLES)}{rng.randrange(100)}",
    "snr": lambda rng: f"{rng.uniform(-20, 12):.1f}",
}


def _spelled(n):
    return {language: spell(n) for language, spell in SPELLED.items()}


def _countable(rng):
    # Small ones far more often: that is what people spell out.
    return rng.choice(_COUNTS[: rng.choice((11, 20, 40, len(_COUNTS)))])


def _same(text):
    return {language: text for language in SPELLED}


def _small(rng):
    n = rng.randint(2, 9)
    return _spelled(n) if rng.random() < 0.7 else _same(str(n))


def _figure_and_word(rng):
    n = _countable(rng)
    return _same(str(n)) | {f"{language}.word": word for language, word in _spelled(n).items()}


COMPOSED = {"word": lambda rng: _spelled(_countable(rng)), "small": _small, "num": _figure_and_word}


@lru_cache
def lexicon(slot):
    """The slot's lines as [{column: text}]."""
    path = Path(__file__).with_name("lexicon") / f"{slot}.tsv"
    head, *rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    return [dict(zip(head, row, strict=True)) for row in rows]


# Slots that take some lines of another slot's lexicon: {slot: (lexicon, kind)}.
KINDS = {
    "limb": ("body", "limb"),
    "sidelimb": ("sidebody", "limb"),
    "liquid": ("mass", "liquid"),
    "solid": ("mass", "solid"),
    "date": ("day", "date"),
    "building": ("place", "building"),
    "carrier": ("vehicle", "carrier"),
    "device": ("thing", "device"),
    "biting": ("animal", "biting"),
}


@lru_cache
def values(slot):
    """What a lexicon slot may hold. `kin` is whoever of `who` is not just a pronoun, so that it can be an object."""
    if slot == "kin":
        return [row for row in lexicon("who") if row["en"] not in ("he", "she")]
    if slot in KINDS:
        name, kind = KINDS[slot]
        return [row for row in lexicon(name) if row["kind"] == kind]
    return lexicon(slot)


def fill(slot, rng):
    """One value of a slot, by column: `en`, `es`, `es.g` and so on."""
    if slot in COMPOSED:
        return COMPOSED[slot](rng)
    return _same(MADE[slot](rng)) if slot in MADE else rng.choice(values(slot))
