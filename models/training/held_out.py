"""What training may not see: the dev sets, the field and the thumbed test set, and a split of its own kept out of the
corpora.

Compared by fingerprint, in either language, so that case, punctuation and spacing hide nothing.
"""

import hashlib

from . import corpus
from .corpus import fingerprint
from .messages import messages
from .thumbed import thumbed

DEV_SETS = ("tatoeba-dev", "ntrex128")
# The sources nearest to what is texted, from which the own split is taken.
SPLIT_TAGS = frozenset(("tatoeba", "twb-covid", "refugee-phrasebook", "cocoa-mt", "global-storybooks", "trail-sense",
                        "integreat", "couchers", "umbrella", "cht-core"))
SPLIT_PER_MILLE = 4
SPLIT_LEAST_WORDS = 4


def in_split(tag, english):
    """Whether a pair belongs to the own split: by a hash of its English, so the same today and after new corpora."""
    if tag not in SPLIT_TAGS or english.count(" ") + 1 < SPLIT_LEAST_WORDS:
        return False
    digest = hashlib.sha256(fingerprint(english).encode()).digest()
    return int.from_bytes(digest[:4], "big") % 1000 < SPLIT_PER_MILLE


def own_split(corpora, other):
    """[(tag, English, other)], one translation of each English sentence, in the corpora's order."""
    chosen = {}
    for tag, english, foreign in corpus.train_pairs(corpora, other):
        if in_split(tag, english) and corpus.usable(english, foreign):
            chosen.setdefault(fingerprint(english), (tag, english, foreign))
    return list(chosen.values())


def message_marks():
    """Fingerprints of every form of the messages that are only tested on: the field set and the thumbed one."""
    return {fingerprint(form) for message in (*messages(), *thumbed()) for form in message.forms()}


def held_out(corpora, others):
    """Fingerprints of every sentence of the sets above, English and these languages, for all their pairs alike."""
    marks = message_marks()
    for other in others:
        for name in DEV_SETS:
            for pair in corpus.dev_pairs(corpora, name, other):
                marks.update(map(fingerprint, pair))
        for tag, english, foreign in corpus.train_pairs(corpora, other):
            if in_split(tag, english):
                marks.update((fingerprint(english), fingerprint(foreign)))
    return marks


def allowed(pair, marks):
    """Whether no side of a pair is among the marks."""
    return not any(fingerprint(side) in marks for side in pair)
