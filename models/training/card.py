"""Card: writes an evaluation into a model's README between markers, so that it can be done again for every version.

What lies outside the markers is written by hand and stays. A README that lacks a section gets it at its end.
"""

import json
import re
import textwrap
from pathlib import Path

import sacrebleu

from .field.expand import LANGUAGES
from .recipe import licences

BAR = ("tatoeba-dev", 60.0)
SAMPLES_A_DIRECTION = 6
# Sentence chrF from which a translation counts as good, and below which as bad.
GOOD, BAD = 85.0, 30.0
_NAMES = {
    "tatoeba-dev": "Tatoeba development set: short everyday sentences",
    "ntrex128": "NTREX-128: news",
    "field": "the project's field messages: short, untidy, with numbers",
    "held-out": "the own split: sentences kept out of the training corpora",
}


def wrapped(line):
    """A line of prose or of a list in lines of at most 120 characters; table rows stay."""
    if line.startswith("|"):
        return line
    return textwrap.fill(line, 120, subsequent_indent="  " if line.startswith("- ") else "", break_on_hyphens=False)


def _both(row, precision=""):
    chrf, bleu = (row.get("chrFfp32"), row.get("bleuFp32")) if precision else (row.get("chrF"), row.get("bleu"))
    return _scores(chrf, bleu)


def _scores(chrf=None, bleu=None):
    return "–" if chrf is None else f"{chrf:.1f} / {bleu:.1f}"


def verdict(rows):
    """Whether the bar for a default model is reached, in one sentence."""
    name, least = BAR
    reached = {row["direction"]: row.get("chrF", row.get("chrFfp32")) for row in rows if row["set"] == name}
    told = ", ".join(f"{direction} {value:.1f}" for direction, value in reached.items())
    if min(reached.values()) >= least:
        return f"The bar for a default model, Tatoeba-dev chrF {least:.0f} in every direction, is reached: {told}."
    return (f"**Not yet good enough to rely on.** The bar for a default model is Tatoeba-dev chrF {least:.0f} in "
            f"every direction; this one reaches {told}. Never act on its translation of a dose, a number or a \"not\" without "
            "checking.")


def score_section(recipe, report):
    rows = report["scores"]
    lines = [f"{recipe.id} {recipe.version}. {verdict(rows)}", "",
             "| set | direction | lines | the node: chrF2 / BLEU | int8 | fp32 | ms |", "|---|---|---|---|---|---|---|"]
    for row in rows:
        ms = f"{row['cpuMsPerSentence']:.1f}" if "cpuMsPerSentence" in row else "–"
        node = row.get("node", {})
        lines.append(f"| {row['set']} | {row['direction']} | {row['lines']:,} | {_scores(node.get('chrF'), node.get('bleu'))} | "
                     f"{_both(row)} | {_both(row, 'fp32')} | {ms} |")
    counted = "13a BLEU, into Chinese by characters" if "zh" in recipe.others else "13a BLEU"
    lines += ["", f"sacreBLEU's chrF2 and {counted}. \"The node\" is what users get, with long sentences cut, the guard and "
              "the phrasebook; \"int8\" and \"fp32\" are sentence by sentence through the model alone. \"ms\" is CPU time a "
              "sentence in onnxruntime-node, batch 1, one thread."]
    lines += [f"- {name}: {_NAMES[name]}." + (f" {recipe.notes[name]}" if name in recipe.notes else "")
              for name in dict.fromkeys(row["set"] for row in rows)]
    losses = [row["chrFfp32"] - row["chrF"] for row in rows if "chrF" in row and "chrFfp32" in row]
    if losses:
        lines.append(f"- int8 against fp32: {-max(losses):+.2f} to {-min(losses):+.2f} chrF.")
    if invariance := report.get("batchInvariance"):
        lines.append(f"- {invariance['sameTokens']} of {invariance['sentences']} sentences gave the same tokens in mixed "
                     f"batches of {invariance['batch']} as alone, {invariance['sameBits']} of them with log-probabilities "
                     "equal to the last bit.")
    return "\n".join(wrapped(line) for line in lines)


def domain_section(report):
    lines = ["| set | domain | direction | lines | int8 chrF2 / BLEU | fp32 |", "|---|---|---|---|---|---|"]
    for row in report["scores"]:
        lines += [f"| {row['set']} | {part['domain']} | {row['direction']} | {part['lines']} | {_both(part)} | "
                  f"{_both(part, 'fp32')} |" for part in row.get("domains", ())]
    return "\n".join(lines)


