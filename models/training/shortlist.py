"""What a shortlist of output pieces could save: `python -m training.shortlist MODEL.onnx NODE_FOLDER`.

Times the model with its output layer cut to so many pieces, interleaved in one process. The cut is made beforehand and
nothing is gathered while it runs: an upper bound of what a real shortlist, chosen anew for every batch, would gain.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper

SIZES = (2048, 1024, 512)
WEIGHT, SCALES = "output.weight", "output.scales"


def with_pieces(path, count):
    """The model with the last `count` pieces alone to choose from; EOS is not among them, so it runs to the bound."""
    model = onnx.load(path)
    for initializer in list(model.graph.initializer):
        if initializer.name in (WEIGHT, SCALES):
            part = np.ascontiguousarray(numpy_helper.to_array(initializer)[..., -count:])
            model.graph.initializer.append(numpy_helper.from_array(part, f"short.{initializer.name}"))
    loop = next(node for node in model.graph.node if node.op_type == "Loop")
    body = next(attribute.g for attribute in loop.attribute if attribute.name == "body")
    for node in body.node:
        if WEIGHT in node.input:
            for i, name in enumerate(node.input):
                if name in (WEIGHT, SCALES):
                    node.input[i] = f"short.{name}"
    return model


def main():
    path, node_folder = Path(sys.argv[1]), Path(sys.argv[2])
    weight = next(i for i in onnx.load(path).graph.initializer if i.name == WEIGHT)
    with tempfile.TemporaryDirectory() as folder:
        # All but one: whole, but for EOS.
        for count in (weight.dims[1] - 2, *SIZES):
            onnx.save(with_pieces(path, count), Path(folder) / f"{count:05}.onnx")
        script = Path(__file__).with_name("shortlist.mjs")
        subprocess.run(["node", str(script), folder], cwd=node_folder, check=True)


if __name__ == "__main__":
    main()
