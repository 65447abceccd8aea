"""Doubt: below which confidence a translation is to be marked doubtful, found on a development set.

A translation counts as bad where its sentence chrF is below BAD_CHRF. The threshold is the one that marks best (F0.5: a
mark that is wrong costs more trust than one that is missing) without marking more than MOST_MARKED. What it is worth is
measured on every second pair with the threshold that is best on the others, and the other way round. Written to the
manifest as `doubt`, from where the engine reads it.
"""

import json
from pathlib import Path

import sacrebleu
import sentencepiece

from .evaluate import directions, encoded, run_node, set_lines

SET = "tatoeba-dev"
BAD_CHRF = 35.0
BETA = 0.5
# Who sees a mark on every fifth message no longer looks at it.
MOST_MARKED = 0.125


def marks(scored, below):
    """(precision, recall, share) of marking what is less confident, over [(confidence, chrF)]."""
    marked = [chrf < BAD_CHRF for confidence, chrf in scored if confidence < below]
    bad = sum(chrf < BAD_CHRF for _, chrf in scored)
    right = sum(marked)
    precision = right / len(marked) if marked else 1.0
    return precision, right / bad if bad else 1.0, len(marked) / len(scored)


def f_score(scored, below):
    precision, recall, _ = marks(scored, below)
    weighted = BETA**2 * precision + recall
    return (1 + BETA**2) * precision * recall / weighted if weighted else 0.0


def best_threshold(scored):
    """The confidence that marks best, of those that mark no more than may be; one that marks nothing where nothing is bad."""
    confidences = sorted(confidence for confidence, _ in scored)
    if all(chrf >= BAD_CHRF for _, chrf in scored):
        return confidences[0]
    return max(sorted(set(confidences[: int(MOST_MARKED * len(scored)) + 1])), key=lambda below: f_score(scored, below))


def worth(scored):
    """(precision, recall, share) where each half is marked by the threshold of the other."""
    halves = scored[::2], scored[1::2]
    # Each half's confidences as distances from the threshold it is marked by: then both are marked below 0.
    moved = [(confidence - below, chrf) for half, below in zip(halves, map(best_threshold, reversed(halves)))
             for confidence, chrf in half]
    return marks(moved, 0.0)


def confidence_of(result):
    """As the engine has it: the mean over the tokens and the end token, never above 0."""
    return min(0.0, sum(result["logp"]) / len(result["logp"])) if result["logp"] else 0.0


def calibrate_doubt(recipe, corpora, spm_model, folder, node_folder):
    """Rows of the manifest's `doubt`, written there and returned."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm_model))
    rows = []
    for direction in directions(recipe):
        lines = set_lines(corpora, SET, direction)
        texts = [line.source for line in lines]
        sources = encoded(texts, recipe.prefixes[direction.target], pieces, recipe.shape.positions - 1)
        results, _ = run_node(Path(folder) / "model.onnx", sources, node_folder)
        hypotheses = pieces.decode([result["tokens"] for result in results])
        chrfs = [sacrebleu.sentence_chrf(h, [r]).score for h, r in zip(hypotheses, (line.reference for line in lines))]
        scored = list(zip(map(confidence_of, results), chrfs))
        precision, recall, share = worth(scored)
        bad = sum(chrf < BAD_CHRF for _, chrf in scored) / len(scored)
        rows.append({"direction": direction.name, "below": round(best_threshold(scored), 3), "set": SET, "badChrF": BAD_CHRF,
                     "precision": round(precision, 2), "recall": round(recall, 2),
                     "marked": round(share, 2), "bad": round(bad, 2)})
        print(json.dumps(rows[-1]), flush=True)
    path = Path(folder) / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["doubt"] = rows
    path.write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return rows
