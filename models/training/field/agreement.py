"""Articles, contractions and inflection of slot values: what changes with gender and with the words beside it."""

import re

_VOWEL = re.compile(r"[aeiouàâéèêîôûœ]", re.I)
# French words that are spoken without elision though they begin with a vowel or a mute letter.
_NO_ELISION = re.compile(
    r"(?:onze|oui|huit(?!r)|hach|haie|hamac|hameau|hanche|handicap|hangar|haricot|harnais|haut|hernie|héros\b|hindi|"
    r"hors|houle|hutte)", re.I)


def _elides(word):
    return bool((_VOWEL.match(word) or word[:1] in "hH") and not _NO_ELISION.match(word))


# Sounds before which Italian says lo, uno, dello: "lo zaino", "uno straccio", "lo pneumatico", "lo yogurt".
_IMPURE = re.compile(r"s[^aeiouàèéìòùh]|z|gn|p[sn]|x|y|i[aeou]", re.I)
_ITALIAN_VOWEL = re.compile(r"h?[aeiouàèéìòù]", re.I)


def _italian_article(noun, gender, kind):
    if _IMPURE.match(noun):
        sound = "impure"
    else:
        sound = "vowel" if _ITALIAN_VOWEL.match(noun) else "plain"
    if kind == "a":
        return ({"vowel": "un'"}.get(sound, "una ") if gender == "f" else {"impure": "uno "}.get(sound, "un ")) + noun
    the = {"vowel": "l'", "impure": "lo "}.get(sound, "il ") if gender == "m" else {"vowel": "l'"}.get(sound, "la ")
    return joined(("" if kind == "the" else "di ") + the + noun, "it")


def _article(language, noun, gender, kind):
    if language == "it":
        return _italian_article(noun, gender, kind)
    if language == "en":
        return {"the": "the", "a": "an" if noun[0] in "aeiouI" else "a", "some": "some"}[kind] + " " + noun
    if language == "es":
        # A feminine noun with stressed a takes the masculine article: "el agua".
        the = "el" if gender == "m" or noun.split()[0] == "agua" else "la"
        return {"the": the, "a": "una" if gender == "f" else "un", "some": ""}[kind] + " " + noun
    if kind == "a":
        return ("une " if gender == "f" else "un ") + noun
    if _elides(noun):
        return ("l'" if kind == "the" else "de l'") + noun
    return {"the": {"m": "le ", "f": "la "}, "some": {"m": "du ", "f": "de la "}}[kind][gender] + noun


_PRONOUNS = {
    "es": {"i": "me", "we": "nos", "you": "se"},
    "fr": {"i": "me", "we": "nous", "you": "vous"},
    "it": {"i": "mi", "we": "ci", "you": "si"},
}


def _reflexive(language, verb, person):
    """An infinitive with its pronoun in that person: "levantarse" → "levantarme", "alzarsi" → "alzarci"."""
    pronoun = _PRONOUNS.get(language, {}).get(person)
    if language == "es":
        first, _, rest = verb.partition(" ")
        if first.endswith("rse"):
            return " ".join(filter(None, (first[:-2] + pronoun, rest)))
    if language == "it":
        first, _, rest = verb.partition(" ")
        if first.endswith("rsi"):
            return " ".join(filter(None, (first[:-2] + pronoun, rest)))
    if language == "fr":
        if verb.startswith("se "):
            return f"{pronoun} {verb[3:]}"
        if verb.startswith("s'"):
            return f"{pronoun[0]}'{verb[2:]}" if person == "i" else f"{pronoun} {verb[2:]}"
    return verb


def form_of(value, language, form):
    """The form of a slot's value in a language: a column of its own where it is filled, else made from the base."""
    if not form:
        return value[language]
    if own := value.get(f"{language}.{form}"):
        return own
    if form in ("the", "a", "some"):
        return _article(language, value[language], gender_of(value, language), form)
    if form in ("i", "we", "you"):
        return _reflexive(language, value[language], form)
    return value[language]


def gender_of(value, language):
    return value.get(f"{language}.g") or value.get("g", "m")


def agreeing(value, language, gender):
    """An adjective's form of that gender; English has one."""
    return value.get(f"{language}.{gender}", value.get("en"))


