"""Activation ranges for static quantisation, from running the fp32 student over sample sentences.

Every matrix product's input gets one uint8 scale and zero point. The range is the one of least squared error over the
sampled values: clipping a few outliers buys finer steps for all the others.
"""

import numpy as np
import torch

from .student import DECODER_START

_CLIPS = (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5)
_VALUES_A_CALL = 1024
OUTPUT = "output"


def quantise(values, scale, zero):
    return (np.clip(np.round(values / scale) + zero, 0, 255) - zero) * scale


def best_range(values):
    """(scale, zero point) for uint8, of float values [N]."""
    low, high = min(float(values.min()), 0.0), max(float(values.max()), 1e-6)
    choices = []
    for clip in _CLIPS:
        scale = (high - low) * clip / 255
        zero = int(round(-low * clip / scale))
        choices.append((float(np.square(quantise(values, scale, zero) - values).mean()), scale, zero))
    return min(choices)[1:]


@torch.no_grad()
def calibrate(student, sources, targets):
    """{name of the linear layer, or OUTPUT: (scale, zero point)}; sources and targets are lists of piece ids."""
    samples, random = {}, np.random.default_rng(0)

    def keep(name, x):
        flat = x.detach().reshape(-1).numpy()
        chosen = random.choice(flat, _VALUES_A_CALL) if flat.size > _VALUES_A_CALL else flat
        # The extremes always count: a random draw would miss the outliers that decide the range.
        samples.setdefault(name, []).append(np.concatenate([chosen, [flat.min(), flat.max()]]))

    hooks = [
        module.register_forward_pre_hook(lambda _, args, name=name: keep(name, args[0]))
        for name, module in student.named_modules()
        if isinstance(module, torch.nn.Linear)
    ]
    hooks.append(student.dn.register_forward_hook(lambda _module, _args, output: keep(OUTPUT, output)))
    try:
        for source, target in zip(sources, targets):
            student(torch.tensor([source]), torch.tensor([DECODER_START, *target[:-1]])[:, None])
    finally:
        for hook in hooks:
            hook.remove()
    return {name: best_range(np.concatenate(parts)) for name, parts in samples.items()}
