"""Greedy translations of many sentences with the fp32 student, in batches of like length."""

import torch

from .student import EOS, PAD


def longest_output(source_tokens):
    """The bound the daemon uses too."""
    return min(240, 2 * source_tokens + 10)


def greedy_all(student, sources, batch=64):
    """Piece ids of the translations of `sources` (lists of ids, prefix and EOS included), in order."""
    order = sorted(range(len(sources)), key=lambda i: len(sources[i]))
    translations = [None] * len(sources)
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        width = max(len(sources[i]) for i in chosen)
        ids = torch.full((len(chosen), width), PAD)
        for row, i in enumerate(chosen):
            ids[row, : len(sources[i])] = torch.tensor(sources[i])
        tokens = student.greedy(ids, longest_output(width)).T.tolist()
        for row, i in zip(tokens, chosen):
            row = row[: longest_output(len(sources[i]))]
            translations[i] = row[: row.index(EOS)] if EOS in row else row
    return translations
