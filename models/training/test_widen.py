"""A widened student translates as before, and learns with what was added."""

import unittest
from dataclasses import replace

import torch

from .student import Shape, Student
from .widen import widened

NARROW = Shape(vocabulary=40, width=16, ffn=32, heads=2, encoder_layers=2, decoder_layers=1)
WIDE = replace(NARROW, encoder_ffn=80)
SOURCE, TARGET = torch.tensor([[5, 9, 11, 1], [7, 6, 1, 0]]), torch.tensor([[0, 0], [8, 9], [4, 1]])


def outputs(student):
    return student.eval()(SOURCE, TARGET)


class Widen(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.narrow, self.wide = Student(NARROW), Student(WIDE)

    def test_same_outputs(self):
        self.wide.load_state_dict(widened(self.narrow.state_dict(), self.wide.state_dict()))
        torch.testing.assert_close(outputs(self.wide), outputs(self.narrow))

    def test_only_the_encoder_is_wider(self):
        self.assertEqual(self.wide.enc[0].f1.out_features, 80)
        self.assertEqual(self.wide.dec[0].f1.out_features, 32)

    def test_new_units_learn(self):
        self.wide.load_state_dict(widened(self.narrow.state_dict(), self.wide.state_dict()))
        outputs(self.wide).square().sum().backward()
        self.assertGreater(self.wide.enc[0].f2.weight.grad[:, 32:].abs().sum(), 0)

    def test_same_shape_is_left_alone(self):
        state = self.narrow.state_dict()
        for name, tensor in widened(state, Student(NARROW).state_dict()).items():
            torch.testing.assert_close(tensor, state[name])

    def test_refuses_other_shapes(self):
        for start, fresh in ((self.wide, self.narrow), (self.narrow, Student(replace(NARROW, vocabulary=41)))):
            with self.assertRaisesRegex(ValueError, "of the recipe's shape"):
                widened(start.state_dict(), fresh.state_dict())


if __name__ == "__main__":
    unittest.main()
