import random
import unittest

from .joined import join, joined

ROAD = ("en", "The road is closed.", "es", "El camino está cerrado.")
NURSE = ("en", "The nurse comes at 8.", "es", "La enfermera viene a las 8.")
ANA = ("en", "Ana is here.", "es", "Ana está aquí.")
WHERE = ("en", "Where is Ana?", "es", "¿Dónde está Ana?")


class Join(unittest.TestCase):
    def test_a_conjunction_is_the_same_in_both_languages(self):
        found = {join(NURSE, ROAD, random.Random(seed))[1::2] for seed in range(60)}
        self.assertEqual(len(found), 5)
        self.assertIn(("The nurse comes at 8, but the road is closed.", "La enfermera viene a las 8, pero el camino está cerrado."), found)

    def test_before_a_name_sentences_stay_two(self):
        self.assertEqual(join(ROAD, ANA, random.Random(1))[1::2],
                         ("The road is closed. Ana is here.", "El camino está cerrado. Ana está aquí."))

    def test_french_has_its_space_before_a_semicolon(self):
        one = ("fr", "La route est fermée.", "en", "The road is closed.")
        self.assertIn(("La route est fermée ; la route est fermée.", "The road is closed; the road is closed."),
                      {join(one, one, random.Random(seed))[1::2] for seed in range(60)})


class Joined(unittest.TestCase):
    def test_nothing_is_lost_and_questions_stay_as_they_are(self):
        given = [ROAD, WHERE, NURSE, ANA, WHERE]
        found = list(joined(given, 1.0, random.Random(2)))
        self.assertEqual(found.count(WHERE), 2)
        self.assertEqual(len(found), 4)
        for example in (ROAD, NURSE, ANA):
            self.assertEqual(sum(example[1][4:-1] in row[1] for row in found), 1)

    def test_an_abbreviation_keeps_its_stop(self):
        late = ("en", "He comes at 8 p.m.", "es", "Viene a las 8 p.m.")
        self.assertCountEqual(joined([late, ROAD, late], 1.0, random.Random(5)), [late, late, ROAD])

    def test_languages_do_not_mix(self):
        french = ("fr", "La route est fermée.", "en", "The road is closed.")
        self.assertCountEqual(joined([ROAD, french], 1.0, random.Random(3)), [ROAD, french])

    def test_without_a_share_nothing_changes(self):
        self.assertEqual(list(joined([ROAD, NURSE], 0.0, random.Random(4))), [ROAD, NURSE])
