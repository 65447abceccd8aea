import random
import tempfile
import unittest
from pathlib import Path

import numpy as np

from . import recipe
from .batches import Pass
from .corpus import fingerprint, usable
from .prepare import claim, times, write_pass
from .text import normalise


class CorpusTest(unittest.TestCase):
    def test_normalise(self):
        self.assertEqual(normalise("  ﬁre\u00a0 at\t12 "), "fire at 12")

    def test_usable(self):
        self.assertTrue(usable("Where is Tom?", "¿Dónde está Tom?"))
        self.assertTrue(usable("The road to the village is closed because of the flood.", "因洪水村路已封闭。"))
        self.assertFalse(usable("Hello %s", "Hola %s"))
        self.assertFalse(usable("12:30", "12:30"))
        self.assertFalse(usable("No", "Una frase que no puede ser la traducción de eso"))

    def test_fingerprint_ignores_case_and_punctuation(self):
        self.assertEqual(fingerprint("¡Hola, Tom!"), fingerprint("hola tom"))

    def test_a_folder_of_another_recipe_is_refused(self):
        recipes = Path(__file__).parent / "recipes"
        first, other = (recipe.load(recipes / f"{name}.toml") for name in ("en-es", "en-es-gpu"))
        with tempfile.TemporaryDirectory() as folder:
            claim(Path(folder), first)
            claim(Path(folder), first)
            with self.assertRaisesRegex(SystemExit, "0.2.0"):
                claim(Path(folder), other)

    def test_weights(self):
        rng = random.Random(1)
        self.assertEqual({times(2.0, rng) for _ in range(50)}, {2})
        self.assertAlmostEqual(sum(times(0.25, rng) for _ in range(4000)) / 4000, 0.25, delta=0.03)


class BatchesTest(unittest.TestCase):
    def test_a_pass_comes_back_whole_and_padded(self):
        rng = random.Random(2)
        sources = [[3, *(rng.randrange(5, 99) for _ in range(rng.randint(1, 20))), 1] for _ in range(300)]
        targets = [[*(rng.randrange(5, 99) for _ in range(rng.randint(1, 20))), 1] for _ in range(300)]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "pass-00.npz"
            write_pass(path, sources, targets)
            data = Pass(path)
        self.assertEqual(data.pair(7), (sources[7], targets[7]))
        plan = data.plan(200, [1])
        self.assertEqual(sorted(np.concatenate(plan).tolist()), list(range(300)))
        source, target_in, target = data.batch(plan[0])
        self.assertLessEqual(max(source.numel(), target.numel()), 200)
        self.assertTrue((target_in[0] == 0).all())
        self.assertTrue((target_in[1:] == target[:-1]).all())


if __name__ == "__main__":
    unittest.main()
