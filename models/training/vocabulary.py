"""A checkpoint for another vocabulary: `python -m training.vocabulary OLD.pt OLD.model NEW.model OUT.pt`.

The layers are taken over. A piece that both vocabularies have keeps its embedding; any other gets the mean of the old
pieces it would have been cut into. So a model of a new language begins with all that English and the layers know.
"""

import sys
from pathlib import Path

import sentencepiece
import torch

from .train import write


def moved(table, old, new):
    """Embeddings [new size, D] for SentencePiece model `new` from `table` [old size, D] of `old`."""
    rows = []
    for id in range(new.get_piece_size()):
        piece = new.id_to_piece(id)
        known = old.piece_to_id(piece)
        # Control pieces (padding, EOS, a prefix a direction) stand for the same at the same ids.
        if new.is_control(id) or new.is_unknown(id):
            ids = [id]
        elif known != old.unk_id():
            ids = [known]
        else:
            ids = old.encode(piece.replace("\u2581", " ").strip()) or [old.unk_id()]
        rows.append(table[ids].mean(0))
    return torch.stack(rows)


def main():
    old_checkpoint, old_pieces, new_pieces, out = sys.argv[1:]
    old, new = (sentencepiece.SentencePieceProcessor(model_file=path) for path in (old_pieces, new_pieces))
    state = torch.load(old_checkpoint, map_location="cpu", weights_only=True)["model"]
    state = state | {"E": moved(state["E"], old, new)}
    write({"model": state}, Path(out))
    shared = sum(old.piece_to_id(new.id_to_piece(i)) != old.unk_id() for i in range(new.get_piece_size()))
    print(f"{shared} of {new.get_piece_size()} pieces are known")


if __name__ == "__main__":
    main()
