"""The student: a deep transformer encoder and a shallow SSRU decoder over one tied embedding table.

Shapes: B sentences, S source tokens, T target tokens, D model width, H heads, V vocabulary.
Parameter names (`E`, `enc.0.qkv.weight`, …) are the checkpoint format; the exporter reads them.
"""

import math
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional as F

from .dropout import Dropout
from .ssru import ssru_scan

PAD, EOS, UNK = 0, 1, 2
DECODER_START = PAD


@dataclass(frozen=True)
class Shape:
    vocabulary: int = 8000
    width: int = 256
    ffn: int = 1024
    encoder_ffn: int | None = None  # the encoder's own; None: as the decoder's
    heads: int = 8
    encoder_layers: int = 6
    decoder_layers: int = 2
    positions: int = 256


def sinusoids(positions, width):
    """Position table [positions, width]: sines in the first half, cosines in the second, base 10000."""
    rates = torch.exp(torch.arange(width // 2) * (-math.log(10000.0) / (width // 2)))
    angles = torch.arange(positions)[:, None] * rates[None, :]
    return torch.cat([angles.sin(), angles.cos()], dim=1)


def attention(queries, keys, values, blocked):
    """Scaled dot-product attention in three plain operations: on CPU in bfloat16 that trains faster than the
    fused call, whose backward pass is slow there.

    queries [B, H, T, D/H]; keys, values [B, H, S, D/H]; blocked: bool [B, 1, 1, S], true where padded.
    """
    scores = queries @ keys.transpose(-1, -2) * (1 / math.sqrt(queries.shape[-1]))
    return scores.masked_fill(blocked, -1e4).softmax(-1).to(values.dtype) @ values


class EncoderLayer(nn.Module):
    def __init__(self, shape, drop):
        super().__init__()
        self.heads, self.drop = shape.heads, drop
        self.n1, self.n2 = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.qkv, self.o = nn.Linear(shape.width, 3 * shape.width), nn.Linear(shape.width, shape.width)
        ffn = shape.encoder_ffn or shape.ffn
        self.f1, self.f2 = nn.Linear(shape.width, ffn), nn.Linear(ffn, shape.width)

    def forward(self, x, blocked):
        B, S, D = x.shape
        q, k, v = self.qkv(self.n1(x)).view(B, S, 3, self.heads, D // self.heads).permute(2, 0, 3, 1, 4)
        x = x + self.drop(self.o(attention(q, k, v, blocked).transpose(1, 2).reshape(B, S, D)))
        return x + self.drop(self.f2(self.f1(self.n2(x)).relu()))


class DecoderLayer(nn.Module):
    def __init__(self, shape, drop):
        super().__init__()
        D = shape.width
        self.heads, self.drop = shape.heads, drop
        self.n0, self.n1, self.n2 = nn.LayerNorm(D), nn.LayerNorm(D), nn.LayerNorm(D)
        self.fw = nn.Linear(D, 2 * D)
        self.cq, self.ckv, self.co = nn.Linear(D, D), nn.Linear(D, 2 * D), nn.Linear(D, D)
        self.f1, self.f2 = nn.Linear(D, shape.ffn), nn.Linear(shape.ffn, D)

    def memory(self, encoded):
        """Cross-attention keys and values of the encoded source: two of [B, H, S, D/H]."""
        B, S, D = encoded.shape
        return self.ckv(encoded).view(B, S, 2, self.heads, D // self.heads).permute(2, 0, 3, 1, 4)

    def forward(self, x, memory, blocked, state=None):
        """x: [T, B, D], time first for the scan. With `state` [K, B, D] x is K hypotheses of each sentence instead,
        and each takes one step from its state.

        Returns the layer's output and its states, both as x.
        """
        T, B, D = x.shape
        forget, update = self.fw(self.n0(x)).chunk(2, dim=-1)
        forget = torch.sigmoid(forget.float())
        if state is None:
            states = ssru_scan(forget, update)
        else:
            states = forget * state + (1 - forget) * update
        x = x + self.drop(states.relu())
        q = self.cq(self.n1(x)).view(T, B, self.heads, D // self.heads).permute(1, 2, 0, 3)
        context = attention(q, *memory, blocked)
        x = x + self.drop(self.co(context.permute(2, 0, 1, 3).reshape(T, B, D)))
        return x + self.drop(self.f2(self.f1(self.n2(x)).relu())), states


class Student(nn.Module):
    """`dropout` is the share of values left out of the embeddings and of what each sublayer adds, in training only."""

    def __init__(self, shape=Shape(), dropout=0.0):
        super().__init__()
        # One for all layers, so that they share its table.
        drop = Dropout(dropout)
        self.shape, self.drop = shape, drop
        self.E = nn.Parameter(torch.randn(shape.vocabulary, shape.width) * shape.width**-0.5)
        self.enc = nn.ModuleList(EncoderLayer(shape, drop) for _ in range(shape.encoder_layers))
        self.dec = nn.ModuleList(DecoderLayer(shape, drop) for _ in range(shape.decoder_layers))
        self.en, self.dn = nn.LayerNorm(shape.width), nn.LayerNorm(shape.width)
        self.register_buffer("positions", sinusoids(shape.positions, shape.width), persistent=False)

    def embed(self, ids):
        return self.drop(F.embedding(ids, self.E) * math.sqrt(self.shape.width))

    def encode(self, source):
        """source: int64 [B, S], right-padded. Returns encoded [B, S, D] and the padding mask [B, 1, 1, S]."""
        blocked = (source == PAD)[:, None, None, :]
        x = self.embed(source) + self.positions[: source.shape[1]]
        for layer in self.enc:
            x = layer(x, blocked)
        return self.en(x), blocked

    def forward(self, source, target_in):
        """Decoder outputs [T, B, D] (before the output matrix) for teacher-forced target_in: int64 [T, B]."""
        encoded, blocked = self.encode(source)
        x = self.embed(target_in) + self.positions[: target_in.shape[0], None]
        for layer in self.dec:
            x, _ = layer(x, layer.memory(encoded), blocked)
        return self.dn(x)

    def begin(self, source, hypotheses=1):
        """What decoding of source [B, S] goes on from: memories of each layer, padding mask, states [K, B, D] of each."""
        encoded, blocked = self.encode(source)
        # Laid out once as the products of every step read them.
        memories = [(keys.transpose(-1, -2).contiguous().transpose(-1, -2), values.contiguous())
                    for keys, values in (layer.memory(encoded) for layer in self.dec)]
        shape = hypotheses, source.shape[0], self.shape.width
        return memories, blocked, [encoded.new_zeros(shape, dtype=torch.float32) for _ in self.dec]

    def advance(self, token, step, memories, blocked, states):
        """Logits [K, B, V] after token int64 [K, B], the step-th; the states are replaced by the next ones."""
        x = self.embed(token) + self.positions[step]
        for index, layer in enumerate(self.dec):
            x, states[index] = layer(x, memories[index], blocked, states[index])
        return self.dn(x) @ self.E.T
