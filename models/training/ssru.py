"""The Simpler Simple Recurrent Unit's scan, with a hand-written backward pass.

c[t] = f[t]·c[t−1] + (1 − f[t])·w[t]   (Kim et al. 2019, "From Research to Production and Back")

Autograd would record three operations a time step; written by hand a step is two in-place ones each way.
"""

import torch


class SsruScan(torch.autograd.Function):
    """forget, update: float32 [T, B, D], contiguous; c[−1] = 0. Returns the states c: [T, B, D]."""

    @staticmethod
    def forward(ctx, forget, update):
        states = (1 - forget) * update
        for step in range(1, states.shape[0]):
            states[step].addcmul_(forget[step], states[step - 1])
        ctx.save_for_backward(forget, update, states)
        return states

    @staticmethod
    def backward(ctx, grad_states):
        forget, update, states = ctx.saved_tensors
        grad = grad_states.clone(memory_format=torch.contiguous_format)
        for step in range(grad.shape[0] - 2, -1, -1):
            grad[step].addcmul_(forget[step + 1], grad[step + 1])
        grad_forget = -update
        grad_forget[1:] += states[:-1]
        return grad_forget.mul_(grad), (1 - forget).mul_(grad)


def ssru_scan(forget, update):
    """States of the recurrence for gates and updates [T, B, D]."""
    return SsruScan.apply(forget.float().contiguous(), update.float().contiguous())
