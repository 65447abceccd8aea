"""A checkpoint from a model that ships: `python -m training.restore RECIPE model.onnx OUT.pt`.

What trained a model is larger than what ships, and is not kept with it. Its weights are: those of the graph, times their
scales, are the fp32 weights but for int8's rounding, so a run can go on from there (`--start-from OUT.pt`).
"""

import math
import sys
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

from . import recipe as recipes
from .calibrate import OUTPUT
from .export import QUERIES
from .student import Student
from .train import write


def restored(shape, path):
    """{name: float32 tensor} of the student of that shape exported to `path`; ValueError where it is another shape's."""
    graph = onnx.load(str(path)).graph
    constants = {constant.name: numpy_helper.to_array(constant) for constant in graph.initializer}

    more = f"enc.{shape.encoder_layers}.", f"dec.{shape.decoder_layers}."
    if found := [name for name in constants if name.startswith(more)]:
        raise ValueError(f"{path} has {found[0]}: more layers than this recipe's shape")

    def product(name):
        """A matrix product's weight, laid out as the student's: [O, I]."""
        return torch.from_numpy(constants[f"{name}.weight"].T * constants[f"{name}.scales"][:, None])

    state = {}
    for name, own in Student(shape).state_dict().items():
        layer, kind = name.rpartition(".")[::2]
        try:
            if name == "E":
                found = product(OUTPUT)
            elif f"{layer}.gain" in constants:
                found = torch.from_numpy(constants[f"{layer}.{'gain' if kind == 'weight' else 'bias'}"].copy())
            else:
                found = product(layer) if kind == "weight" else torch.from_numpy(constants[f"{layer}.bias"].copy())
        except KeyError as missing:
            raise ValueError(f"{path} has no constant {missing}: not a model of this recipe's shape") from None
        if layer.endswith(QUERIES):
            # The graph has attention's 1/√d in the rows that give queries.
            found[: shape.width] *= math.sqrt(shape.width // shape.heads)
        if found.shape != own.shape:
            raise ValueError(f"{name} of {path} is {list(found.shape)}, of the recipe {list(own.shape)}")
        state[name] = found.float()
    return state


def main():
    recipe, graph, out = sys.argv[1:]
    write({"model": restored(recipes.load(recipe).shape, graph)}, Path(out))


if __name__ == "__main__":
    main()
