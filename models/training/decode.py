"""Translations of many sentences with the fp32 model, in batches of like length, by beam search."""

import math

import torch

from .student import DECODER_START, EOS, PAD

# By measurement: with 0 the first ending is taken, often a short one; beyond 1 there are only more steps. The exported
# graph takes a hypothesis' length at its next step for it, so it knows no other.
SLACK = 1
MOST_TOKENS, TOKENS_A_TOKEN, TOKENS_MORE = 240, 2, 10
# Log-probability of a hypothesis that is out of the race.
DROPPED = -1e9


def longest_output(source_tokens):
    """Most tokens of a translation: the bound the daemon uses too."""
    return min(MOST_TOKENS, TOKENS_A_TOKEN * source_tokens + TOKENS_MORE)


def _batches(sources, batch, device):
    """(indices, padded ids [B, S]) of sentences of like length."""
    order = sorted(range(len(sources)), key=lambda i: len(sources[i]))
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        yield chosen, _padded([sources[i] for i in chosen], device)


def _padded(rows, device):
    """int64 [rows, longest], PAD on the right."""
    ids = torch.full((len(rows), max(map(len, rows))), PAD)
    for index, row in enumerate(rows):
        ids[index, : len(row)] = torch.tensor(row)
    return ids.to(device)


def _cut(row):
    return row[: row.index(EOS)] if EOS in row else row


def beam_all(student, sources, beam, batch=64):
    """Piece ids of the translations of `sources` (lists of ids, prefix and EOS included), in order, as the exported
    graph finds them: of the hypotheses the one with the highest log-probability a token."""
    return [max(found, key=lambda one: one[1] / max(1, len(one[0]) + one[2]))[0]
            for found in hypotheses_all(student, sources, beam, batch, longest_output, SLACK)]


def hypotheses_all(student, sources, beam, batch, bound=longest_output, slack=math.inf):
    """For each of `sources` its `beam` hypotheses: [(piece ids, log-probability in nats, whether it ended)].

    `bound` gives most tokens for a source's; `slack` as of `beam_search`.
    """
    found = [None] * len(sources)
    for chosen, ids in _batches(sources, batch, student.E.device):
        bounds = torch.tensor([bound(len(sources[i])) for i in chosen], device=ids.device)
        for i, tokens, scores in zip(chosen, *beam_search(student, ids, beam, bounds, slack)):
            rows = [row[: bound(len(sources[i]))] for row in tokens]
            found[i] = [(_cut(row), score, EOS in row) for row, score in zip(rows, scores)]
    return found


@torch.no_grad()
def beam_search(student, source, beam, bounds, slack):
    """Hypotheses of each row of source [B, S], of `bounds` int64 [B] tokens at most: token lists [B][beam], EOS from
    their end on, and their log-probabilities [B][beam] in nats.

    A sentence has ended when the hypothesis best by log-probability a token has, one still going being read as if its
    next `slack` tokens were certain; the others are then dropped. Without end to the slack, when all of them have.
    Hypotheses lie [beam, B], so that all of a sentence's read one memory of its source.
    """
    B, device = source.shape[0], source.device
    memories, blocked, states = student.begin(source, beam)
    token = torch.full((beam, B), DECODER_START, device=device)
    # Only the first of each sentence's hypotheses counts at the start: they are all alike.
    score = torch.full((beam, B), DROPPED, device=device)
    score[0] = 0
    longest = int(bounds.max())
    tokens = torch.full((longest, beam, B), EOS, device=device)
    length = torch.zeros((beam, B), device=device)
    finished = torch.zeros((beam, B), dtype=torch.bool, device=device)
    # A finished hypothesis goes on as itself, at no cost.
    itself = torch.full((beam,), DROPPED, device=device)
    itself[0] = 0
    column, rank = torch.arange(B, device=device), torch.arange(beam, device=device)[:, None]
    for step in range(longest):
        logits = student.advance(token, step, memories, blocked, states).float()
        # No hypothesis has more than `beam` children among the best, so the whole vocabulary is read once only.
        best, words = logits.topk(beam, -1)
        best = torch.where(finished[..., None], itself, best - logits.logsumexp(-1, keepdim=True))
        words = words.masked_fill(finished[..., None], EOS)
        children = (score[..., None] + best).transpose(1, 2).reshape(beam * beam, B)
        score, picked = children.topk(beam, 0)
        parent = picked // beam
        token = words.transpose(1, 2).reshape(beam * beam, B).gather(0, picked)
        states = [state[parent, column] for state in states]
        tokens[:step], finished = tokens[:step, parent, column], finished[parent, column]
        length = length[parent, column] + (~finished)
        tokens[step] = token
        finished = (token == EOS) | (step + 1 >= bounds)
        if slack < math.inf:
            leader = (score / (length + slack * ~finished)).argmax(0, keepdim=True)
            done = finished.gather(0, leader)
            score = score.masked_fill(done & (rank != leader), DROPPED)
            finished = finished | done
        if finished.all():
            break
    return tokens.permute(2, 1, 0).tolist(), score.T.tolist()


@torch.no_grad()
def log_probabilities(student, sources, targets, batch=256):
    """log p(target | source) in nats of each pair of piece id lists (a source with prefix and EOS, a target with EOS)."""
    found = [0.0] * len(sources)
    order = sorted(range(len(sources)), key=lambda i: (len(sources[i]), len(targets[i])))
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        source, target = (_padded([rows[i] for i in chosen], student.E.device) for rows in (sources, targets))
        target = target.T
        begin = torch.full_like(target[:1], DECODER_START)
        real = target != PAD
        hidden = student(source, torch.cat([begin, target[:-1]]))
        logits = (hidden[real] @ student.E.T).float()
        logp = torch.zeros(target.shape, device=target.device)
        logp[real] = logits.gather(1, target[real][:, None])[:, 0] - logits.logsumexp(1)
        for i, value in zip(chosen, logp.sum(0).tolist()):
            found[i] = value
    return found
