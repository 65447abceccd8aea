"""Label-smoothed cross entropy through a tied output matrix, a slice of rows at a time.

For 4,000 tokens and 8,000 words the logits are 128 MB in float32, and each pass over them leaves the caches.
Here a slice's logits are made, turned into their own gradient and folded into both gradients at once, so nothing
of that size is ever stored. (The idea of "Cut Your Losses", Wijmans et al. 2024, without its kernels.)
"""

import torch

ROWS = 512


class TiedCrossEntropy(torch.autograd.Function):
    """hidden [N, D], table [V, D], target int64 [N] → (smoothed loss, plain loss), sums over N in nats."""

    @staticmethod
    def forward(ctx, hidden, table, target, smoothing, dtype):
        words = table.shape[0]
        table_low = table.detach().to(dtype)
        hidden_low = hidden.detach().to(dtype)
        grad_hidden = torch.empty_like(hidden_low)
        grad_table = torch.zeros_like(table)
        smoothed = plain = 0.0
        for start in range(0, hidden.shape[0], ROWS):
            rows = slice(start, start + ROWS)
            logits = (hidden_low[rows] @ table_low.T).float()
            picked = logits.gather(1, target[rows, None])
            mean = logits.mean(1, keepdim=True)
            grad = logits.softmax(-1)
            # log Σ exp(logits), by way of the chosen word: one softmax gives loss and gradient.
            partition = picked - grad.gather(1, target[rows, None]).clamp_min(1e-30).log()
            plain += (partition - picked).sum().item()
            smoothed += (partition - (1 - smoothing) * picked - smoothing * mean).sum().item()
            grad.sub_(smoothing / words)
            grad.scatter_add_(1, target[rows, None], torch.full_like(picked, smoothing - 1))
            grad = grad.to(dtype)
            grad_hidden[rows] = grad @ table_low
            grad_table += (grad.T @ hidden_low[rows]).float()
        ctx.save_for_backward(grad_hidden, grad_table)
        return hidden.new_tensor(smoothed, dtype=torch.float32), hidden.new_tensor(plain, dtype=torch.float32)

    @staticmethod
    def backward(ctx, grad_smoothed, _grad_plain):
        grad_hidden, grad_table = ctx.saved_tensors
        return grad_hidden * grad_smoothed, grad_table * grad_smoothed, None, None, None


def tied_cross_entropy(hidden, table, target, smoothing=0.1, dtype=torch.bfloat16):
    return TiedCrossEntropy.apply(hidden, table, target, smoothing, dtype)
