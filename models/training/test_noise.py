import random
import unittest

from . import noise


class NoiseTest(unittest.TestCase):
    def test_accents_go_but_ene_stays(self):
        self.assertEqual(noise.strip_accents("¿Mañana habrá pingüinos?"), "¿Mañana habra pinguinos?")

    def test_punctuation_inside_numbers_stays(self):
        self.assertEqual(noise.strip_punctuation("At 12:30, 3.5 km. Ok?"), "At 12:30 3.5 km Ok")

    def test_words_with_digits_survive_everything(self):
        rng = random.Random(1)
        for _ in range(500):
            self.assertIn("!a1b2c3d4", noise.untidy("Node !a1b2c3d4 is down again", "en", rng).lower())

    def test_a_typo_changes_one_word_at_most(self):
        rng = random.Random(2)
        text = "Necesitamos ayuda médica urgente ahora"
        for _ in range(200):
            changed = [a != b for a, b in zip(text.split(), noise.typo(text, rng).split(), strict=True)]
            self.assertLessEqual(sum(changed), 1)

    def test_same_seed_same_noise(self):
        first, second = (noise.untidy("Please send help tomorrow.", "en", random.Random(5)) for _ in range(2))
        self.assertEqual(first, second)


if __name__ == "__main__":
    unittest.main()
