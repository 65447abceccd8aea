"""A model's recipe: one TOML file that says all a training run depends on besides the corpora."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from .student import Shape


@dataclass(frozen=True)
class Data:
    weights: dict  # corpus tag → how many times a pass takes each of its pairs; below 1 a random share
    passes: int = 8
    default_weight: float = 0.0
    min_words: dict = field(default_factory=dict)  # tag → least English words
    max_tokens: int = 40  # longest side of most pairs, in pieces
    long_max_tokens: int = 62  # longest side of the rest
    long_share: float = 0.25
    untidy: float = 0.12  # share of source sides made untidy
    sampled_pieces: float = 0.0  # share of source sides cut into pieces by chance (Kudo 2018), else the likeliest way
    joined: float = 0.0  # share of the statements that come in twos, as one longer sentence
    renamed: float = 0.0  # share of pairs whose names, the same on both sides, are exchanged for invented ones
    emoji: float = 0.01  # share of pairs that end in the same emoji on both sides
    field_pairs: int = 20000  # template sentences a pass
    written_times: int = 0  # how often a pass takes the sentences written for the project
    written_more: dict = field(default_factory=dict)  # file of `sentences/` → how many times oftener than the others
    written_from: dict = field(default_factory=dict)  # file of `sentences/` → first pass that takes it; others: all passes
    languages: dict = field(default_factory=dict)  # language → factor of all its pairs' weights
    into: dict = field(default_factory=dict)  # target language → share of the examples into it that a pass takes; else all
    everyday: tuple = ()  # tags nearest to what is texted …
    late_pass: int = 10**9  # … and from this pass on, while the rate decays,
    late_weight: float = 1.0  # all others count only this much of their weight


@dataclass(frozen=True)
class Training:
    minutes: float  # wall clock the schedule is laid out for
    first_pass_share: float = 1.0  # of the first pass that is learnt from before the second, which may hold newer sentences
    batch_tokens: int = 3500  # padded target tokens
    muon_lr: float = 0.015
    adam_lr: float = 1.5e-3
    warmup_steps: int = 100
    final_lr: float = 0.02  # share of the peak at the end
    smoothing: float = 0.1
    frequent_words: int = 2000  # the loss normalises over these first words …
    sampled_words: int = 1000  # … and this many of the others, drawn anew each step
    clip: float = 1.0
    dropout: float = 0.0  # at the start; none at the end
    average_decay: float = 0.998
    start_share: float = 0.0  # of what ships, that of the weights the run started from (Wortsman et al. 2022)
    last_checkpoints: int = 0  # where not 0, what ships is the mean of so many checkpoints …
    checkpoint_steps: int = 500  # … taken at this distance
    precision: str = "bfloat16"

    def __post_init__(self):
        if not 0 < self.first_pass_share <= 1:
            raise ValueError(f"first_pass_share is {self.first_pass_share}, no share of a pass")


@dataclass(frozen=True)
class Distil:
    teacher: Path  # recipe of the larger model, beside the student's
    beam: int = 4
    reverse: float = 0.0  # weight of log p(text | translation) when the best of the beam is chosen
    share: float = 0.8  # of the targets of training pairs that are the teacher's, the rest as written
    mono_tags: tuple = ("common-voice", "sgd", "clinc150", "banking77", "taskmaster", "chatterbot", "covid-wiki")
    mono_from: tuple = ()  # languages whose pairs' everyday English counts as monolingual text, and comes first
    mono_written: bool = False  # whether English written for the project that `others` lack comes before all else
    mono: float = 1.0  # how many times a pass takes a monolingual sentence each way: translated, and translated back
    forth: bool = True  # whether translations of monolingual text are learnt as targets; a weak teacher's are better not
    mono_lines: int = 400_000  # most monolingual sentences a language; English ones go to the others in turn
    mono_words: int = 40  # longest of them
    # Languages whose side of everyday training pairs is translated too and learnt from like monolingual text: more sources
    # for the same real targets (data diversification, Nguyen et al. 2020).
    diversify: tuple = ()
    mono_nearest: dict = field(default_factory=dict)  # language → share learnt from, nearest to everyday pairs; else all
    shard: int = 20_000  # texts translated between two files


@dataclass(frozen=True)
class Recipe:
    id: str
    version: str
    seed: int
    others: tuple  # the languages beside English
    prefixes: dict  # target language → prefix token id
    shape: Shape
    data: Data
    training: Training
    distil: Distil | None = None
    start: "Recipe | None" = None  # that of the shipped model whose weights, in another vocabulary, it begins from
    beam: int = 1  # hypotheses the exported model follows
    notes: dict = field(default_factory=dict)  # test set → what its scores must be read with

    @property
    def sources(self):
        """Tags of all corpora a model of this recipe has learnt from, itself or in what it began from."""
        taken = (tag for tag, weight in self.data.weights.items() if weight)
        before = self.start.sources if self.start else ()
        return list(dict.fromkeys((*taken, *(self.distil.mono_tags if self.distil else ()), *before)))


def licences():
    """{corpus tag: licence}."""
    return tomllib.loads(Path(__file__).with_name("licences.toml").read_text(encoding="utf-8"))


def _merged(base, own):
    """`own` over `base`, tables entry by entry, but for the prefixes, which are all of one vocabulary."""
    return base | {key: _merged(base[key], value) if isinstance(value, dict) and key in base and key != "prefixes" else value
                   for key, value in own.items()}


def _read(path):
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    base = raw.pop("extends", None)
    return _merged(_read(path.parent / base), raw) if base else raw


def _distil(folder, raw):
    return Distil(**(raw | {"teacher": folder / raw["teacher"]})) if raw else None


def load(path):
    """The recipe of a TOML file; `extends` names another one beside it that it changes in places."""
    raw = _read(Path(path))
    return Recipe(
        **{key: raw[key] for key in ("id", "version", "seed", "prefixes")},
        others=tuple(raw["others"]),
        shape=Shape(**raw.get("shape", {})),
        data=Data(**raw["data"]),
        training=Training(**raw["training"]),
        distil=_distil(Path(path).parent, raw.get("distil")),
        start=load(Path(path).parent / raw["start"]) if "start" in raw else None,
        beam=raw.get("beam", 1),
        notes=raw.get("notes", {}),
    )
