"""A wider student from a narrower one's weights: the same translations at first, and room to learn more.

A feed-forward layer that has too few inner units for the shape gets the others as a fresh layer has them, with nothing
going out of them yet (in the spirit of Net2Net, Chen, Goodfellow and Shlens 2016; new units of zero output instead of
copies, which would have to be told apart by noise).
"""

import torch


def widened(start, fresh):
    """{name: tensor} of `start` in the shapes of `fresh`, a new student's state; ValueError where more than the inner
    width of a feed-forward layer differs, or `start` is the wider one."""
    found = {}
    for name, new in fresh.items():
        old = start[name]
        if old.shape != new.shape:
            layer, kind = name.split(".")[-2:] if "." in name else ("", "")
            inner = 1 if (layer, kind) == ("f2", "weight") else 0
            others = [size for axis, size in enumerate(new.shape) if axis != inner]
            if layer not in ("f1", "f2") or others != [size for axis, size in enumerate(old.shape) if axis != inner] \
                    or old.shape[inner] > new.shape[inner]:
                raise ValueError(f"{name} is {list(old.shape)}, of the recipe's shape {list(new.shape)}")
            more = new.narrow(inner, old.shape[inner], new.shape[inner] - old.shape[inner])
            old = torch.cat([old, torch.zeros_like(more) if layer == "f2" else more], inner)
        found[name] = old.clone()
    return found
