"""Dropout that costs a product and no more.

On a CPU torch draws the numbers of a mask on one core, which for a model this size is a quarter of a training step.
Here masks are windows, at a random place each time, of one table drawn beforehand.
"""

import torch
from torch import nn

_VALUES = 2**22


class Dropout(nn.Module):
    """Zeroes a `share` of the values in training and scales the rest to the same mean."""

    def __init__(self, share):
        super().__init__()
        self.set(share)

    def set(self, share):
        self.share, self.tables = share, {}

    def table(self, like, values):
        key = like.dtype, like.device
        if key not in self.tables or len(self.tables[key]) < 2 * values:
            kept = torch.rand(max(_VALUES, 2 * values)) >= self.share
            self.tables[key] = (kept / (1 - self.share)).to(like.device, like.dtype)
        return self.tables[key]

    def forward(self, x):
        if not self.training or not self.share:
            return x
        values = x.numel()
        table = self.table(x, values)
        start = int(torch.randint(len(table) - values + 1, ()))
        return x * table[start : start + values].view(x.shape)
