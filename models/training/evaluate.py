"""Evaluate: chrF2 and BLEU (13a; into Chinese by characters) of int8 beside fp32, all directions, whole sets and their
source domains.

Sets: the dev sets, the field test set, and the own split held out of the corpora. The int8 model runs in
onnxruntime-node through `translate.mjs`; `node_folder` is any folder whose node_modules has it.
"""

import json
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import sacrebleu
import sentencepiece
import torch

from . import corpus
from .decode import beam_all
from .held_out import DEV_SETS, own_split
from .messages import LANGUAGES, messages
from .student import EOS, Student

SETS = (*DEV_SETS, "field", "held-out")
# Fewer lines than this say too little for a row of their own.
LEAST_LINES = 15


@dataclass(frozen=True)
class Line:
    domain: str  # of the field set, the corpus tag, or how long a sentence of the news is; "" where a set has none
    source: str
    reference: str


def load_student(recipe, checkpoint):
    student = Student(recipe.shape)
    student.load_state_dict(torch.load(checkpoint, map_location="cpu", weights_only=True)["model"])
    return student.eval()


def run_node(model, sources, node_folder, batch=1):
    """[{"tokens", "logp"}] of the exported model, and its timing report."""
    with tempfile.TemporaryDirectory() as folder:
        given, result = Path(folder) / "in.jsonl", Path(folder) / "out.jsonl"
        given.write_text("".join(json.dumps(ids) + "\n" for ids in sources))
        script = Path(__file__).with_name("translate.mjs").resolve()
        command = ["node", str(script), str(Path(model).resolve()), str(given), str(result), str(batch)]
        report = subprocess.run(command, cwd=node_folder, check=True, stdout=subprocess.PIPE, text=True).stdout
        return [json.loads(line) for line in result.read_text().splitlines()], json.loads(report)


def scores(hypotheses, references, target):
    tokenize = "zh" if target == "zh" else "13a"
    return {
        "chrF": round(sacrebleu.corpus_chrf(hypotheses, [references]).score, 2),
        "bleu": round(sacrebleu.corpus_bleu(hypotheses, [references], tokenize=tokenize).score, 2),
    }


@dataclass(frozen=True)
class Direction:
    other: str  # the language beside English
    target: str

    @property
    def backwards(self):
        """Whether pairs of English and the other are read from right to left."""
        return self.target == "en"

    @property
    def name(self):
        return f"{self.other}-en" if self.backwards else f"en-{self.other}"


def directions(recipe):
    return [Direction(other, target) for other in recipe.others for target in (other, "en")]


def length_class(text):
    words = text.count(" ") + 1
    return "under 15 words" if words < 15 else "15 to 29 words" if words < 30 else "30 words and more"


def set_lines(corpora, name, direction):
    """[Line] of a set in one direction; none where the set lacks the language."""
    other, backwards = direction.other, direction.backwards
    if name == "field":
        pairs = ((message.domain, message.pair(other)[backwards]) for message in messages() if other in LANGUAGES)
        return [Line(domain, *pair) for domain, pair in pairs]
    if name == "held-out":
        return [Line(tag, b, a) if backwards else Line(tag, a, b) for tag, a, b in own_split(corpora, other)]
    pairs = (pair[::-1] if backwards else pair for pair in corpus.dev_pairs(corpora, name, other))
    return [Line(length_class(pair[0]) if name == "ntrex128" else "", *pair) for pair in pairs]


def encoded(sources, prefix, pieces, longest):
    """Source ids with prefix and end, cut where the model's positions end."""
    return [[prefix, *ids[: longest - 2], EOS] for ids in pieces.encode(sources)]


def measured(lines, int8, fp32, target):
    """Scores of the translations given, by the names the manifest uses."""
    references = [line.reference for line in lines]
    row = {"lines": len(lines)}
    if int8:
        row |= scores(int8, references, target)
    if fp32:
        row |= {f"{key}{'Fp32' if key == 'bleu' else 'fp32'}": value for key, value in scores(fp32, references, target).items()}
    return row


def by_domain(lines, int8, fp32, target):
    """[{domain, lines, …}] of the domains with lines enough, the largest first."""
    members = {}
    for index, line in enumerate(lines):
        members.setdefault(line.domain, []).append(index)
    if len(members) < 2:
        return []
    return [
        {"domain": domain} | measured(*([side[i] for i in chosen] if side else side for side in (lines, int8, fp32)), target)
        for domain, chosen in sorted(members.items(), key=lambda item: -len(item[1]))
        if len(chosen) >= LEAST_LINES
    ]


def evaluate(recipe, corpora, spm_model, checkpoint=None, model=None, node_folder=None, limit=None, sets=SETS):
    """(rows, samples). A row: {set, direction, lines, chrF, bleu} of int8, {chrFfp32, bleuFp32} of fp32, whichever of
    the two is given, and `domains` alike. A sample: {direction, set, domain, source, reference, translation}.
    """
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm_model))
    student = load_student(recipe, checkpoint) if checkpoint else None
    rows, samples = [], []
    for name in sets:
        for direction in directions(recipe):
            lines = set_lines(corpora, name, direction)[:limit]
            if not lines:
                continue
            sources = encoded([line.source for line in lines], recipe.prefixes[direction.target], pieces, recipe.shape.positions - 1)
            int8 = fp32 = None
            timing = {}
            if model:
                results, report = run_node(model, sources, node_folder)
                int8 = pieces.decode([result["tokens"] for result in results])
                timing = {"cpuMsPerSentence": round(report["cpuMsPerSentence"], 2)}
            if student:
                fp32 = pieces.decode(beam_all(student, sources, recipe.beam))
            row = {"set": name, "direction": direction.name} | measured(lines, int8, fp32, direction.target) | timing
            print(json.dumps(row), flush=True)
            rows.append(row | {"domains": by_domain(lines, int8, fp32, direction.target)})
            samples += [{"direction": direction.name, "set": name, "domain": line.domain, "source": line.source,
                         "reference": line.reference, "translation": text}
                        for line, text in zip(lines, int8 or fp32)]
    return rows, samples


def batch_invariance(recipe, corpora, spm_model, model, node_folder, sentences=240, batch=8):
    """How many sentences come out of a batch exactly as alone: tokens, and log-probabilities to the last bit."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm_model))
    same_tokens = same_bits = 0
    sources = []
    for name in DEV_SETS:
        for direction in directions(recipe):
            lines = set_lines(corpora, name, direction)[: sentences // (len(DEV_SETS) * len(directions(recipe)))]
            texts = [line.source for line in lines]
            sources += encoded(texts, recipe.prefixes[direction.target], pieces, recipe.shape.positions - 1)
    # Interleaved, so that short and long sentences share batches and padding is put to the test.
    sources = [sources[i] for start in range(batch) for i in range(start, len(sources), batch)]
    alone, _ = run_node(model, sources, node_folder)
    crowd, _ = run_node(model, sources, node_folder, batch)
    for one, other in zip(alone, crowd):
        same_tokens += one["tokens"] == other["tokens"]
        same_bits += one == other
    return {"sentences": len(sources), "batch": batch, "sameTokens": same_tokens, "sameBits": same_bits}
