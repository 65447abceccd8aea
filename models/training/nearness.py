"""Which sentences are nearest to what people text: by the difference of two word models' cross-entropies (Moore and
Lewis 2010). Read-aloud corpora are full of old novels, whose tenses and words nobody sends by radio."""

import math
import re
from collections import Counter

_WORD = re.compile(r"\w+|[^\w\s]")


def _words(text):
    # The first word's capital says nothing, a later one's that it is a name.
    return _WORD.findall(text[:1].lower() + text[1:])


def nearest(texts, everyday, share):
    """The `share` of `texts` that resemble the sentences `everyday` most, as a set.

    A text's score is the mean over its words of log p(word) in `everyday` less that in `texts`; both know all words of
    either, with one more of each.
    """
    near, far = (Counter(word for text in side for word in _words(text)) for side in (everyday, texts))
    known = len(near.keys() | far.keys())
    lead = math.log((far.total() + known) / (near.total() + known))
    worth = {word: lead + math.log((near[word] + 1) / (count + 1)) for word, count in far.items()}

    def score(text):
        words = _words(text)
        return sum(worth[word] for word in words) / max(1, len(words))

    return set(sorted(texts, key=score, reverse=True)[: round(share * len(texts))])