# What an Italian article begins with once a preposition has run into it: "di il" → "del", "a l'" → "all'".
_MELTED = {"a": "a", "di": "de", "da": "da", "in": "ne", "su": "su"}
_ENDINGS = {"il": "l", "lo": "llo", "la": "lla", "l'": "ll'", "i": "i", "gli": "gli", "le": "lle"}


def _melt(match):
    preposition, article = match[1], match[2].strip()
    melted = _MELTED[preposition.lower()] + _ENDINGS[article] + " " * match[2].endswith(" ")
    return melted.capitalize() if preposition[0].isupper() else melted


_CONTRACTIONS = {
    "it": (
        # Small letters only: "a Los Pinos", "di La Paz"; a great A may be a vitamin.
        (re.compile(r"(\ba|^A|\b[Dd]i|\b[Dd]a|\b[Ii]n|\b[Ss]u) (l'|(?:il|lo|la|i|gli|le) )"), _melt),
        # "ed Elena", "ad Ana", but "e EA4XYZ", which is spelled out.
        (re.compile(r"(\be|^E) (?=[eèé]|E[a-zà-ù])"), r"\1d "),
        (re.compile(r"(\ba|^A) (?=[aà]|A[a-zà-ù])"), r"\1d "),
        (re.compile(r"\b([Nn]essun) (?=s[bcdfglmnpqrtvz]|z|gn|p[sn]|x|y)"), r"\1o "),
        (re.compile(r"\b([Nn]essun)a (?=[aeioué])"), r"\1'"),
        # Eight and eleven begin with vowels: "all'8%", "gli 11".
        (re.compile(r"\b([Aa])l (?=(?:8\d?|11)%)"), r"\1ll'"),
        (re.compile(r"\bil (?=(?:8\d?|11)%)"), "l'"),
        (re.compile(r"\bi (?=(?:8\d{0,3}|11)\b)"), "gli "),
        (re.compile(r"\b([Dd])i (?=acqua\b)"), r"\1'"),
        (re.compile(r"\b([Cc])i (?=[eè])"), r"\1'"),
        (re.compile(r"\b([Dd]ov|[Cc]om)e (?=è\b)"), r"\1'"),
        # "quest'estintore", but "questo è" and "questa o quella".
        (re.compile(r"\b([Qq]uest)[oa] (?=[aeiou](?!d\b|l\b|n\b|nche\b|ra\b)[a-z])"), r"\1'"),
    ),
    "es": (
        (re.compile(r"\b([Dd])e el\b"), r"\1el"),
        (re.compile(r"\b([Aa]) el\b"), r"\1l"),
        # "y" before its own sound: "e impermeables", but "y hielo".
        (re.compile(r"\by (?=h?[ií](?![aeoáéó]))", re.I), "e "),
    ),
    "fr": (
        (re.compile(r"\bde le\b"), "du"),
        (re.compile(r"\bde les\b"), "des"),
        (re.compile(r"\bà le\b"), "au"),
        (re.compile(r"\bà les\b"), "aux"),
        (re.compile(r"\bdu (?=(?:ou)?est\b)"), "de l'"),
        (re.compile(r"\bau (?=(?:ou)?est\b)"), "à l'"),
        (re.compile(r"\ble (?=(?:ou)?est\b)"), "l'"),
        (re.compile(r"\b([Ss])i (?=ils?\b)"), r"\1'"),
        # "cet extincteur", but "est-ce un extincteur".
        (re.compile(r"(?<!-)\b([Cc])e (?=[aeiouéèêâîôœ])"), r"\1et "),
    ),
}
# Words of letters only: "de EA4XYZ" is spelled out and stays. "Puis-je obtenir" stays too.
_ELISION = re.compile(r"(?<!-)\b([Dd]|[Qq]u|[Jj]|[Nn]|[Mm])e (?=([^\W\d_]+))")


def joined(text, language):
    """Neighbouring words run together as the language writes them."""
    for pattern, short in _CONTRACTIONS.get(language, ()):
        text = pattern.sub(short, text)
    if language == "fr":
        text = _ELISION.sub(lambda m: f"{m[1]}'" if _elides(m[2]) and not m[2][:2].isupper() else m[0], text)
    return text
