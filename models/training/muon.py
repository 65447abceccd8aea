"""Muon: momentum whose update is made orthogonal, for the hidden matrices (Jordan et al. 2024).

Stacks of equally shaped matrices are orthogonalised together: one batched product instead of many small ones.
Embeddings, norms and biases belong to Adam.
"""

from collections import defaultdict

import torch

# The quintic of Jordan et al.: pushes singular values into about [0.7, 1.2] in five steps.
A, B, C = 3.4445, -4.7750, 2.0315


def orthogonalise(stack, dtype=torch.bfloat16, steps=5):
    """Nearest semi-orthogonal matrices, roughly, of stack [K, rows, columns] by Newton–Schulz iteration in `dtype`."""
    x = stack.to(dtype)
    wide = x.shape[1] <= x.shape[2]
    x = x if wide else x.transpose(1, 2)
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(steps):
        gram = x @ x.transpose(1, 2)
        x = A * x + (B * gram + C * (gram @ gram)) @ x
    return x if wide else x.transpose(1, 2)


class Muon(torch.optim.Optimizer):
    """A group's `blocks` says how many separate maps lie stacked in the rows of its matrices (q, k, v: 3); updates are
    made orthogonal in `dtype`."""

    def __init__(self, groups, lr, dtype=torch.bfloat16, momentum=0.95):
        self.dtype = dtype
        super().__init__(groups, {"lr": lr, "momentum": momentum, "blocks": 1})

    @torch.no_grad()
    def step(self, closure=None):
        stacks = defaultdict(list)
        for group in self.param_groups:
            for p in group["params"]:
                state = self.state[p]
                if "momentum" not in state:
                    state["momentum"] = torch.zeros_like(p)
                state["momentum"].lerp_(p.grad, 1 - group["momentum"])
                nesterov = p.grad.lerp(state["momentum"], group["momentum"])
                for block, update in zip(p.chunk(group["blocks"]), nesterov.chunk(group["blocks"])):
                    stacks[block.shape].append((block, update, group["lr"]))
        for (rows, columns), members in stacks.items():
            updates = orthogonalise(torch.stack([update for _, update, _ in members]), self.dtype).float()
            for (block, _, lr), update in zip(members, updates):
                block.sub_(update, alpha=lr * max(1.0, rows / columns) ** 0.5)
