import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import onnx
import torch

from .calibrate import calibrate
from .export import export
from .restore import restored
from .test_distil import copy_model

torch.set_num_threads(1)


class RestoreTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model, sources = copy_model()
        cls.ranges = calibrate(cls.model, sources, [source[1:] for source in sources])
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.path = Path(cls.folder.name) / "model.onnx"
        export(cls.model, cls.ranges, cls.path, 2)

    def test_every_weight_comes_back_but_for_its_rounding(self):
        state = restored(self.model.shape, self.path)
        self.assertEqual(list(state), list(self.model.state_dict()))
        for name, own in self.model.state_dict().items():
            step = own.abs().max(dim=-1, keepdim=True).values / 127 if own.ndim == 2 else torch.tensor(1e-6)
            self.assertTrue(bool(((state[name] - own).abs() <= 0.51 * step + 1e-6).all()), name)

    def test_what_was_restored_ships_as_the_same_integers(self):
        self.model.load_state_dict(restored(self.model.shape, self.path))
        again = self.path.with_name("again.onnx")
        export(self.model, self.ranges, again, 2)
        first, second = (onnx.load(str(path)).graph.initializer for path in (self.path, again))
        for one, other in zip(first, second, strict=True):
            self.assertEqual(one.name, other.name)
            if one.data_type == onnx.TensorProto.INT8:
                self.assertEqual(one.raw_data, other.raw_data, one.name)

    def test_a_model_of_another_shape_is_refused(self):
        for other in ({"encoder_layers": 2}, {"encoder_layers": 0}, {"decoder_layers": 0}, {"width": 16}, {"ffn": 32}):
            with self.assertRaisesRegex(ValueError, "model.onnx"):
                restored(replace(self.model.shape, **other), self.path)


if __name__ == "__main__":
    unittest.main()
