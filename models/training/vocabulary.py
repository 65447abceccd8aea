"""A checkpoint for another vocabulary: `python -m training.vocabulary OLD.pt OLD.model NEW.model OUT.pt`, and for a
language that shares few words with what the model knows `… OLD-RECIPE NEW-RECIPE CORPORA`.

The layers are taken over. A piece that both vocabularies have keeps its embedding; any other gets the mean of the old
pieces it would have been cut into. So a model of a new language begins with all that English and the layers know.

In another script that mean is one of bytes, which says nothing. With the recipes a piece gets the mean of the pieces
that the old language has for it instead, by way of the English both have pairs with (compare WECHSEL, Minixhofer et
al. 2022).
"""

import random
import sys
from pathlib import Path

import sentencepiece
import torch

from . import recipe as recipes
from .alignment import aligned
from .prepare import candidates
from .train import write
from .written import names, written

# Pairs that meanings are learnt from, of each language; of a pair only so many pieces a side.
PAIRS, LONGEST = 120_000, 60


def pairs(recipe, corpora):
    """(English, other) of a recipe's pairs and its written sentences, no more than `PAIRS`, the everyday ones first."""
    other = recipe.others[0]
    own = [(row["en"], row[other]) for name in names(other) for row in written(name, other)]
    rest = [(tag in recipe.data.everyday, weight, english, foreign)
            for tag, weight, _other, english, foreign in candidates(corpora, recipe)]
    random.Random(recipe.seed).shuffle(rest)
    rest.sort(key=lambda row: row[:2], reverse=True)
    return (own + [row[2:] for row in rest])[:PAIRS]


def meanings(old_recipe, new_recipe, corpora, old, new):
    """[new size, old size]: how much each old piece means a piece of the new recipe's language, rows summing to one or
    to nothing: its English by the new recipe's pairs, and that English's other language by the old one's."""
    def encoded(recipe, first, second):
        sides = zip(*pairs(recipe, corpora))
        english, foreign = (model.encode(list(side)) for model, side in zip((first, second), sides))
        return [(a, b) for a, b in zip(foreign, english) if 0 < len(a) <= LONGEST and 0 < len(b) <= LONGEST]

    height, width = new.get_piece_size(), old.get_piece_size()
    english = torch.from_numpy(aligned(encoded(new_recipe, old, new), height, width))
    foreign = torch.from_numpy(aligned([pair[::-1] for pair in encoded(old_recipe, old, old)], width, width))
    found = english @ foreign
    return found / found.sum(1, keepdim=True).clamp_min(1e-12)


def moved(table, old, new, meant=None):
    """Embeddings [new size, D] for SentencePiece model `new` from `table` [old size, D] of `old`, with `meant` those of
    new pieces by what they mean."""
    rows = []
    for id in range(new.get_piece_size()):
        piece = new.id_to_piece(id)
        known = old.piece_to_id(piece)
        # Control pieces (padding, EOS, a prefix a direction) stand for the same at the same ids.
        if new.is_control(id) or new.is_unknown(id):
            ids = [id]
        elif known != old.unk_id():
            ids = [known]
        elif meant is not None and meant[id].any():
            rows.append(meant[id] @ table)
            continue
        else:
            ids = old.encode(piece.replace("\u2581", " ").strip()) or [old.unk_id()]
        rows.append(table[ids].mean(0))
    return torch.stack(rows)


def main():
    old_checkpoint, old_pieces, new_pieces, out, *by_meaning = sys.argv[1:]
    old, new = (sentencepiece.SentencePieceProcessor(model_file=path) for path in (old_pieces, new_pieces))
    state = torch.load(old_checkpoint, map_location="cpu", weights_only=True)["model"]
    meant = None
    if by_meaning:
        old_recipe, new_recipe, corpora = by_meaning
        meant = meanings(recipes.load(old_recipe), recipes.load(new_recipe), corpora, old, new)
    state = state | {"E": moved(state["E"], old, new, meant)}
    write({"model": state}, Path(out))
    shared = sum(old.piece_to_id(new.id_to_piece(i)) != old.unk_id() for i in range(new.get_piece_size()))
    print(f"{shared} of {new.get_piece_size()} pieces are known")


if __name__ == "__main__":
    main()
