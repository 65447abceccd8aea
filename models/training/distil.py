"""Distil: the teacher translates all the text there is, and the student learns from that (Kim and Rush 2016).

Every side of every training pair is translated once, and so is monolingual text, which serves twice: sentence to
translation, and translation back to the sentence, whose target then is real (back-translation). With a `share` of 0
only the monolingual text is translated, and training pairs are learnt as written. Shards of a fixed order are written
one by one, so the same command goes on where it was stopped.

Where a model teaches itself, its int8 graph that ships can do it, in onnxruntime-node: what trained it is not needed.
"""

import json
import random
import re
from collections import Counter
from itertools import chain
from pathlib import Path

import sentencepiece
import torch

from . import corpus, recipe as recipes
from .decode import hypotheses_all, log_probabilities
from .evaluate import load_student, run_node
from .held_out import allowed, held_out
from .names import kept as names_kept
from .nearness import nearest
from .prepare import candidates, claim, times
from .student import EOS
from .train import arithmetic
from .written import FOLDER, columns, names, tidy, written

_DIGITS = re.compile(r"\d+")
MONO = "mono"


def untranslated(others):
    """English sentences written for the project, tidy, that none of these languages has yet."""
    translated = {row["en"] for other in others for name in names(other) for row in written(name, other)}
    every = {row["en"]: None for path in sorted(FOLDER.glob("*/*.tsv")) for row in written(path.stem, columns(path.parent)[1])}
    return [text for text in every if text not in translated and tidy(text)]


def monolingual(recipe, corpora, language, known, marks):
    """Sentences of a language worth translating, nearest to what is texted first; none of `known`, and they join it."""
    settings, found = recipe.distil, []
    sentences = (text for tag, text in corpus.mono(corpora, language) if tag in settings.mono_tags)
    if language == "en":
        everyday = (english for other in settings.mono_from for tag, english, _foreign in corpus.train_pairs(corpora, other)
                    if tag in recipe.data.everyday)
        sentences = chain(untranslated(recipe.others) if settings.mono_written else (), everyday, sentences)
    for text in sentences:
        if len(found) == settings.mono_lines:
            break
        if text in known or text.count(" ") >= settings.mono_words or not corpus.usable(text, text):
            continue
        if allowed((text,), marks):
            known.add(text)
            found.append(text)
    return found


def like_everyday(recipe, corpora, language, texts):
    """Those of `texts` that `mono_nearest` takes, in order."""
    share = recipe.distil.mono_nearest.get(language)
    if share is None:
        return texts
    everyday = [english if language == "en" else foreign
                for other in (recipe.others if language == "en" else (language,))
                for tag, english, foreign in corpus.train_pairs(corpora, other) if tag in recipe.data.everyday]
    chosen = nearest(texts, everyday, share)
    return [text for text in texts if text in chosen]


def texts(recipe, corpora):
    """[(tag, language, target language, text, reference)], shuffled by the recipe's seed, what diversifies last;
    monolingual text has no reference."""
    found = []
    for tag, _weight, other, english, foreign in candidates(corpora, recipe):
        found += [(tag, "en", other, english, foreign), (tag, other, "en", foreign, english)]
    more = {row[1:4]: (MONO, *row[1:]) for row in found if row[0] in recipe.data.everyday
            and row[1] in recipe.distil.diversify and row[3].count(" ") < recipe.distil.mono_words}
    marks, known = held_out(corpora, recipe.others), {text for *_, text, _reference in found}
    if not recipe.distil.share:
        found = []
    for language in ("en", *recipe.others):
        targets = recipe.others if language == "en" else ("en",)
        chosen = like_everyday(recipe, corpora, language, monolingual(recipe, corpora, language, known, marks))
        found += [(MONO, language, targets[index % len(targets)], text, "") for index, text in enumerate(chosen)]
    more = list(more.values())
    for rows in (found, more):
        random.Random(recipe.seed).shuffle(rows)
    return found + more


def faithful(source, translation):
    """Whether a teacher's translation may be learnt from: digits kept, length plausible, nothing said over and over."""
    if Counter(_DIGITS.findall(source)) != Counter(_DIGITS.findall(translation)):
        return False
    if not corpus.usable(source, translation):
        return False
    words = translation.lower().split()
    return len(words) < 8 or len(set(zip(words, words[1:], words[2:]))) > 0.6 * (len(words) - 2)


def bound(source_tokens):
    """Longest translation worth learning: what is longer repeats itself."""
    return source_tokens + source_tokens // 2 + 8


def chosen_translations(teacher, recipe, sources, back_prefixes, batch):
    """Piece ids of the best translation of each source: by its own probability and, with `reverse`, by that of the
    source given it, each a token (noisy-channel reranking, Yee et al. 2019)."""
    settings = recipe.distil
    found = hypotheses_all(teacher, sources, settings.beam, batch, bound)
    pairs = [(index, ids, score / max(1, len(ids) + ended))
             for index, hypotheses in enumerate(found) for ids, score, ended in hypotheses]
    if settings.reverse:
        back = log_probabilities(teacher, [[back_prefixes[index], *ids, EOS] for index, ids, _ in pairs],
                                 [sources[index][1:] for index, _, _ in pairs], 4 * batch)
        pairs = [(index, ids, score + settings.reverse * value / (len(sources[index]) - 1))
                 for (index, ids, score), value in zip(pairs, back)]
    best = {}
    for index, ids, score in pairs:
        if index not in best or score > best[index][1]:
            best[index] = ids, score
    return [best[index][0] for index in range(len(sources))]


