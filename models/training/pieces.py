"""Pieces: trains the SentencePiece vocabulary of a new model on the recipe's own selection of text."""

import random
from itertools import chain
from pathlib import Path

import sentencepiece

from . import corpus
from .prepare import candidates, times
from .written import names, written


def train_pieces(recipe, corpora, path):
    """Writes a unigram model of `recipe.shape.vocabulary` pieces with byte fallback and a prefix token a direction."""
    rng = random.Random(recipe.seed)
    chosen = [pair for _tag, weight, _other, *pair in candidates(corpora, recipe) if times(weight, rng)]
    # A language's everyday words may be in its monolingual text alone; English has pairs enough.
    alone = (text for other in recipe.others for _tag, text in corpus.mono(corpora, other))
    # And where the corpora have no everyday pairs, the written sentences are all there is of it.
    own = [(row["en"], row[other]) for other in recipe.others for name in names(other) for row in written(name, other)]
    prefixes = sorted(recipe.prefixes, key=recipe.prefixes.get)
    with open(Path(path).with_suffix(".model"), "wb") as output:
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=chain((side for pair in chain(chosen, own) for side in pair), alone),
            model_writer=output,
            model_type="unigram",
            vocab_size=recipe.shape.vocabulary,
            character_coverage=0.9998,
            byte_fallback=True,
            # The text is normalised before it gets here and in the daemon's tokeniser alike.
            normalization_rule_name="identity",
            pad_id=0, eos_id=1, unk_id=2, bos_id=-1,
            control_symbols=[f"<2{language}>" for language in prefixes],
            seed_sentencepiece_size=200_000,
            # More would need tens of gigabytes and find the same.
            input_sentence_size=3_000_000,
            shuffle_input_sentence=True,
            num_threads=2,
        )  # fmt: skip
