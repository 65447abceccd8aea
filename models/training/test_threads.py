import unittest

from .threads import Threads, busy_seconds


class ThreadsTest(unittest.TestCase):
    def governed(self, readings):
        """Thread counts for (busy, own) CPU seconds at each whole second."""
        ticks = iter(range(99))
        busy, own = (iter(values) for values in zip(*readings))
        threads = Threads(2, busy=lambda: next(busy), own=lambda: next(own), clock=lambda: next(ticks))
        return [threads.next() for _ in readings[1:]]

    def test_a_core_is_left_to_whoever_needs_one(self):
        self.assertEqual(self.governed([(0, 0), (2, 2), (4, 3), (6, 4), (8, 6)]), [2, 1, 1, 2])

    def test_never_less_than_one(self):
        self.assertEqual(self.governed([(0, 0), (2, 0), (4, 0)]), [1, 1])

    def test_reads_the_kernels_line(self):
        self.assertGreater(busy_seconds("cpu  100 100 100 900 5 0 0 0 0 0\ncpu0 …"), 0)


if __name__ == "__main__":
    unittest.main()
