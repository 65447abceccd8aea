"""Number words, 0 to 999, where the languages' counts agree in form with any noun.

Spanish and French numbers that end in one ("veintiún", "vingt et une") and Spanish hundreds above 199 change with the
noun's gender; `spelled` knows their plain form, and the expansion leaves them out of counts.
"""

_EN_SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_EN_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_ES_SMALL = """cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis
diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete
veintiocho veintinueve""".split()
_ES_TENS = "_ _ _ treinta cuarenta cincuenta sesenta setenta ochenta noventa".split()
_ES_HUNDREDS = """_ ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos
novecientos""".split()
_IT_SMALL = """zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici
sedici diciassette diciotto diciannove""".split()
_IT_TENS = "_ _ venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()
_FR_SMALL = """zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept
dix-huit dix-neuf""".split()
_FR_TENS = "_ _ vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt".split()


def english(n):
    if n < 20:
        return _EN_SMALL[n]
    if n < 100:
        return _EN_TENS[n // 10] + (f"-{_EN_SMALL[n % 10]}" if n % 10 else "")
    return f"{_EN_SMALL[n // 100]} hundred" + (f" and {english(n % 100)}" if n % 100 else "")


def spanish(n):
    if n < 30:
        return _ES_SMALL[n]
    if n < 100:
        return _ES_TENS[n // 10] + (f" y {_ES_SMALL[n % 10]}" if n % 10 else "")
    if n == 100:
        return "cien"
    return _ES_HUNDREDS[n // 100] + (f" {spanish(n % 100)}" if n % 100 else "")


def french(n):
    if n < 20:
        return _FR_SMALL[n]
    if n < 100:
        # Seventies and nineties count on from sixty and eighty.
        rest = n % 20 if n >= 60 else n % 10
        tens = _FR_TENS[n // 10]
        if n == 80:
            return "quatre-vingts"
        if rest in (1, 11) and n < 80:
            return f"{tens} et {_FR_SMALL[rest]}"
        return f"{tens}-{_FR_SMALL[rest]}" if rest else tens
    hundreds = "cent" if n < 200 else f"{_FR_SMALL[n // 100]} cent"
    return f"{hundreds} {french(n % 100)}" if n % 100 else hundreds + "s" * (n > 100)


def italian(n):
    if n < 20:
        return _IT_SMALL[n]
    if n < 100:
        tens, last = _IT_TENS[n // 10], n % 10
        if last in (1, 8):
            tens = tens[:-1]
        return tens + ("tré" if last == 3 else _IT_SMALL[last] if last else "")
    hundreds = (_IT_SMALL[n // 100] if n >= 200 else "") + "cento"
    rest = italian(n % 100) if n % 100 else ""
    # "centotto", "duecentottanta"
    return (hundreds[:-1] if rest[:2] == "ot" else hundreds) + ("tré" if rest == "tre" else rest)


SPELLED = {"en": english, "es": spanish, "fr": french, "it": italian}


def countable(n):
    """Whether n has one form before every noun: no final one, no hundreds with a gender."""
    return n % 10 != 1 or n % 100 == 11 if n < 200 else False
