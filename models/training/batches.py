"""Batches of about equal cost from a prepared pass: sentences of like length together, batches in random order."""

import numpy as np
import torch

from .student import DECODER_START, PAD


class Pass:
    """One prepared pass, held as flat arrays."""

    def __init__(self, path):
        with np.load(path) as arrays:
            self.source, self.target = arrays["source"], arrays["target"]
            self.source_ends, self.target_ends = arrays["source_ends"], arrays["target_ends"]
        self.source_starts = np.concatenate([[0], self.source_ends[:-1]])
        self.target_starts = np.concatenate([[0], self.target_ends[:-1]])

    def __len__(self):
        return len(self.source_ends)

    def pair(self, index):
        """Source and target ids of one sentence, as lists."""
        source = self.source[self.source_starts[index] : self.source_ends[index]]
        target = self.target[self.target_starts[index] : self.target_ends[index]]
        return source.tolist(), target.tolist()

    def plan(self, batch_tokens, seed):
        """Index arrays of the batches: at most about batch_tokens padded tokens on the longer side each."""
        rng = np.random.default_rng(seed)
        source_lengths = self.source_ends - self.source_starts
        target_lengths = self.target_ends - self.target_starts
        longer = np.maximum(source_lengths, target_lengths)
        order = np.lexsort((rng.random(len(self)), source_lengths, target_lengths, longer))
        batches, start = [], 0
        for stop in range(1, len(order) + 1):
            if stop == len(order) or longer[order[stop]] * (stop + 1 - start) > batch_tokens:
                batches.append(order[start:stop])
                start = stop
        rng.shuffle(batches)
        return batches

    def batch(self, indices):
        """source int64 [B, S], decoder input int64 [T, B], target int64 [T, B]; time first on the target side."""
        source = _padded(self.source, self.source_starts[indices], self.source_ends[indices])
        target = _padded(self.target, self.target_starts[indices], self.target_ends[indices]).T.contiguous()
        start = torch.full((1, target.shape[1]), DECODER_START)
        return source, torch.cat([start, target[:-1]]), target


def _padded(flat, starts, ends):
    rows = np.full((len(starts), int((ends - starts).max())), PAD, dtype=np.int64)
    for row, start, end in zip(rows, starts, ends):
        row[: end - start] = flat[start:end]
    return torch.from_numpy(rows)
