"""Train: continue a checkpoint (or start afresh) until the recipe's minutes are spent.

The learning rate follows elapsed training time, not steps, so that a run on a shared machine always finishes its
decay. State is written every few minutes and picked up again by the same command after any interruption.
"""

import json
import math
import signal
import time
from pathlib import Path

import torch

from .batches import Pass
from .loss import tied_cross_entropy
from .muon import Muon
from .student import PAD, Student
from .threads import Threads
from .widen import widened

SAVE_EVERY_SECONDS = 240
LOG_EVERY_STEPS = 20
# Maps stacked in one matrix's rows: q|k|v, forget|update, k|v.
_BLOCKS = {"qkv": 3, "fw": 2, "ckv": 2}


def optimisers(student, training, dtype):
    """Muon for the hidden matrices, Adam for the embedding table, norms and biases."""
    groups, rest = [], []
    for name, p in student.named_parameters():
        if p.ndim == 2 and name != "E":
            groups.append({"params": [p], "blocks": _BLOCKS.get(name.split(".")[-2], 1)})
        else:
            rest.append(p)
    return Muon(groups, lr=training.muon_lr, dtype=dtype), torch.optim.Adam(rest, lr=training.adam_lr, betas=(0.9, 0.98), eps=1e-9)


def arithmetic(precision, device):
    """torch dtype of matrix products: what the recipe says, but float32 where that is far faster. A CPU without bfloat16
    instructions (AVX2 alone) emulates them, hundreds of times as slowly."""
    wanted = getattr(torch, precision)
    if device != "cpu" or wanted == torch.float32:
        return wanted

    def seconds(dtype):
        """The least of several by one thread: what else runs interrupts each by two, and would choose for hours."""
        a = torch.zeros(256, 256, dtype=dtype)
        least = float("inf")
        for _ in range(6):
            started = time.perf_counter()
            a @ a
            least = min(least, time.perf_counter() - started)
        return least

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    chosen = wanted if seconds(wanted) < 4 * seconds(torch.float32) else torch.float32
    torch.set_num_threads(threads)
    return chosen


def rate(training, step, seconds):
    """Share of the peak learning rate: linear warm-up by step, then linear decay by time to `final_lr`."""
    progress = min(1.0, seconds / (60 * training.minutes))
    return min(1.0, (step + 1) / training.warmup_steps) * max(training.final_lr, 1 - progress)


def dropout(training, seconds):
    """Share left out at this time, in whole percents: it falls in a line to none (Rennie et al. 2014)."""
    return round(training.dropout * max(0.0, 1 - seconds / (60 * training.minutes)), 2)


