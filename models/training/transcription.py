"""Names across alphabets: "Olena" and "Олену" are one name, which is written by its sound and declined.

How a Latin name is written in Ukrainian follows the usual practice for foreign names, with one reading for each letter:
what a name is in its own language nobody can see. To find pairs, both sides are compared without the letters on which
practice differs.
"""

import re

# The longest first: what stands for several letters comes before each of them.
_SOUNDS = [
    ("sch", "ш"), ("tch", "ч"), ("sh", "ш"), ("ch", "ч"), ("ph", "ф"), ("th", "т"), ("kh", "х"), ("zh", "ж"), ("ck", "к"),
    ("qu", "кв"), ("ts", "ц"), ("tz", "ц"), ("ou", "у"), ("oo", "у"), ("ee", "і"), ("ya", "я"), ("ia", "ія"), ("yu", "ю"),
    ("ye", "є"), ("yo", "йо"), ("ce", "це"), ("ci", "ці"), ("cy", "ці"), ("j", "дж"), ("x", "кс"), ("ñ", "нь"), ("ç", "с"),
]
_LETTERS = dict(zip("abcdefghiklmnopqrstuvwyzàáâäãåèéêëìíîïòóôöùúûü", "абкдефггіклмнопкрстуввізааааааееееііііооооуууу"))
_VOWELS = "аеєиіїоуюя"
# Of each pair one letter, so that two ways to write a name compare as one.
_ALIKE = str.maketrans({"и": "і", "й": "і", "ї": "і", "є": "е", "ґ": "г", "х": "г", "я": "а", "ю": "у", "ь": "", "'": "", "’": ""})
# Case endings of a name by how its Latin spelling ends: masculine, feminine, feminine after a vowel.
_MASCULINE, _FEMININE, _SOFT = ("", "а", "у", "ом", "ові", "і", "е"), ("а", "и", "у", "ою", "о", "і"), ("я", "ї", "ю", "єю")
# A stem that takes them unchanged: neither soft nor hissing.
_HARD = "бвдзлмнпрстф"
_CYRILLIC_NAME = re.compile(r"(?<![\w@#'’])[А-ЩЬЮЯҐЄІЇ][а-щьюяґєії'’]{2,}(?![\w'’])")


def transcribed(name):
    """A Latin name in Ukrainian letters, in the nominative."""
    text, found = name.lower(), ""
    while text:
        latin, cyrillic = next((pair for pair in _SOUNDS if text.startswith(pair[0])), (text[0], _LETTERS.get(text[0], "")))
        if cyrillic == "і" and found and found[-1] in _VOWELS:
            cyrillic = "й"
        elif cyrillic == "йо" and found and found[-1] not in _VOWELS:
            cyrillic = "ьо"
        found, text = found + cyrillic, text[len(latin) :]
    return found.capitalize()


def _plain(text):
    """Letters by which two spellings of one name agree."""
    return re.sub(r"(.)\1", r"\1", text.lower().translate(_ALIKE).replace("дж", "ж"))


def kind(name):
    """(what of a transcribed name stays, its case endings) by how the Latin name ends; no endings where it keeps one form."""
    cyrillic = transcribed(name)
    if name.endswith("ia"):
        return cyrillic[:-1], _SOFT
    if name.endswith("a"):
        return cyrillic[:-1], _FEMININE
    return cyrillic, ("",) if cyrillic[-1] in _VOWELS else _MASCULINE


def ending(name, cyrillic):
    """The case ending of a Ukrainian word that is this Latin name; None where it is another word."""
    stem, endings = kind(name)
    return next((end for end in endings if _plain(stem + end) == _plain(cyrillic) and cyrillic.endswith(end)), None)


def alike(name, other):
    """Whether another Latin name takes the same case endings, letter for letter."""
    (stem, endings), (other_stem, other_endings) = kind(name), kind(other)
    if endings != other_endings:
        return False
    return endings not in (_MASCULINE, _FEMININE) or other_stem[-1] in _HARD


def declined(name, end):
    """A Latin name in Ukrainian letters, with a case ending of its kind."""
    stem, _endings = kind(name)
    return stem + end


def found(text):
    """Capitalised Ukrainian words of a text."""
    return {match.group() for match in _CYRILLIC_NAME.finditer(text)}
