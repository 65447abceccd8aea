"""`python -m training STAGE RECIPE …`, run from the folder above this one: one command a stage, and `all`."""

import argparse
import json
from pathlib import Path

import torch

from . import recipe as recipes

STAGES = ("pieces", "prepare", "train", "export", "evaluate", "package", "doubt")


def arguments():
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("stage", choices=(*STAGES, "all"))
    parser.add_argument("recipe", type=Path)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with train/ and dev/")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="passes, checkpoints, logs")
    parser.add_argument("--pieces", type=Path, help="SentencePiece model; by default the one in pieces/")
    parser.add_argument("--start-from", type=Path, help="checkpoint to continue; without it, from scratch")
    parser.add_argument("--out", type=Path, help="folder that ships; by default RECIPE's id")
    parser.add_argument("--node", type=Path, default=Path(".."), help="folder whose node_modules has onnxruntime-node")
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    options = parser.parse_args()
    recipe = recipes.load(options.recipe)
    options.out = options.out or Path(recipe.id)
    options.pieces = options.pieces or Path(__file__).parent / "pieces" / f"{recipe.id}.model"
    options.work = options.work / recipe.id
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


def export(options, recipe):
    from .evaluate import load_student
    from .export import export_calibrated

    student = load_student(recipe, options.work / "average.pt")
    options.out.mkdir(parents=True, exist_ok=True)
    export_calibrated(student, options.work / "pass-00.npz", options.out / "model.onnx")


def evaluate(options, recipe):
    from .evaluate import batch_invariance, evaluate

    model = options.out / "model.onnx"
    rows, samples = evaluate(recipe, options.corpora, options.pieces, options.work / "average.pt", model, options.node)
    invariance = batch_invariance(recipe, options.corpora, options.pieces, model, options.node)
    print(json.dumps(invariance))
    report = {"scores": rows, "batchInvariance": invariance, "samples": samples}
    text = json.dumps(report, ensure_ascii=False, indent=1)
    (options.work / "evaluation.json").write_text(text + "\n", encoding="utf-8")


def package(options, recipe):
    from .package import package

    report = json.loads((options.work / "evaluation.json").read_text(encoding="utf-8"))
    package(recipe, options.out, report["scores"], options.pieces)


def doubt(options, recipe):
    from .doubt import calibrate_doubt

    calibrate_doubt(recipe, options.corpora, options.pieces, options.out, options.node)


def main():
    options, recipe = arguments()
    for stage in STAGES if options.stage == "all" else (options.stage,):
        globals()[stage](options, recipe)


main()
