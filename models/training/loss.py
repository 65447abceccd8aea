"""Label-smoothed cross entropy through a tied output matrix, a slice of rows and a sample of the words at a time.

For 4,000 tokens and 8,000 words the logits are 128 MB in float32, and each pass over them leaves the caches. Here a
slice's logits are made, turned into their own gradient and folded into both gradients at once, so nothing of that size
is ever stored (the idea of "Cut Your Losses", Wijmans et al. 2024, without its kernels).

Of the rare words only a random share stands for all, each weighted by the inverse of its chance, so the partition sum
is right on average (importance sampling, Bengio and Senécal 2003). Pieces are numbered by frequency, so rare is large.
"""

import math

import torch

ROWS = 512


def candidates(target, words, frequent, sampled):
    """Word ids to normalise over, sorted [C], and what to add to their logits [C]: log of one over their chance."""
    if frequent + sampled >= words:
        return torch.arange(words), torch.zeros(words)
    chosen = torch.zeros(words, dtype=torch.bool)
    chosen[frequent + torch.randperm(words - frequent)[:sampled]] = True
    correction = torch.full((words,), math.log((words - frequent) / sampled))
    correction[:frequent] = 0
    # Words of the batch itself are there for certain.
    correction[target] = 0
    chosen[:frequent] = True
    chosen[target] = True
    ids = chosen.nonzero().squeeze(1)
    return ids, correction[ids]


class TiedCrossEntropy(torch.autograd.Function):
    """hidden [N, D], table [C, D], target int64 [N], correction [C] → (smoothed, plain) loss, sums over N in nats."""

    @staticmethod
    def forward(ctx, hidden, table, target, correction, smoothing, dtype):
        words = table.shape[0]
        table_low = table.detach().to(dtype)
        hidden_low = hidden.detach().to(dtype)
        grad_hidden = torch.empty_like(hidden_low)
        grad_table = torch.zeros_like(table)
        smoothed, plain = (torch.zeros((), device=hidden.device) for _ in range(2))
        for start in range(0, hidden.shape[0], ROWS):
            rows = slice(start, start + ROWS)
            logits = (hidden_low[rows] @ table_low.T).float().add_(correction)
            picked = logits.gather(1, target[rows, None])
            mean = logits.mean(1, keepdim=True)
            grad = logits.softmax(-1)
            # log Σ exp(logits), by way of the chosen word: one softmax gives loss and gradient.
            partition = picked - grad.gather(1, target[rows, None]).clamp_min(1e-30).log()
            plain += (partition - picked).sum()
            smoothed += (partition - (1 - smoothing) * picked - smoothing * mean).sum()
            grad.sub_(smoothing / words)
            grad.scatter_add_(1, target[rows, None], torch.full_like(picked, smoothing - 1))
            grad = grad.to(dtype)
            grad_hidden[rows] = grad @ table_low
            grad_table += (grad.T @ hidden_low[rows]).float()
        ctx.save_for_backward(grad_hidden, grad_table)
        return smoothed, plain

    @staticmethod
    def backward(ctx, grad_smoothed, _grad_plain):
        grad_hidden, grad_table = ctx.saved_tensors
        return grad_hidden * grad_smoothed, grad_table * grad_smoothed, None, None, None, None


def tied_cross_entropy(hidden, table, target, smoothing=0.1, dtype=torch.bfloat16, frequent=0, sampled=10**9):
    """Loss of hidden states [N, D] over a table [V, D]: the `frequent` first words and `sampled` of the others."""
    ids, correction = candidates(target.cpu(), table.shape[0], frequent, sampled)
    ids, correction = ids.to(table.device), correction.to(table.device)
    if len(ids) < table.shape[0]:
        target = torch.searchsorted(ids, target)
        table = table[ids]
    return TiedCrossEntropy.apply(hidden, table, target, correction, smoothing, dtype)
