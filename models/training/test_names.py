import random
import unittest

from . import names


class Names(unittest.TestCase):
    def test_a_name_stands_in_both_and_in_one_of_them_inside(self):
        self.assertEqual(names.shared("Where is Amina?", "¿Dónde está Amina?"), ["Amina"])
        self.assertEqual(names.shared("Amina is here.", "Aquí está Amina."), ["Amina"])
        # A capital at the beginning says nothing; call signs, addresses and what is translated are no names.
        for pair in (("Tom waits.", "Tom espera."), ("in London", "en Londres"), ("call @Karim EC1ABC", "llame a @Karim EC1ABC")):
            self.assertEqual(names.shared(*pair), [])

    def test_institutions_and_words_that_only_look_like_names_stay(self):
        for pair in (("press the Super key", "appuyez sur la touche Super, Super"), ("for the Commission", "pour la Commission"),
                     ("The minister spoke to The Guardian.", "Le ministre a parlé à The Guardian.")):
            self.assertEqual(names.shared(*pair), [])

    def test_it_is_exchanged_for_the_same_on_both_sides(self):
        for seed in range(50):
            source, target = names.renamed("Tom's bag is here, Tom.", "Aquí está el bolso de Tom, Tom.", random.Random(seed))
            name = target.removeprefix("Aquí está el bolso de ").split(",")[0]
            self.assertEqual((source, target), (f"{name}'s bag is here, {name}.", f"Aquí está el bolso de {name}, {name}."))
            self.assertNotIn("Tom", name.split())

    def test_french_elides_as_before(self):
        for seed in range(50):
            _, target = names.renamed("It is from Ahmed and from Tom.", "C'est d'Ahmed et de Tom.", random.Random(seed))
            first, second = target.removeprefix("C'est d'").removesuffix(".").split(" et de ")
            self.assertEqual((names.sound(first), names.sound(second)), ("a", "t"))

    def test_what_stands_before_still_fits(self):
        for seed in range(50):
            _, target = names.renamed("It is Maria and Ibrahim.", "Son Maria e Ibrahim.", random.Random(seed))
            self.assertEqual(target.split(" e ")[1][0], "I")

    def test_there_is_no_end_of_them(self):
        rng = random.Random(1)
        self.assertGreater(len({names.invented(rng, "Tom") for _ in range(2000)}), 1900)
