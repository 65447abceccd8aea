"""Untidy text: what people type in a hurry, made from clean sentences. Only the source side, emoji excepted.

Each function is pure in (text, random generator). Words that hold a digit are never touched, so that numbers,
times and node ids stay what the target says they are.
"""

import re
import unicodedata
from functools import lru_cache

_KEYS = {
    "a": "sq", "b": "vn", "c": "xv", "d": "sf", "e": "wr", "f": "dg", "g": "fh", "h": "gj", "i": "uo", "j": "hk",
    "k": "jl", "l": "k", "m": "n", "n": "bm", "o": "ip", "p": "o", "q": "w", "r": "et", "s": "ad", "t": "ry",
    "u": "yi", "v": "cb", "w": "qe", "x": "zc", "y": "tu", "z": "x",
    "а": "вп", "б": "ью", "в": "аф", "г": "шн", "д": "лж", "е": "кн", "ж": "дє", "з": "щх", "и": "мт", "і": "фв", "й": "ц",
    "к": "уе", "л": "од", "м": "си", "н": "ег", "о": "рл", "п": "ар", "р": "по", "с": "чм", "т": "иь", "у": "цк", "ф": "і",
    "х": "зї", "ц": "йу", "ч": "яс", "ш": "гщ", "щ": "шз", "ь": "тб", "ю": "б", "я": "ч", "є": "ж", "ї": "х",
}  # fmt: skip
_TEXTING = {
    "en": {"you": "u", "are": "r", "please": "pls", "thanks": "thx", "people": "ppl", "tomorrow": "tmrw", "your": "ur",
           "because": "cuz", "do not": "dont", "cannot": "cant", "tonight": "tonite", "about": "abt", 
           "message": "msg", "hours": "hrs", "with": "w/", "without": "w/o", "okay": "ok"},
    "es": {"que": "q", "por": "x", "porque": "xq", "también": "tb", "estoy": "toy", "por favor": "porfa",
           "mensaje": "msj", "gracias": "grax", "para": "pa", "qué": "q", "porqué": "xq", "donde": "dnd", "dónde": "dnd"},
    "fr": {"que": ("q", "ke"), "vous": "vs", "nous": "ns", "pour": "pr", "tout": "tt", "toute": "tte", "tous": "ts",
           "s'il vous plaît": "svp", "s'il te plaît": "stp", "merci": "mci", "aujourd'hui": ("ajd", "auj"),
           "c'est": "c", "j'ai": ("g", "jai"), "je suis": ("jsuis", "chui"), "je ne sais pas": "jsp",
           "beaucoup": "bcp", "rendez-vous": "rdv", "quelqu'un": "qqn", "quelque chose": "qqch", "pourquoi": "pk",
           "parce que": ("pcq", "psk"), "dans": "ds", "quand": "qd", "comment": "cmt", "maintenant": "mtn",
           "toujours": "tjs", "bonjour": "bjr", "bonsoir": "bsr", "salut": "slt", "est-ce que": "esk",
           "qu'est-ce que": "keske", "d'accord": ("dac", "ok"), "peut-être": "ptet", "il y a": ("ya", "y a"),
           "problème": "pb", "message": "msg", "téléphone": "tel", "minutes": "min", "secondes": "sec",
           "personnes": "pers", "besoin": "bsn", "docteur": "dr", "quoi": "koi", "plus tard": "+ tard"},
    "de": {"nicht": ("nich", "net"), "ist": "is", "habe": "hab", "eine": "ne", "einen": "nen", "vielleicht": "vllt",
           "und": "u", "zum Beispiel": "zb", "Nachricht": "msg", "Minuten": "min", "Stunden": "std", "Personen": "pers",
           "ungefähr": "ca", "keine Ahnung": "ka", "irgendwie": "iwie", "heute": "heut", "gerade": "grad", "wegen": "wg",
           "kein Problem": "kp", "okay": "ok", "geht es": "gehts",
           "gibt es": "gibts", "haben Sie": "ham sie", "Kilometer": "km"},
    "pt": {"você": ("vc", "cê"), "vocês": "vcs", "também": ("tb", "tbm"), "porque": "pq", "por que": "pq", "que": "q",
           "não": ("nao", "n"), "hoje": "hj", "quando": "qdo", "quanto": "qto", "obrigado": "obg", "obrigada": "obg",
           "beleza": "blz", "mensagem": "msg", "para": "pra", "comigo": "cmg", "está": "tá", "estou": "tô", "por favor": "pfv",
           "minutos": "min", "depois": "dps", "agora": "agr", "mesmo": "msm", "com": "c/", "sem": "s/", "tudo": "td",
           "amanhã": "amnh", "pessoas": "pess", "mais": "+", "até": "ate", "muito": "mto", "muita": "mta", "cadê": "kd"},
    "it": {"che": ("ke", "k"), "chi": "ki", "perché": ("xké", "xke", "perche"), "per": "x", "per favore": ("pf", "x favore"),
           "non": "nn", "comunque": ("cmq", "cmnq"), "sono": "sn", "qualcosa": "qcs", "qualcuno": "qlc", "quando": "qnd",
           "quanto": "qnt", "questo": "qst", "questa": "qst", "anche": "anke", "grazie": "grz", "messaggio": "msg",
           "tutto": "tt", "tutti": "tt", "più": ("+", "piu"), "minuti": "min", "domani": "dmn", "dove": "dv", "bene": "bn",
           "persone": "pers", "telefono": "tel", "dottore": "dott", "con": "cn"},
    "uk": {"будь ласка": ("плз", "пліз", "будьласка"), "дякую": ("дяк", "дякс"), "що": "шо", "щось": "шось", "зараз": "зара",
           "сьогодні": ("сьодні", "сьгдн"), "привіт": ("прив", "прівет"), "повідомлення": ("смс", "повід"), "хвилин": "хв",
           "хвилини": "хв", "годин": "год", "години": "год", "телефон": "тел", "не знаю": ("хз", "незнаю"), "людей": "чол",
           "добре": ("ок", "добр"), "нормально": "норм", "тобто": "тоб", "кілометрів": "км", "метрів": "м", "дуже": "дужє",
           "до речі": "доречі", "напевно": "напевне", "звичайно": "звісно", "треба": "тра", "цього": "цьго", "вже": "уже"},
}  # fmt: skip
_EMOJI = "🙂😀😂😢😟🙏👍👎❤🔥🚑🚒🚁🆘💧🌧❄⚠✅❌"
# As German is typed where there are no umlauts.
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
# The space before a French ?, ! or : that most people leave out.
_FRENCH_SPACE = re.compile(r" ([?!;:])(?=\s|$)")
# Letters that decomposing leaves whole.
_UNDIVIDED = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss"})
# What is left of a French negation when "ne" goes, as it does in speech: pas, jamais and rien still say it. Not "plus",
# which would turn into its opposite.
_NE = re.compile(r"\b(?P<before>\w+ )(?:ne |n')(?P<rest>(?:(?:me|te|se|le|la|les|lui|y|en|nous|vous) )?\w+ (?:pas|jamais|rien)\b)")
_PUNCTUATION = ".,;:!?¿¡。，；：、！？؟،؛।"
# Languages whose marks are parts of letters that nobody leaves out: "й" is not "и".
_MARKS_STAY = ("ru", "uk", "hi")
_TURKISH_LOWER, _TURKISH_UPPER = str.maketrans("Iİ", "ıi"), str.maketrans("ıi", "Iİ")


