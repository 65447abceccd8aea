"""The hand-written gradients against autograd's."""

import unittest

import torch
from torch.nn import functional as F

from .loss import tied_cross_entropy
from .muon import orthogonalise
from .ssru import ssru_scan
from .student import Shape, Student


class KernelsTest(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)

    def test_scan_equals_the_plain_recurrence(self):
        f, w = torch.rand(7, 3, 5, requires_grad=True), torch.randn(7, 3, 5, requires_grad=True)
        state, states = torch.zeros(3, 5), []
        for step in range(7):
            state = f[step] * state + (1 - f[step]) * w[step]
            states.append(state)
        weights = torch.randn(7, 3, 5)
        expected = torch.autograd.grad((torch.stack(states) * weights).sum(), (f, w))
        found = torch.autograd.grad((ssru_scan(f, w) * weights).sum(), (f, w))
        torch.testing.assert_close(ssru_scan(f, w), torch.stack(states))
        torch.testing.assert_close(found, expected)

    def test_loss_equals_cross_entropy(self):
        hidden, table = torch.randn(700, 16, requires_grad=True), torch.randn(50, 16, requires_grad=True)
        target = torch.randint(0, 50, (700,))
        logits = hidden @ table.T
        expected = F.cross_entropy(logits, target, label_smoothing=0.1, reduction="sum")
        found, plain = tied_cross_entropy(hidden, table, target, 0.1, torch.float32)
        torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-2)
        torch.testing.assert_close(plain, F.cross_entropy(logits, target, reduction="sum"), rtol=1e-4, atol=1e-2)
        torch.testing.assert_close(torch.autograd.grad(found, (hidden, table)),
                                   torch.autograd.grad(expected, (hidden, table)), rtol=1e-3, atol=1e-3)

    def test_sampled_words_give_the_loss_of_all_on_average(self):
        hidden, table = torch.randn(40, 16) * 0.5, torch.randn(500, 16) * 0.5
        target = torch.randint(0, 500, (40,))
        whole, _ = tied_cross_entropy(hidden, table, target, 0.0, torch.float32)
        sampled = [tied_cross_entropy(hidden, table, target, 0.0, torch.float32, 100, 150)[0] for _ in range(60)]
        self.assertAlmostEqual(torch.stack(sampled).mean().item() / whole.item(), 1, delta=0.02)

    def test_orthogonalise(self):
        for shape in ((2, 32, 64), (2, 64, 32)):
            values = torch.linalg.svdvals(orthogonalise(torch.randn(shape)).float())
            self.assertTrue(((values > 0.4) & (values < 1.4)).all(), values)

    def test_padding_changes_nothing(self):
        student = Student(Shape(vocabulary=40, width=16, ffn=32, heads=2, encoder_layers=2)).eval()
        source = torch.tensor([[3, 9, 8, 1]])
        padded = F.pad(source, (0, 3))
        torch.testing.assert_close(student.greedy(source, 9), student.greedy(padded, 9))

    def test_a_step_at_a_time_equals_teacher_forcing(self):
        student = Student(Shape(vocabulary=40, width=16, ffn=32, heads=2, encoder_layers=2)).eval()
        source = torch.tensor([[3, 9, 8, 1]])
        tokens = student.greedy(source, 6)
        forced = torch.cat([torch.zeros(1, 1, dtype=torch.long), tokens[:-1]])
        torch.testing.assert_close((student(source, forced) @ student.E.T).argmax(-1), tokens)


if __name__ == "__main__":
    unittest.main()