class Run:
    """A training run and all of its state that must outlive the process."""

    def __init__(self, recipe, work, start_from=None, device="cpu"):
        self.recipe, self.work, self.device = recipe, Path(work), device
        torch.manual_seed(recipe.seed)
        self.dtype = arithmetic(recipe.training.precision, device)
        self.student = Student(recipe.shape, recipe.training.dropout).to(device)
        self.average = {name: p.detach().clone() for name, p in self.student.named_parameters()}
        self.muon, self.adam = optimisers(self.student, recipe.training, self.dtype)
        self.step = self.passes_done = self.batches_done = self.target_tokens = 0
        self.seconds = 0.0
        self.log = self.work / "log.jsonl"
        self.path = self.work / "state.pt"
        if recipe.training.start_share and not start_from:
            raise SystemExit(f"{recipe.id} {recipe.version} ships a share of the weights it starts from: give --start-from")
        start = torch.load(start_from, map_location=device, weights_only=True)["model"] if start_from else None
        self.start = start and widened(start, self.student.state_dict())
        if self.path.exists():
            self.load()
        elif self.start:
            self.student.load_state_dict(self.start)
            self.average = {name: p.detach().clone() for name, p in self.student.named_parameters()}

    def checkpoints(self):
        """Files of the last checkpoints, oldest first."""
        return sorted((self.work / "checkpoints").glob("*.pt"))

    def keep_checkpoint(self):
        """One more of the checkpoints to be averaged; the oldest beyond the recipe's number go."""
        folder = self.work / "checkpoints"
        folder.mkdir(exist_ok=True)
        weights = {name: p.detach().cpu() for name, p in self.student.named_parameters()}
        write({"model": weights, "step": self.step}, folder / f"{self.step:08d}.pt")
        for old in self.checkpoints()[: -self.recipe.training.last_checkpoints]:
            old.unlink()

    def averaged(self):
        """What ships: the mean of the last checkpoints where the recipe wants it, else the running average; with the
        recipe's share of the weights at the start."""
        files = self.checkpoints() if self.recipe.training.last_checkpoints else []
        found, share = mean_of(files) if files else self.average, self.recipe.training.start_share
        return {name: p.lerp(self.start[name], share) for name, p in found.items()} if share else found

    def load(self):
        state = torch.load(self.path, map_location=self.device, weights_only=True)
        self.student.load_state_dict(state["model"])
        self.average = state["average"]
        self.muon.load_state_dict(state["muon"])
        self.adam.load_state_dict(state["adam"])
        for name in ("step", "passes_done", "batches_done", "target_tokens", "seconds"):
            setattr(self, name, state[name])

    def save(self):
        state = {name: getattr(self, name) for name in
                 ("step", "passes_done", "batches_done", "target_tokens", "seconds", "average")}
        state |= {"model": self.student.state_dict(), "muon": self.muon.state_dict(), "adam": self.adam.state_dict()}
        write(state, self.path)
        write({"model": self.averaged(), "step": self.step, "target_tokens": self.target_tokens, "seconds": self.seconds},
              self.work / "average.pt")

    def optimise(self, source, target_in, target):
        """One step. Returns the plain cross entropy in nats a token, and the number of tokens."""
        training = self.recipe.training
        source, target_in, target = (x.to(self.device) for x in (source, target_in, target))
        real = target != PAD
        if self.student.drop.share != (share := dropout(training, self.seconds)):
            self.student.drop.set(share)
        with torch.autocast(self.device, dtype=self.dtype, enabled=self.dtype != torch.float32):
            hidden = self.student(source, target_in)[real]
        tokens = hidden.shape[0]
        smoothed, plain = tied_cross_entropy(hidden, self.student.E, target[real], training.smoothing, self.dtype,
                                             training.frequent_words, training.sampled_words)
        (smoothed / tokens).backward()
        torch.nn.utils.clip_grad_norm_(self.student.parameters(), training.clip)
        scale = rate(training, self.step, self.seconds)
        for optimiser, peak in ((self.muon, training.muon_lr), (self.adam, training.adam_lr)):
            for group in optimiser.param_groups:
                group["lr"] = peak * scale
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
        decay = min(training.average_decay, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for name, p in self.student.named_parameters():
                self.average[name].lerp_(p, 1 - decay)
        return plain.item() / tokens, tokens

    def passes(self):
        """The prepared passes, round and round."""
        while True:
            yield self.passes_done, self.work / f"pass-{self.passes_done % self.recipe.data.passes:02d}.npz"
            self.passes_done, self.batches_done = self.passes_done + 1, 0

    def until_done(self, limit_seconds=float("inf")):
        budget = 60 * self.recipe.training.minutes
        if self.seconds >= budget:
            return
        stop = []
        signal.signal(signal.SIGTERM, lambda *_: stop.append(True))
        threads = Threads(torch.get_num_threads())
        started = last = saved = time.monotonic()
        losses, since_tokens, since = 0.0, 0, last
        for number, path in self.passes():
            data = Pass(path)
            plan = data.plan(self.recipe.training.batch_tokens, [self.recipe.seed, number])
            share = 1 if number else self.recipe.training.first_pass_share
            for indices in plan[self.batches_done : math.ceil(len(plan) * share)]:
                torch.set_num_threads(threads.next())
                nll, tokens = self.optimise(*data.batch(indices))
                now = time.monotonic()
                self.seconds += now - last
                last = now
                self.step += 1
                self.batches_done += 1
                self.target_tokens += tokens
                losses += nll * tokens
                since_tokens += tokens
                if self.recipe.training.last_checkpoints and self.step % self.recipe.training.checkpoint_steps == 0:
                    self.keep_checkpoint()
                done = stop or self.seconds >= budget or now - started > limit_seconds
                if done or self.step % LOG_EVERY_STEPS == 0:
                    self.record(losses / since_tokens, since_tokens / (now - since))
                    losses, since_tokens, since = 0.0, 0, now
                if done or now - saved > SAVE_EVERY_SECONDS:
                    self.save()
                    saved = now
                if done:
                    return

    def record(self, nll, tokens_per_second):
        row = {"step": self.step, "minutes": round(self.seconds / 60, 2), "pass": self.passes_done,
               "target_tokens": self.target_tokens, "nll": round(nll, 4), "tokens_per_second": round(tokens_per_second),
               "threads": torch.get_num_threads(), "rate": round(rate(self.recipe.training, self.step, self.seconds), 4)}
        with open(self.log, "a", encoding="utf-8") as log:
            log.write(json.dumps(row) + "\n")


def mean_of(files):
    """{name: mean} over the weights of checkpoint files."""
    states = [torch.load(path, map_location="cpu", weights_only=True)["model"] for path in files]
    return {name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}


def write(state, path):
    """Whole or not at all: a power cut leaves the last state, never half of one."""
    temporary = path.with_suffix(".tmp")
    torch.save(state, temporary)
    temporary.rename(path)
