"""The exported graph against the fp32 model it was made from, in the runtime the daemon uses."""

import platform
import tempfile
import unittest
from pathlib import Path

import torch

from .calibrate import calibrate
from .decode import beam_all
from .evaluate import run_node
from .export import export
from .student import EOS
from .test_distil import copy_model

torch.set_num_threads(1)
NODE = Path(__file__).parents[2]
CPU = Path("/proc/cpuinfo")
# An x86 CPU without VNNI adds the int8 products in pairs of 16 bits, which overflow where both are large.
SATURATES = platform.machine() == "x86_64" and CPU.exists() and "vnni" not in CPU.read_text()


@unittest.skipUnless((NODE / "node_modules" / "onnxruntime-node").exists(), "npm ci was not run")
class ExportTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model, cls.sources = copy_model()
        cls.ranges = calibrate(cls.model, cls.sources, [source[1:] for source in cls.sources])

    def graph(self, beam, batch):
        with tempfile.TemporaryDirectory() as folder:
            export(self.model, self.ranges, Path(folder) / "model.onnx", beam)
            return run_node(Path(folder) / "model.onnx", self.sources, NODE, batch)[0]

    def test_the_graph_finds_what_the_model_finds(self):
        for beam in (1, 2, 4):
            found = [row["tokens"] for row in self.graph(beam, 1)]
            same = sum(map(list.__eq__, found, beam_all(self.model, self.sources, beam)))
            # Not all: int8 decides a close call the other way now and then.
            self.assertGreaterEqual(same, len(self.sources) // 2 if SATURATES else len(self.sources) - 3, beam)

    def test_batch_mates_change_nothing_to_the_last_bit(self):
        for beam in (1, 4):
            self.assertEqual(self.graph(beam, 1), self.graph(beam, 8))

    def test_there_is_a_log_probability_for_every_piece_and_the_end(self):
        for row in self.graph(3, 8):
            self.assertNotIn(EOS, row["tokens"])
            self.assertIn(len(row["logp"]) - len(row["tokens"]), (0, 1))
            self.assertTrue(all(-30 < value <= 0 for value in row["logp"]), row)


if __name__ == "__main__":
    unittest.main()
