"""`python -m training STAGE RECIPE …`, run from the folder above this one: one command a stage, and `all`."""

import argparse
import json
from pathlib import Path

import torch

from . import recipe as recipes

STAGES = ("pieces", "teacher", "distil", "prepare", "train", "export", "evaluate", "package", "doubt", "node", "card")


def arguments():
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("stage", help=f"{', '.join(STAGES)}, several with commas between, or all")
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with train/ and dev/")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="passes, checkpoints, logs")
    parser.add_argument("--run", type=Path, help="the run's own folder; by default the recipe's id in --work")
    parser.add_argument("--checkpoint", type=Path, help="fp32 weights; by default average.pt of the run")
    parser.add_argument("--lines", type=int, help="evaluate so many lines of each set only, for a try")
    parser.add_argument("--pieces", type=Path, help="SentencePiece model; by default the one in pieces/")
    parser.add_argument("--start-from", type=Path, help="checkpoint to continue; without it, from scratch")
    parser.add_argument("--out", type=Path, help="folder that ships; by default RECIPE's id")
    parser.add_argument("--node", type=Path, default=Path(".."), help="the repository's root, installed and built")
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    options.stages = STAGES if options.stage == "all" else options.stage.split(",")
    if unknown := set(options.stages) - set(STAGES):
        parser.error(f"no such stage: {', '.join(sorted(unknown))}")
    recipe = recipes.load(options.recipe)
    options.out = options.out or Path(recipe.id)
    options.pieces = options.pieces or Path(__file__).parent / "pieces" / f"{recipe.id}.model"
    options.work = options.run or options.work / recipe.id
    options.checkpoint = options.checkpoint or options.work / "average.pt"
    torch.set_num_threads(options.threads)
    return options, recipe


def pieces(options, recipe):
    if options.pieces.exists():
        print(f"{options.pieces} is there already")
        return
    from .pieces import train_pieces

    train_pieces(recipe, options.corpora, options.pieces)


def prepare(options, recipe):
    from .prepare import prepare

    prepare(recipe, options.corpora, options.work, options.pieces)


def train(options, recipe):
    from .plot import plot
    from .train import Run

    run = Run(recipe, options.work, options.start_from, options.device)
    run.until_done()
    plot(run.log, options.work / "loss.png")


def teacher_run(options, recipe):
    """(recipe, work folder) of the larger model a recipe learns from."""
    large = recipes.load(recipe.distil.teacher)
    return large, options.work.parent / large.id


def teacher(options, recipe):
    """Prepares and trains the teacher, where the recipe has one; goes on where it was stopped."""
    if not recipe.distil:
        return
    from .plot import plot
    from .prepare import prepare
    from .train import Run

    large, work = teacher_run(options, recipe)
    prepare(large, options.corpora, work, options.pieces)
    run = Run(large, work, None, options.device)
    run.until_done()
    plot(run.log, work / "loss.png")


def distil(options, recipe):
    """The teacher's translations of all the text there is: from its checkpoint or, where there is none, from what ships."""
    if not recipe.distil:
        return
    from .distil import distil, fp32_teacher, graph_teacher

    _large, work = teacher_run(options, recipe)
    checkpoint = work / "average.pt"
    model = (fp32_teacher(recipe, checkpoint, options.device) if checkpoint.exists()
             else graph_teacher(recipe, options.out, options.node))
    distil(recipe, options.corpora, options.work, options.pieces, model)


def export(options, recipe):
    from .evaluate import load_student
    from .export import export_calibrated

    student = load_student(recipe, options.checkpoint)
    options.out.mkdir(parents=True, exist_ok=True)
    # The last pass has all the sentences that were there, the first may have none of those written while it ran.
    calibrating = max(options.work.glob("pass-*.npz"))
    export_calibrated(student, calibrating, options.out / "model.onnx", recipe.beam)


def evaluate(options, recipe):
    """int8 beside fp32, into `evaluation.json` of the run; either alone where the other is not there."""
    from .evaluate import batch_invariance, evaluate

    model = options.out / "model.onnx" if (options.out / "model.onnx").exists() else None
    checkpoint = options.checkpoint if options.checkpoint.exists() else None
    if not model and not checkpoint:
        raise SystemExit(f"nothing to evaluate: neither {options.out / 'model.onnx'} nor {options.checkpoint}")
    rows, samples = evaluate(recipe, options.corpora, options.pieces, checkpoint, model, options.node, options.lines)
    report = {"scores": rows, "samples": samples, "limit": options.lines}
    if model:
        report["batchInvariance"] = batch_invariance(recipe, options.corpora, options.pieces, model, options.node)
        print(json.dumps(report["batchInvariance"]))
    options.work.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, ensure_ascii=False, indent=1)
    (options.work / "evaluation.json").write_text(text + "\n", encoding="utf-8")


def card(options, recipe):
    from .card import write_card

    report = json.loads((options.work / "evaluation.json").read_text(encoding="utf-8"))
    if report.get("limit"):
        print(f"a try on {report['limit']} lines a set: the card stays as it is")
        return
    write_card(recipe, report, options.out, options.work / "log.jsonl")


def package(options, recipe):
    from .package import package

    report = json.loads((options.work / "evaluation.json").read_text(encoding="utf-8"))
    package(recipe, options.out, report, options.pieces)


def doubt(options, recipe):
    from .doubt import calibrate_doubt

    calibrate_doubt(recipe, options.corpora, options.pieces, options.out, options.node)


def node(options, recipe):
    """What users get: the sets through the built node, into `evaluation.json` of the run."""
    from .through_node import through_node

    path = options.work / "evaluation.json"
    report = through_node(recipe, options.corpora, json.loads(path.read_text(encoding="utf-8")), options.node)
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main():
    options, recipe = arguments()
    for stage in options.stages:
        globals()[stage](options, recipe)


main()
