"""Number words, 0 to 999, where the two languages' counts agree in form with any noun.

Spanish numbers that end in one ("veintiún", "veintiuna") and its hundreds above 199 change with the noun's gender;
`spelled` knows them, and the expansion leaves them out of counts.
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


SPELLED = {"en": english, "es": spanish}


def countable(n):
    """Whether n has one form before every noun: no final one, no hundreds with a gender."""
    return n % 10 != 1 or n % 100 == 11 if n < 200 else False
