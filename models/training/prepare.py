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

from . import corpus, noise
from .held_out import allowed, held_out
from .student import EOS


def candidates(corpora, recipe):
    """[(tag, weight, English, other)] of all training pairs the recipe wants, each once, none held out."""
    data, marks, seen, chosen = recipe.data, held_out(corpora, recipe.other), set(), []
    for tag, english, foreign in corpus.train_pairs(corpora, recipe.other):
        weight = data.weights.get(tag, data.default_weight)
        if weight <= 0 or english.count(" ") + 1 < data.min_words.get(tag, 1):
            continue
        if not corpus.usable(english, foreign) or (english, foreign) in seen:
            continue
        if not allowed((english, foreign), marks):
            continue
        seen.add((english, foreign))
        chosen.append((tag, weight, english, foreign))
    return chosen


def times(weight, rng):
    """How often a pair of this weight comes in one pass: the whole part always, the rest by chance."""
    return int(weight) + (rng.random() < weight % 1)


def sentences(chosen, field_pairs, data, number, rng):
    """Yields (English, other) of pass `number`, in order of the corpus."""
    late = data.late_weight if number >= data.late_pass else 1.0
    for tag, weight, english, foreign in chosen:
        for _ in range(times(weight if tag in data.everyday else weight * late, rng)):
            yield english, foreign
    yield from field_pairs


def both_ways(pairs, other):
    """Yields (source, target, target language) of both directions of (English, other) pairs."""
    for english, foreign in pairs:
        yield english, foreign, other
        yield foreign, english, "en"


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
    """Piece ids of (source, target, target language) examples, shuffled: two lists of lists."""
    rows = []
    for source, target, language in examples:
        if rng.random() < recipe.data.untidy:
            source = noise.untidy(source, recipe.other if language == "en" else "en", rng)
        if rng.random() < recipe.data.emoji:
            source, target = noise.with_emoji(source, target, rng)
        rows.append((source, target, recipe.prefixes[language]))
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
    from .field.expand import expand

    work = Path(work)
    work.mkdir(parents=True, exist_ok=True)
    claim(work, recipe)
    pieces = sentencepiece.SentencePieceProcessor(model_file=str(spm_model))
    # Where targets are the teacher's, its translations hold the training pairs too.
    chosen = [] if recipe.distil and recipe.distil.share else candidates(corpora, recipe)
    marks = held_out(corpora, recipe.other)
    for number in range(first, recipe.data.passes):
        path = work / f"pass-{number:02d}.npz"
        if path.exists():
            continue
        rng = random.Random(f"{recipe.seed}/{number}")
        field = [pair for pair in expand(recipe.data.field_pairs, recipe.other, rng) if allowed(pair, marks)]
        taught = distilled(work, recipe, number, rng) if recipe.distil else ()
        examples = chain(taught, both_ways(sentences(chosen, field, recipe.data, number, rng), recipe.other))
        sources, targets = encode_pass(examples, recipe, pieces, rng)
        write_pass(path, sources, targets)
        print(f"{path.name}: {len(sources):,} sentences, {sum(map(len, targets)):,} target tokens", flush=True)
