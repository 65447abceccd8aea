"""Prepare: choose, clean, weight, untidy and tokenise. Writes the passes that training reads, `pass-00.npz` and on.

A pass holds every chosen pair in both directions, in an order of its own. Its arrays: `source` and `target`, uint16
piece ids end to end, and their `…_ends`, int64. A source is [prefix] + pieces + [EOS], a target pieces + [EOS].
"""

import json
import random
from itertools import chain
from pathlib import Path

import numpy as np
import sentencepiece

from . import corpus, names, noise
from .held_out import allowed, held_out
from .joined import joined
from .student import EOS


def candidates(corpora, recipe):
    """[(tag, weight, other language, English, other)] of all training pairs the recipe wants, each once, none held out."""
    data, marks, chosen = recipe.data, held_out(corpora, recipe.others), []
    for language in recipe.others:
        seen, factor = set(), data.languages.get(language, 1.0)
        for tag, english, foreign in corpus.train_pairs(corpora, language):
            weight = factor * data.weights.get(tag, data.default_weight)
            if weight <= 0 or english.count(" ") + 1 < data.min_words.get(tag, 1):
                continue
            if not corpus.usable(english, foreign) or (english, foreign) in seen:
                continue
            if not allowed((english, foreign), marks):
                continue
            seen.add((english, foreign))
            chosen.append((tag, weight, language, english, foreign))
    return chosen


def times(weight, rng):
    """How often a pair of this weight comes in one pass: the whole part always, the rest by chance."""
    return int(weight) + (rng.random() < weight % 1)


def sentences(chosen, field_pairs, data, number, rng):
    """Yields (other language, English, other) of pass `number`, in order of the corpus."""
    late = data.late_weight if number >= data.late_pass else 1.0
    for tag, weight, *pair in chosen:
        for _ in range(times(weight if tag in data.everyday else weight * late, rng)):
            yield pair
    yield from field_pairs


def both_ways(pairs):
    """Yields (source language, source, target language, target) of both directions of (other language, English, other)."""
    for other, english, foreign in pairs:
        yield "en", english, other, foreign
        yield other, foreign, "en", english


def thinned(examples, into, rng):
    """Of examples into a language that `into` names, its share: a direction that is good enough leaves time to others."""
    return (example for example in examples if rng.random() < into.get(example[2], 1.0)) if into else examples


def encode_sources(texts, sampled, pieces, rng):
    """Piece ids of texts; a share of them in one of the less likely ways, so that no word is known by one form alone."""
    found = pieces.encode(texts)
    if sampled:
        sentencepiece.set_random_generator_seed(rng.randrange(2**31))
        for index, text in enumerate(texts):
            if rng.random() < sampled:
                found[index] = pieces.encode(text, enable_sampling=True, alpha=0.3, nbest_size=-1)
    return found


def encode_pass(examples, recipe, pieces, rng):
    """Piece ids of (source language, source, target language, target) examples, shuffled: two lists of lists."""
    rows = []
    for source_language, source, target_language, target in examples:
        if recipe.data.renamed and rng.random() < recipe.data.renamed:
            source, target = names.renamed(source, target, rng)
        if rng.random() < recipe.data.untidy:
            source = noise.untidy(source, source_language, rng)
        if rng.random() < recipe.data.emoji:
            source, target = noise.with_emoji(source, target, rng)
        rows.append((source, target, recipe.prefixes[target_language]))
    rng.shuffle(rows)
    sources = encode_sources([row[0] for row in rows], recipe.data.sampled_pieces, pieces, rng)
    targets = pieces.encode([row[1] for row in rows])
    kept_sources, kept_targets = [], []
    for (_, _, prefix), source, target in zip(rows, sources, targets):
        longest = max(len(source), len(target))
        limit = recipe.data.long_max_tokens if rng.random() < recipe.data.long_share else recipe.data.max_tokens
        if 0 < min(len(source), len(target)) and longest <= limit - 2:
            kept_sources.append([prefix, *source, EOS])
            kept_targets.append([*target, EOS])
    return kept_sources, kept_targets


def write_pass(path, sources, targets):
    arrays = {}
    for name, rows in (("source", sources), ("target", targets)):
        arrays[name] = np.fromiter((i for row in rows for i in row), dtype=np.uint16)
        arrays[f"{name}_ends"] = np.cumsum([len(row) for row in rows], dtype=np.int64)
    temporary = path.with_suffix(".tmp.npz")
    np.savez(temporary, **arrays)
    temporary.rename(path)


def claim(work, recipe):
    """Notes in `work` which recipe its files are of; another one's folder is refused rather than mixed."""
    path, own = work / "recipe.json", {"id": recipe.id, "version": recipe.version, "seed": recipe.seed}
    if not path.exists():
        path.write_text(json.dumps(own) + "\n", encoding="utf-8")
    elif (found := json.loads(path.read_text(encoding="utf-8"))) != own:
        raise SystemExit(f"{work} holds the files of {found['id']} {found['version']} (seed {found['seed']}), not of "
                         f"{recipe.id} {recipe.version}: choose another --work or --run")


def prepare(recipe, corpora, work, spm_model, first=0):
    """Writes passes `first` … into work; those already there are left alone. With a teacher, its translations too."""
    from .distil import distilled
    from .field.expand import LANGUAGES, expand
    from .written import names as files, written_examples

    work = Path(work)
    work.mkdir(parents=True, exist_ok=True)
    claim(work, recipe)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm_model))
    # Where targets are the teacher's, its translations hold the training pairs too.
    chosen = [] if recipe.distil and recipe.distil.share else candidates(corpora, recipe)
    marks = held_out(corpora, recipe.others)
    for number in range(first, recipe.data.passes):
        path = work / f"pass-{number:02d}.npz"
        if path.exists():
            continue
        rng = random.Random(f"{recipe.seed}/{number}")
        field = [(other, *pair) for other in recipe.others if other in LANGUAGES
                 for pair in expand(recipe.data.field_pairs, other, rng) if allowed(pair, marks)]
        asks = recipe.distil and (recipe.distil.share or recipe.distil.mono)
        taught = distilled(work, recipe, number, rng) if asks else ()
        own = [example for other in recipe.others
               for name in files(other) if number >= recipe.data.written_from.get(name, 0)
               for example in written_examples(name, other) if allowed((example[1], example[3]), marks)
               for _ in range(recipe.data.written_more.get(name, 1))]
        pairs = both_ways(sentences(chosen, field, recipe.data, number, rng))
        examples = chain(taught, pairs, own * recipe.data.written_times)
        examples = list(thinned(examples, recipe.data.into, rng))
        if recipe.data.joined:
            rng.shuffle(examples)
            examples = joined(examples, recipe.data.joined, rng)
        sources, targets = encode_pass(examples, recipe, pieces, rng)
        write_pass(path, sources, targets)
        print(f"{path.name}: {len(sources):,} sentences, {sum(map(len, targets)):,} target tokens", flush=True)
