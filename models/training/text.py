"""The form of text the models see, in training and in use: NFKC, white space collapsed, trimmed."""

import re
import unicodedata

_SPACE = re.compile(r"\s+")


def normalise(text):
    return _SPACE.sub(" ", unicodedata.normalize("NFKC", text)).strip()
