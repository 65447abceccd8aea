import unittest

from .doubt import MOST_MARKED, best_threshold, confidence_of, marks, worth


class DoubtTest(unittest.TestCase):
    def test_separates_what_can_be_separated(self):
        scored = [(-0.1, 80)] * 13 + [(-0.2, 60), (-0.9, 20), (-1.2, 10)]
        below = best_threshold(scored)
        self.assertTrue(-0.9 < below <= -0.2)
        self.assertEqual(marks(scored, below), (1.0, 1.0, 2 / 16))

    def test_marks_no_more_than_one_looks_at(self):
        scored = [(-2.0 - n / 100, 5) for n in range(50)] + [(-1.0, 90)] * 50
        precision, _recall, share = marks(scored, best_threshold(scored))
        self.assertEqual(precision, 1.0)
        self.assertTrue(0.1 <= share <= MOST_MARKED)

    def test_marks_nothing_where_nothing_is_bad(self):
        scored = [(-0.1, 80), (-2.0, 60)]
        self.assertEqual(marks(scored, best_threshold(scored))[2], 0)

    def test_prefers_few_wrong_marks_to_many_right_ones(self):
        scored = [(-2.0, 5)] * 3 + [(-1.0, 5)] * 2 + [(-1.0, 90)] * 8 + [(-0.1, 90)] * 10
        self.assertEqual(marks(scored, best_threshold(scored))[0], 1.0)

    def test_each_half_is_marked_by_the_other(self):
        # The even ones are bad below -2, the odd ones below -1: each half's threshold misjudges the other.
        scored = [(-3.0, 5), (-1.5, 5), (-1.8, 90), (-0.5, 90)] * 2
        self.assertEqual(worth(scored), (2 / 4, 2 / 4, 4 / 8))

    def test_confidence_is_the_engines(self):
        self.assertEqual(confidence_of({"logp": [-1.0, -3.0]}), -2.0)
        self.assertEqual(confidence_of({"logp": [0.5]}), 0.0)


if __name__ == "__main__":
    unittest.main()