def strip_accents(text):
    """Without accents, cedillas and ligatures ("cœur" → "coeur"); ñ stays, since people do type it and it tells words
    apart."""
    decomposed = unicodedata.normalize("NFD", text.translate(_UNDIVIDED))
    kept = (ch for i, ch in enumerate(decomposed)
            if not unicodedata.combining(ch) or (ch == "\u0303" and decomposed[i - 1] in "nN"))
    return unicodedata.normalize("NFC", "".join(kept))


def strip_punctuation(text):
    """Without sentence punctuation, except inside words and numbers ("3.5", "12:30" stay)."""
    # "!a1b2c3d4" is a node id: a mark before a word with digits is part of it.
    words = (word.rstrip(_PUNCTUATION) if any(map(str.isdigit, word)) else word.strip(_PUNCTUATION)
             for word in text.split(" "))
    return " ".join(word for word in words if word)


def strip_final(text):
    return text.rstrip(".!? 。！？؟।").lstrip("¿¡")


def lower(text, language):
    return (text.translate(_TURKISH_LOWER) if language == "tr" else text).lower()


def upper(text, language):
    return (text.translate(_TURKISH_UPPER) if language == "tr" else text).upper()


@lru_cache
def _texted(language):
    """Every wording that has a thumbed form, longest first, as one pattern of whole words."""
    wordings = sorted(_TEXTING.get(language, ()), key=len, reverse=True)
    return re.compile(r"(?<![\w'])(?:" + "|".join(map(re.escape, wordings)) + r")(?![\w'])") if wordings else None


