"""Evaluate: chrF2 and BLEU (13a) on the dev sets, both directions, fp32 beside int8, and the checks an export must pass.

The int8 model runs in onnxruntime-node through `translate.mjs`; `node_folder` is any folder whose node_modules has it.
"""

import json
import subprocess
import tempfile
from pathlib import Path

import sacrebleu
import sentencepiece
import torch

from . import corpus
from .decode import greedy_all
from .student import EOS, Student

SETS = ("tatoeba-dev", "ntrex128")


def load_student(recipe, checkpoint):
    student = Student(recipe.shape)
    student.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True)["model"])
    return student.eval()


def run_node(model, sources, node_folder, batch=1):
    """[{"tokens", "logp"}] of the exported model, and its timing report."""
    with tempfile.TemporaryDirectory() as folder:
        given, result = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        given.write_text("".join(json.dumps(ids) + "\n" for ids in sources))
        script = Path(__file__).with_name("translate.mjs")
        command = ["node", str(script), str(Path(model).resolve()), str(given), str(result), str(batch)]
        report = subprocess.run(command, cwd=node_folder, check=True, stdout=subprocess.PIPE, text=True).stdout
        return [json.loads(line) for line in result.read_text().splitlines()], json.loads(report)


def scores(hypotheses, references):
    return {
        "chrF": round(sacrebleu.corpus_chrf(hypotheses, [references]).score, 2),
        "bleu": round(sacrebleu.corpus_bleu(hypotheses, [references]).score, 2),
    }


def directions(recipe):
    """(name, target language, whether the pair is read backwards)."""
    return (f"en-{recipe.other}", recipe.other, False), (f"{recipe.other}-en", "en", True)


def encoded(pairs, backwards, prefix, pieces):
    """Source ids and reference texts of one direction."""
    sources, references = zip(*((b, a) if backwards else (a, b) for a, b in pairs))
    return [[prefix, *ids, EOS] for ids in pieces.encode(list(sources))], list(references), list(sources)


def evaluate(recipe, corpora, spm_model, checkpoint=None, model=None, node_folder=None, limit=None, sets=SETS):
    """Rows of scores: {set, direction, chrF, bleu} of int8 and {chrFfp32, bleuFp32} of fp32, whichever is given."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm_model))
    student = load_student(recipe, checkpoint) if checkpoint else None
    rows, samples = [], []
    for name in sets:
        pairs = corpus.dev_pairs(corpora, name, recipe.other)[:limit]
        for direction, target, backwards in directions(recipe):
            sources, references, texts = encoded(pairs, backwards, recipe.prefixes[target], pieces)
            row = {"set": name, "direction": direction, "lines": len(pairs)}
            if model:
                results, report = run_node(model, sources, node_folder)
                hypotheses = pieces.decode([result["tokens"] for result in results])
                row |= scores(hypotheses, references)
                row["cpuMsPerSentence"] = round(report["cpuMsPerSentence"], 2)
                samples += [{"direction": direction, "set": name, "source": s, "reference": r, "translation": h}
                            for s, r, h in zip(texts, references, hypotheses)]
            if student:
                precise = pieces.decode(greedy_all(student, sources))
                row |= {f"{key}{'Fp32' if key == 'bleu' else 'fp32'}": value
                        for key, value in scores(precise, references).items()}
            rows.append(row)
            print(json.dumps(row), flush=True)
    return rows, samples


def batch_invariance(recipe, corpora, spm_model, model, node_folder, sentences=240, batch=8):
    """How many sentences come out of a batch exactly as alone: tokens, and log-probabilities to the last bit."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm_model))
    same_tokens = same_bits = 0
    sources = []
    for name in SETS:
        pairs = corpus.dev_pairs(corpora, name, recipe.other)[: sentences // 4]
        for _, target, backwards in directions(recipe):
            sources += encoded(pairs, backwards, recipe.prefixes[target], pieces)[0]
    # Interleaved, so that short and long sentences share batches and padding is put to the test.
    sources = [sources[i] for start in range(batch) for i in range(start, len(sources), batch)]
    alone, _ = run_node(model, sources, node_folder)
    crowd, _ = run_node(model, sources, node_folder, batch)
    for one, other in zip(alone, crowd):
        same_tokens += one["tokens"] == other["tokens"]
        same_bits += one == other
    return {"sentences": len(sources), "batch": batch, "sameTokens": same_tokens, "sameBits": same_bits}
