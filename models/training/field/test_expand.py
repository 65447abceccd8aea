import random
import re
import unittest

from .expand import draw, expand, realise, templates
from .numbers import countable, english, spanish

DIGITS = re.compile(r"\d+")


class ExpandTest(unittest.TestCase):
    def test_every_template_can_be_filled(self):
        rng = random.Random(1)
        for template in templates("es"):
            self.assertEqual(len(template), 2, template)
            drawn = [draw(template, "es", rng) for _ in range(20)]
            whole = [pair for pair in drawn if None not in pair]
            self.assertTrue(whole, template)
            for side in whole[0]:
                self.assertNotRegex(side, r"[{}]")

    def test_digits_are_the_same_on_both_sides(self):
        for english_side, spanish_side in expand(3000, "es", random.Random(2)):
            self.assertEqual(sorted(DIGITS.findall(english_side)), sorted(DIGITS.findall(spanish_side)))

    def test_negation_is_on_both_sides_or_neither(self):
        negative_en = re.compile(r"\b(not|no|never|nobody|cannot|without|out)\b|n't\b", re.I)
        negative_es = re.compile(r"\b(no|nunca|nadie|ningún|sin|ni)\b", re.I)
        for english_side, spanish_side in expand(3000, "es", random.Random(3)):
            if negative_es.search(spanish_side):
                self.assertRegex(english_side, negative_en)

    def test_contractions_and_capitals(self):
        values = {"place": {"en": "the camp", "es": "el campamento"}}
        self.assertEqual(realise("cerca de {place} a {place}", "es", values), "Cerca del campamento al campamento")
        self.assertEqual(realise("¿dónde está {place}?", "es", values), "¿Dónde está el campamento?")

    def test_expands_to_many_pairs(self):
        self.assertEqual(len(expand(20_000, "es", random.Random(4))), 20_000)


class NumbersTest(unittest.TestCase):
    def test_spelled(self):
        self.assertEqual([english(20), english(42), english(117)], ["twenty", "forty-two", "one hundred and seventeen"])
        self.assertEqual([spanish(20), spanish(22), spanish(42), spanish(117)],
                         ["veinte", "veintidós", "cuarenta y dos", "ciento diecisiete"])

    def test_counts_have_one_form(self):
        self.assertEqual([n for n in (11, 20, 21, 31, 99, 101, 111, 200) if countable(n)], [11, 20, 99, 111])


if __name__ == "__main__":
    unittest.main()
