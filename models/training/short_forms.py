"""Short forms: how well the node reads them, on the thumbed test set, with the models that ship.

`python -m training.short_forms en-es …` scores the messages as typed and, which is the most that reading short forms
could reach, written out by their author.
"""

import argparse
import json
from pathlib import Path

from .evaluate import Direction, scores
from .through_node import translated
from .thumbed import KINDS, thumbed


def measured(direction, name, node_folder):
    """[(what, lines, scores as typed, scores written out)] of a direction: all of its messages, then kind by kind."""
    source = direction.other if direction.backwards else "en"
    chosen = [message for message in thumbed() if message.language == source]
    sides = [translated([side(message) for message in chosen], direction, name, node_folder)
             for side in (lambda message: message.text, lambda message: message.plain)]
    rows = []
    for kinds in (KINDS, *((kind,) for kind in KINDS)):
        at = [i for i, message in enumerate(chosen) if message.kind in kinds]
        references = [chosen[i].references[direction.target] for i in at]
        typed, written_out = (scores([side[i] for i in at], references, direction.target) for side in sides)
        rows.append(("all" if kinds == KINDS else kinds[0], len(at), typed, written_out))
    return rows


def main():
    parser = argparse.ArgumentParser(prog="python -m training.short_forms", description=__doc__)
    parser.add_argument("ids", nargs="+", metavar="ID", help="folders of models that ship, en-es …")
    parser.add_argument("--node", type=Path, default=Path(".."), help="the repository's root, installed and built")
    options = parser.parse_args()
    print("| direction | messages | lines | as typed: chrF2 / BLEU | written out |\n|---|---|---|---|---|")
    for model in options.ids:
        manifest = json.loads(Path(model, "manifest.json").read_text(encoding="utf-8"))
        for pair in manifest["directions"]:
            direction = Direction(pair["source"] if pair["target"] == "en" else pair["target"], pair["target"])
            for kind, lines, *sides in measured(direction, f"{model}@{manifest['version']}", options.node):
                cells = (f"{side['chrF']:.1f} / {side['bleu']:.1f}" for side in sides)
                print(f"| {pair['source']} → {pair['target']} | {kind} | {lines} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
