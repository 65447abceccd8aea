"""Which pieces of two languages stand for each other: IBM model 1 both ways (Brown et al. 1993), and what both agree on.

It starts a new language's pieces from those that meant the same in the language a model knew before it.
"""

import numpy as np

ROUNDS = 5


def _links(pairs, width):
    """Every piece of a pair's first side with every one of its second: index first · width + second, and which piece of
    which sentence it belongs to."""
    index, group, groups = [], [], 0
    for first, second in pairs:
        first, second = np.asarray(first, np.int64), np.asarray(second, np.int64)
        index.append((first[:, None] * width + second).ravel())
        group.append(np.repeat(np.arange(groups, groups + len(first)), len(second)))
        groups += len(first)
    return np.concatenate(index), np.concatenate(group), groups


def _expected(pairs, height, width):
    """Expected links [height, width] of pieces of the first sides with those of the second, where each piece of the
    first comes of one of the second."""
    index, group, groups = _links(pairs, width)
    counts = np.bincount(index, minlength=height * width)
    for _ in range(ROUNDS):
        table = counts.reshape(height, width)
        likely = (table / np.maximum(table.sum(0), 1e-12)).ravel()[index]
        counts = np.bincount(index, likely / np.bincount(group, likely, groups)[group], height * width)
    return counts.reshape(height, width)


def aligned(pairs, height, width):
    """[height, width]: rows of how much each of the second sides' pieces means a piece of the first, summing to one, or
    all zero where the pairs have it never. `pairs`: (ids of the first side, ids of the second), neither empty."""
    forth = _expected(pairs, height, width)
    back = _expected([pair[::-1] for pair in pairs], width, height).T
    # What only one direction believes is mostly a rare piece that explains whatever has no better partner.
    both = np.sqrt(forth * back)
    both[both < 0.5] = 0
    return (both / np.maximum(both.sum(1, keepdims=True), 1e-12)).astype(np.float32)
