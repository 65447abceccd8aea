"""Translations of many sentences with the fp32 model, in batches of like length: greedy, or with a beam."""

import torch

from .student import DECODER_START, EOS, PAD


def longest_output(source_tokens):
    """The bound the daemon uses too."""
    return min(240, 2 * source_tokens + 10)


def _batches(sources, batch, device):
    """(indices, padded ids [B, S]) of sentences of like length."""
    order = sorted(range(len(sources)), key=lambda i: len(sources[i]))
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        ids = torch.full((len(chosen), max(len(sources[i]) for i in chosen)), PAD)
        for row, i in enumerate(chosen):
            ids[row, : len(sources[i])] = torch.tensor(sources[i])
        yield chosen, ids.to(device)


def _cut(row):
    return row[: row.index(EOS)] if EOS in row else row


def greedy_all(student, sources, batch=64):
    """Piece ids of the translations of `sources` (lists of ids, prefix and EOS included), in order."""
    translations = [None] * len(sources)
    for chosen, ids in _batches(sources, batch, student.E.device):
        tokens = student.greedy(ids, longest_output(ids.shape[1])).T.tolist()
        for row, i in zip(tokens, chosen):
            translations[i] = _cut(row[: longest_output(len(sources[i]))])
    return translations


def beam_all(student, sources, beam=4, batch=64, penalty=1.0):
    """As `greedy_all`, by beam search: the best of `beam` hypotheses by log-probability over length^penalty."""
    translations = [None] * len(sources)
    for chosen, ids in _batches(sources, batch, student.E.device):
        for row, i in zip(beam_search(student, ids, beam, longest_output(ids.shape[1]), penalty), chosen):
            translations[i] = _cut(row[: longest_output(len(sources[i]))])
    return translations


@torch.no_grad()
def beam_search(student, source, beam, longest, penalty=1.0):
    """Token lists of the best hypothesis of each row of source [B, S], EOS included where it ended.

    Hypotheses lie side by side: row b·beam + k is the k-th of sentence b.
    """
    B, device = source.shape[0], source.device
    encoded, blocked = student.encode(source)
    encoded, blocked = encoded.repeat_interleave(beam, 0), blocked.repeat_interleave(beam, 0)
    memories = [layer.memory(encoded) for layer in student.dec]
    states = [encoded.new_zeros(B * beam, student.shape.width, dtype=torch.float32) for _ in student.dec]
    token = torch.full((B * beam,), DECODER_START, device=device)
    # Only the first of each sentence's hypotheses counts at the start: they are all alike.
    score = torch.full((B, beam), -torch.inf, device=device)
    score[:, 0] = 0
    tokens = torch.full((B * beam, longest), EOS, device=device)
    length = torch.zeros(B * beam, device=device)
    finished = torch.zeros(B * beam, dtype=torch.bool, device=device)
    only_end = torch.full((student.E.shape[0],), -torch.inf, device=device)
    only_end[EOS] = 0
    first = (torch.arange(B, device=device) * beam)[:, None]
    for step in range(longest):
        x = (student.embed(token) + student.positions[step])[None]
        for index, layer in enumerate(student.dec):
            x, states[index] = layer(x, memories[index], blocked, states[index])
        logp = (student.dn(x[0]) @ student.E.T).float().log_softmax(-1)
        # A finished hypothesis goes on as itself, at no cost.
        logp = torch.where(finished[:, None], only_end, logp)
        total = score[:, :, None] + logp.view(B, beam, -1)
        score, picked = total.view(B, -1).topk(beam, 1)
        parent = (first + picked // logp.shape[1]).view(-1)
        token = (picked % logp.shape[1]).view(-1)
        states = [state[parent] for state in states]
        tokens, length, finished = tokens[parent], length[parent], finished[parent]
        tokens[:, step] = token
        length = length + (~finished)
        finished = finished | (token == EOS)
        if finished.all():
            break
    best = (score / length.view(B, beam).clamp_min(1) ** penalty).argmax(1)
    return tokens.view(B, beam, longest)[torch.arange(B, device=device), best].tolist()
