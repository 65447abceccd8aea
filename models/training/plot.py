"""The loss plot of a run's log, for the eye."""

import json
from pathlib import Path


def plot(log, path):
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    rows = [json.loads(line) for line in Path(log).read_text().splitlines()]
    tokens = [row["target_tokens"] / 1e6 for row in rows]
    smooth, level = [], rows[0]["nll"]
    for row in rows:
        level += 0.1 * (row["nll"] - level)
        smooth.append(level)
    figure, axes = pyplot.subplots(figsize=(7, 4))
    axes.plot(tokens, [row["nll"] for row in rows], alpha=0.25)
    axes.plot(tokens, smooth)
    axes.set(xlabel="million target tokens", ylabel="nats a token, training batches")
    axes.grid(alpha=0.3)
    figure.tight_layout()
    figure.savefig(path, dpi=100)
