import random
import unittest

from . import names, transcription


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

    def test_a_name_in_two_alphabets_is_one(self):
        for english, ukrainian, expected in (
            ("Give this to Olena.", "Передай це Олені.", ("Olena", "Олені", "і")),
            ("I spoke with Karim today.", "Я сьогодні говорив з Карімом.", ("Karim", "Карімом", "ом")),
            ("We saw Maria near the well.", "Ми бачили Марію біля криниці.", ("Maria", "Марію", "ю")),
            ("Mario's sister", "Сестра Маріо", ("Mario", "Маріо", "")),
        ):
            self.assertEqual(names.transcribed(english, ukrainian), [expected])
        # Words that look alike begin sentences too; what is translated, and what stands there twice, is no such name.
        for pair in (("Radio, please.", "Радіо, будь ласка."), ("in Germany", "у Німеччині"), ("to the Bank", "до Банк"),
                     ("Ana and Ana", "і Ана, і Ана")):
            self.assertEqual(names.transcribed(*pair), [])

    def test_it_is_exchanged_in_both_spellings_and_keeps_its_case(self):
        for seed in range(50):
            pair = names.renamed("I came with Olena by boat.", "Я приїхав з Оленою човном.", random.Random(seed))
            latin = pair[0].removeprefix("I came with ").removesuffix(" by boat.")
            self.assertEqual(pair[1], f"Я приїхав з {transcription.transcribed(latin)[:-1]}ою човном.")
            back = names.renamed(*pair[::-1], random.Random(seed + 50))
            self.assertNotEqual(back, pair[::-1])
            self.assertEqual(transcription.found(back[0]), {transcription.declined(back[1].split()[3], "ою")})

    def test_what_became_of_a_name_is_seen(self):
        self.assertTrue(names.kept("Where is Karim?", "Де Карім?"))
        self.assertTrue(names.kept("Де вода, Карім?", "Where is the water, Karim?"))
        self.assertFalse(names.kept("Міст біля Варшави обвалився.", "The bridge near Vaelric has collapsed."))
        self.assertFalse(names.kept("Where is Siobhan?", "Де Юмес?"))
        self.assertTrue(names.kept("The Rain is over.", "Дощ минув."))


class Transcription(unittest.TestCase):
    def test_names_are_written_by_their_sound(self):
        for latin, cyrillic in (("Ibrahim", "Ібрагім"), ("Aisha", "Айша"), ("Maria", "Марія"), ("Chen", "Чен"), ("Kyoto", "Кьото"),
                                ("Beatriz", "Беатріз"), ("Alex", "Алекс"), ("Muñoz", "Муньоз")):
            self.assertEqual(transcription.transcribed(latin), cyrillic)

    def test_spellings_that_differ_by_custom_are_one(self):
        for latin, cyrillic, end in (("Denis", "Денис", ""), ("Hanna", "Ганною", "ою"), ("Sania", "Санію", "ю"), ("Leila", "Лейлу", "у")):
            self.assertEqual(transcription.ending(latin, cyrillic), end)
        for latin, cyrillic in (("Tom", "Тарас"), ("Olena", "Олег"), ("Mario", "Марію")):
            self.assertIsNone(transcription.ending(latin, cyrillic))

    def test_a_case_ending_fits_only_names_of_its_kind(self):
        self.assertTrue(transcription.alike("Tom", "Karim"))
        self.assertFalse(transcription.alike("Tom", "Olena"))
        # "Monika" is "Моніці" to whom something is given.
        self.assertFalse(transcription.alike("Olena", "Monika"))