def fp32_teacher(recipe, checkpoint, device):
    """A teacher from its checkpoint: (sources, prefixes back to their languages) → piece ids of their translations."""
    model = load_student(recipe, checkpoint).to(device)
    dtype = arithmetic(recipe.training.precision, device)

    def translations(sources, back_prefixes):
        # A card is idle most of the time on less.
        with torch.autocast(device, dtype=dtype, enabled=dtype != torch.float32):
            return chosen_translations(model, recipe, sources, back_prefixes, 512 if device == "cuda" else 128)

    return translations


def graph_teacher(recipe, folder, node_folder):
    """The same of the model that ships in `folder`, with the beam that is in its graph. The run stops where it is
    another version than the recipe's teacher, or where hypotheses are to be read back, which a graph cannot."""
    large = recipes.load(recipe.distil.teacher)
    manifest = json.loads((Path(folder) / "manifest.json").read_text(encoding="utf-8"))
    if manifest["version"] != large.version:
        raise SystemExit(f"{folder} is version {manifest['version']}, but {recipe.id} {recipe.version} is taught by "
                         f"{large.version}: give the teacher's checkpoint, or the folder of that version")
    if recipe.distil.reverse:
        raise SystemExit(f"{recipe.id} {recipe.version} reads hypotheses back (reverse), which only a checkpoint can")

    def translations(sources, _back_prefixes):
        by_length = sorted(range(len(sources)), key=lambda index: len(sources[index]))
        results, _report = run_node(Path(folder) / "model.onnx", [sources[i] for i in by_length], node_folder, 32)
        found = dict(zip(by_length, results))
        return [found[index]["tokens"] for index in range(len(sources))]

    return translations


def translate(teacher, recipe, rows, pieces):
    """Translations of (tag, language, target language, text, reference) rows, in order; "" where the text is too long."""
    limit, prefixes = recipe.data.long_max_tokens, recipe.prefixes
    sources = [[prefixes[row[2]], *ids, EOS] for row, ids in zip(rows, pieces.encode([row[3] for row in rows]))]
    short = [index for index, source in enumerate(sources) if len(source) <= limit]
    found = teacher([sources[index] for index in short], [prefixes[rows[index][1]] for index in short])
    translations = [""] * len(rows)
    for index, text in zip(short, pieces.decode(found)):
        translations[index] = text
    return translations


def shards(work):
    return sorted((Path(work) / "distilled").glob("*.tsv"))


def distil(recipe, corpora, work, spm_model, teacher):
    """Writes `distilled/NNNN.tsv` in work: tag, language, target language, text, reference, translation. Shards there
    are left alone."""
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm_model))
    folder = Path(work) / "distilled"
    folder.mkdir(parents=True, exist_ok=True)
    claim(Path(work), recipe)
    rows, size = texts(recipe, corpora), recipe.distil.shard
    for number, start in enumerate(range(0, len(rows), size)):
        path = folder / f"{number:04d}.tsv"
        if path.exists():
            continue
        part = rows[start : start + size]
        lines = ("\t".join((*row, text)) + "\n" for row, text in zip(part, translate(teacher, recipe, part, pieces)))
        temporary = path.with_suffix(".tmp")
        temporary.write_text("".join(lines), encoding="utf-8")
        temporary.rename(path)
        print(f"{path.name} of {-(-len(rows) // size)}", flush=True)


def taught_rows(work):
    """Yields (tag, language, target language, text, reference, translation) of the shards."""
    if not shards(work):
        raise SystemExit(f"no translations in {work}/distilled: run the stages teacher and distil first")
    for path in shards(work):
        with open(path, encoding="utf-8", newline="\n") as file:
            for line in file:
                yield line.rstrip("\n").split("\t")


def distilled(work, recipe, number, rng):
    """Yields (source language, source, target language, target) of pass `number` from the shards."""
    data, settings = recipe.data, recipe.distil
    late = data.late_weight if number >= data.late_pass else 1.0
    for tag, language, target, text, reference, translation in taught_rows(work):
        good = bool(translation) and faithful(text, translation) and names_kept(text, translation)
        if tag == MONO:
            # A translation that is the reference stands in the training pairs already.
            if good and translation != reference:
                for _ in range(times(settings.mono * late, rng)):
                    if settings.forth:
                        yield language, text, target, translation
                    yield target, translation, language, text
            continue
        other = target if language == "en" else language
        weight = data.languages.get(other, 1.0) * data.weights.get(tag, data.default_weight)
        for _ in range(times(weight if tag in data.everyday else weight * late, rng)):
            yield language, text, target, translation if good and rng.random() < settings.share else reference