def texting(text, language, rng):
    """Some words as they are thumbed: "u", "pls", "q", "xq", "svp"."""
    pattern = _texted(language)
    if not pattern:
        return text


    def short(match):
        if rng.random() >= 0.7:
            return match[0]
        form = _TEXTING[language][match[0]]
        return form if isinstance(form, str) else rng.choice(form)

    return pattern.sub(short, text)


def drop_ne(text):
    """French as it is spoken: "je ne peux pas" → "je peux pas", "je n'ai rien" → "j'ai rien"."""

    def spoken(match):
        before, rest = match["before"], match["rest"]
        elided = before.lower() == "je " and rest[0].lower() in "aeiouhéèêâîôœ"
        return (before[0] + "'" if elided else before) + rest

    return _NE.sub(spoken, text)


def apostrophes(text, language, rng):
    """Left out (Ukrainian too, "пять"), as a space (French) or as the curly one a telephone's keyboard sets; words with digits stay."""
    kind = rng.randrange(3)
    words = text.split(" ")
    for index, word in enumerate(words):
        if "'" not in word or any(map(str.isdigit, word)):
            continue
        if kind == 0:
            words[index] = word.replace("'", "’")
        elif language == "uk":
            words[index] = word.replace("'", "")
        elif language == "fr":
            words[index] = word.replace("'", "" if kind == 1 else " ")
        elif word.lower().endswith(("n't", "'m", "'s")):
            # Not "we're" or "I'll": without the mark they are other words.
            words[index] = word.replace("'", "")
    return " ".join(words)


def with_emoji(source, target, rng):
    """One or two emoji at the end of both sides: they are never translated, only carried over."""
    emoji = " " + "".join(rng.choices(_EMOJI, k=rng.choice((1, 1, 2))))
    return source + emoji, target + emoji


def typo(text, rng):
    """One slip of the finger in one word of four letters or more."""
    words = text.split(" ")
    choices = [i for i, word in enumerate(words) if len(word) >= 4 and word.isalpha()]
    if not choices:
        return text
    index = rng.choice(choices)
    word = words[index]
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(4)
    if kind == 0:
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif kind == 1:
        word = word[:at] + word[at + 1 :]
    elif kind == 2:
        word = word[:at] + word[at] + word[at:]
    else:
        near = _KEYS.get(word[at].lower())
        word = word[:at] + rng.choice(near) + word[at + 1 :] if near else word
    words[index] = word
    return " ".join(words)


def untidy(text, language, rng):
    """One of the ways above, or two together; about as often as people do them."""
    if rng.random() < 0.08 and len(text) < 80:
        return upper(text, language)
    if rng.random() < 0.6:
        text = lower(text, language)
    if language == "fr" and rng.random() < 0.4:
        text = drop_ne(text)
    # Before the accents go: the short forms are looked up by the whole word.
    if rng.random() < 0.3:
        text = texting(text, language, rng)
    if rng.random() < 0.25:
        text = apostrophes(text, language, rng)
    if language == "de" and rng.random() < 0.3:
        text = text.translate(_UMLAUTS)
    if rng.random() < 0.5 and language not in _MARKS_STAY:
        text = strip_accents(text)
    if language == "fr" and rng.random() < 0.6:
        text = _FRENCH_SPACE.sub(r"\1", text)
    if rng.random() < 0.35:
        text = strip_punctuation(text) or text
    elif rng.random() < 0.5:
        text = strip_final(text) or text
    if rng.random() < 0.25:
        text = typo(text, rng)
    return text