def _spread(found, count):
    """`count` of the samples, spread over the domains in turn, in their order."""
    queues = {}
    for sample in found:
        queues.setdefault((sample["set"], sample["domain"]), []).append(sample)
    chosen = []
    while len(chosen) < count and any(queues.values()):
        chosen += [queue.pop(0) for queue in queues.values() if queue]
    return chosen[:count]


def choose(samples, direction):
    """(good, bad) samples of a direction: short ones, the middle of each class first, so that neither is the extreme."""
    scored = []
    for sample in samples:
        if sample["direction"] == direction and sample["set"] in ("field", "tatoeba-dev"):
            if 4 <= len(sample["source"].split()) <= 16:
                score = sacrebleu.sentence_chrf(sample["translation"], [sample["reference"]]).score
                scored.append((score, sample))
    classes = []
    for low, high, middle in ((GOOD, 101, 93), (-1, BAD, 20)):
        of_class = sorted((abs(score - middle), sample["source"], sample) for score, sample in scored if low <= score < high)
        classes.append(_spread([sample for *_, sample in of_class], SAMPLES_A_DIRECTION))
    return classes


def _cell(text):
    return text.replace("|", "\\|") or "(nothing)"


def sample_section(report):
    lines = [wrapped(f"Chosen by rule, not by eye: translations of sentence chrF {GOOD:.0f} and more, and below {BAD:.0f}, "
                     "from the field messages and the Tatoeba set.")]
    for direction in dict.fromkeys(sample["direction"] for sample in report["samples"]):
        for title, chosen in zip(("good", "bad"), choose(report["samples"], direction)):
            lines += ["", f"**{direction}, {title}**", "", "| written | model | reference |", "|---|---|---|"]
            lines += [f"| {_cell(s['source'])} | {_cell(s['translation'])} | {_cell(s['reference'])} |" for s in chosen]
    return "\n".join(lines)


def data_section(recipe):
    groups = {}
    for tag in recipe.sources:
        groups.setdefault(licences()[tag], []).append(tag)
    return "\n".join(wrapped(f"- {licence}: {', '.join(tags)}") for licence, tags in sorted(groups.items()))


def training_section(recipe, log):
    """What the run's log says: steps, tokens, minutes."""
    last = json.loads(Path(log).read_text(encoding="utf-8").splitlines()[-1])
    shares = ", ".join(f"{share:.0%} of the examples into {language}" for language, share in recipe.data.into.items())
    field = f", {recipe.data.field_pairs:,} field corpus pairs a pass" if set(recipe.others) & set(LANGUAGES) else ""
    written = f", the written sentences {recipe.data.written_times} times" if recipe.data.written_times else ""
    return wrapped(f"The last run, version {recipe.version}: {last['target_tokens'] / 1e6:.1f} M target tokens in {last['step']:,} "
                   f"steps and {last['minutes']:.0f} minutes, {shares or 'as many into English as out of it'}; "
                   f"{last['pass'] + 1} pass{'es' * (last['pass'] > 0)} begun, {recipe.data.untidy:.0%} of source sides made "
                   f"untidy{field}{written}.")


def put(text, name, title, body):
    """The text with `body` between the markers of section `name`, appended under `title` where there are none."""
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    section = f"{begin}\n{body}\n{end}"
    pattern = re.compile(re.escape(begin) + ".*?" + re.escape(end), re.S)
    if pattern.search(text):
        return pattern.sub(lambda _: section, text)
    return f"{text.rstrip()}\n\n## {title}\n\n{section}\n"


def write_card(recipe, report, folder, log=None):
    """Brings `README.md` in the model's folder up to date."""
    path = Path(folder) / "README.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text(encoding="utf-8") if path.exists() else f"# {recipe.id}\n"
    text = put(text, "scores", "Scores", score_section(recipe, report))
    text = put(text, "domains", "Scores by source domain", domain_section(report))
    text = put(text, "samples", "Samples", sample_section(report))
    if log and Path(log).exists():
        text = put(text, "training", "How it was trained", training_section(recipe, log))
    text = put(text, "data", "Data", data_section(recipe))
    path.write_text(text, encoding="utf-8")
