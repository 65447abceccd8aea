"""The hand-written gradients against autograd's."""

import unittest
from itertools import product

import torch
from torch.nn import functional as F

from .dropout import Dropout
from .loss import tied_cross_entropy
from .muon import orthogonalise
from .ssru import ssru_scan
from .student import Shape, Student
from .train import arithmetic


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
        for shape, dtype in product(((2, 32, 64), (2, 64, 32)), (torch.bfloat16, torch.float32)):
            values = torch.linalg.svdvals(orthogonalise(torch.randn(shape), dtype).float())
            self.assertTrue(((values > 0.4) & (values < 1.4)).all(), values)

    def test_products_are_never_much_slower_than_in_float32(self):
        """Which a CPU without bfloat16 instructions is otherwise; a card takes what the recipe says."""
        self.assertEqual(arithmetic("float32", "cpu"), torch.float32)
        self.assertEqual(arithmetic("bfloat16", "cuda"), torch.bfloat16)
        self.assertIn(arithmetic("bfloat16", "cpu"), (torch.bfloat16, torch.float32))

    def test_dropout_keeps_the_mean_and_only_trains(self):
        drop, x = Dropout(0.25), torch.ones(50, 40, requires_grad=True)
        found = torch.stack([drop(x) for _ in range(200)])
        self.assertEqual(found.unique().tolist(), [0, torch.tensor(1 / 0.75).item()])
        self.assertAlmostEqual(found.mean().item(), 1, delta=0.02)
        self.assertLess((found.mean(0) - 1).abs().max().item(), 0.25)
        found[0].sum().backward()
        torch.testing.assert_close(x.grad, found[0].detach())
        self.assertIs(drop.eval()(x), x)

    def test_padding_changes_nothing(self):
        student = Student(Shape(vocabulary=40, width=16, ffn=32, heads=2, encoder_layers=2)).eval()
        source, target = torch.tensor([[3, 9, 8, 1]]), torch.tensor([[0], [7], [12], [5]])
        torch.testing.assert_close(student(source, target), student(F.pad(source, (0, 3)), target))

    def test_a_step_at_a_time_equals_teacher_forcing(self):
        student = Student(Shape(vocabulary=40, width=16, ffn=32, heads=2, encoder_layers=2)).eval()
        source, target = torch.tensor([[3, 9, 8, 1]]), torch.tensor([[0], [7], [12], [5]])
        memories, blocked, states = student.begin(source)
        steps = [student.advance(token[None], step, memories, blocked, states)[0] for step, token in enumerate(target)]
        torch.testing.assert_close(torch.stack(steps), student(source, target) @ student.E.T)


if __name__ == "__main__":
    unittest.main()
