"""Two statements made one: longer sentences, of which the corpora have few, so that positions and attention are learnt
beyond the everyday dozen words (after Kondo et al. 2021, who put whole sentences side by side).

Where both second halves begin with a word that takes a small letter, a conjunction joins them, "…, but the road is
closed"; else they stand one after the other.
"""

import re

# The same conjunction in each; those of French need no elision.
_CONJUNCTIONS = {
    "en": (", and ", ", but ", ", so ", ", because ", "; "),
    "es": (" y ", ", pero ", ", así que ", " porque ", "; "),
    "fr": (" et ", ", mais ", ", donc ", " car ", " ; "),
}
# What a statement may begin with that is no name: it loses its capital after a conjunction.
_BEGINNINGS = {
    "en": "a an after all an at before every he her his if in it it's its most my nobody not on one our some somebody she"
          " that that's the their there there's these they they're this those two we we're when you your",
    "es": "a al algunos aunque cada cuando de después desde el él ella ellas ellos en ese esa eso esta este estos estas"
          " están está estoy había hay la las le les lo los me mi mis muchos nadie no nos nuestra nuestro para por se si"
          " sin sobre solo su sus también te tengo tiene todos tu tus un una unos usted ya yo",
    "fr": "à après au aux avant c'est ce ces cet cette chaque dans de depuis des du elle elles en il ils j'ai je la le les"
          " leur leurs lors ma mes mon ne nos notre nous on par personne plusieurs pour quand quelqu'un sa sans ses si son"
          " sur ta tes ton tous tu un une votre vos vous",
}
_BEGINNINGS = {language: frozenset(words.split()) for language, words in _BEGINNINGS.items()}
# No abbreviation at its end: "8 p.m." keeps its stop.
_STATEMENT = re.compile(r"[^\W\d_a-zà-ÿ].*[^.…](?<!\.\w)(?<!\betc)\.")


def _begins_small(text, language):
    return text.split(" ", 1)[0].lower() in _BEGINNINGS.get(language, ())


def join(first, second, rng):
    """One (source language, source, target language, target) of two of the same languages, all statements."""
    languages = first[0], first[2]
    small = all(_begins_small(text, language) for text, language in zip(second[1::2], languages))
    which = rng.randrange(len(_CONJUNCTIONS["en"]))
    texts = []
    for language, head, tail in zip(languages, first[1::2], second[1::2]):
        if small:
            texts.append(head[:-1] + _CONJUNCTIONS[language][which] + tail[0].lower() + tail[1:])
        else:
            texts.append(f"{head} {tail}")
    return languages[0], texts[0], languages[1], texts[1]


def joined(examples, share, rng):
    """Yields the examples; of statements a share in twos, with whichever of their languages comes next."""
    waiting = {}
    for example in examples:
        if rng.random() >= share or not all(_STATEMENT.fullmatch(text) for text in example[1::2]):
            yield example
        elif (first := waiting.pop(key := example[::2], None)) is None:
            waiting[key] = example
        else:
            yield join(first, example, rng)
    yield from waiting.values()
