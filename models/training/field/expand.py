def expand(count, other, rng):
    return []
