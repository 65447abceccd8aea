import random
import re
import unittest
from itertools import islice
from pathlib import Path

from ..held_out import allowed, message_marks
from .agreement import agreeing, form_of, joined
from .expand import LANGUAGES, _slots, draw, expand, fixed, realise, templates
from .slots import KINDS, lexicon, values
from .numbers import countable, english, french, italian, spanish

DIGITS = re.compile(r"\d+")
PAIRS = ("es", "fr", "it")
NEGATION = {
    "en": re.compile(r"\b(not|no|never|nobody|nothing|none|cannot|without|forbidden|missing)\b|n't\b", re.I),
    "es": re.compile(r"\b(no|nunca|nadie|nada|ningun[oa]?|ningún|sin|prohibido|desaparecido|falta)\b", re.I),
    "it": re.compile(r"\b(non?|mai|nessun[oa]?|niente|senza|vietato|dispers[oa]|manca)\b", re.I),
    "fr": re.compile(r"\b(ne|pas|jamais|rien|aucune?|sans|interdit|disparu|manque)\b|\bn'", re.I),
}


# An article that should have run into the preposition before it, stands twice, or has the wrong form for what follows.
WRONG_ITALIAN = re.compile(
    r"\b([Dd]i|[Aa]|[Dd]a|[Ii]n|[Ss]u) (il|lo|la|l'|i|gli|le)\b|"
    r"\b(il|lo|la|gli|un|uno|una|del|dello|della|al|allo|alla|nel) (il|lo|la|gli|un|uno|una)\b|"
    r"\b([Ii]l|[Uu]n|[Dd]el|[Aa]l|[Dd]al|[Nn]el|[Ss]ul) (s[bcdfglmnpqrtvz]|z|gn|p[sn]|x|y)|"
    r"\b([Uu]na|[Dd]ella|[Aa]lla|[Dd]alla|[Nn]ella|[Ss]ulla|[Ii]l|[Dd]el|[Aa]l|[Dd]al|[Nn]el|[Ss]ul) "
    r"[aeiouèé](?!\b)|"
    # La and lo are pronouns too.
    r"\b[Ll]a (?!aspettano|usi)[aeiouèé](?!\b)|"
    r"\b[Ll]o (?!s[^aeiou]|z|p[sn]|[dD]ica|butti|ingoi|usi|prenda|scriva)[a-z]|"
    r"\b([Uu]no|[Dd]ello|[Aa]llo|[Nn]ello) (?!s[^aeiou]|z|gn|p[sn]|x|y)[a-z]|Ad alle|"
    r"\be [eèé][a-z]|\ba a[a-z]|\b[cC]i è\b|\b[dD]ove è\b|\bl' | {2}|[{}|\[\]]")


class TemplatesTest(unittest.TestCase):
    def test_there_are_many_and_each_comes_once(self):
        self.assertGreaterEqual(len(templates()), 600)
        self.assertEqual(len({row["en"] for row in templates()}), len(templates()))

    def test_every_template_can_be_filled(self):
        rng = random.Random(1)
        for row in templates():
            whole = next((t for t in (draw(row, LANGUAGES, rng) for _ in range(40)) if None not in t), None)
            self.assertTrue(whole, row)
            for side in whole:
                self.assertNotRegex(side, r"[{}\[\]|]| {2}", row)
            self.assertNotRegex(whole[1], r"\b(de|a) el\b", row)
            self.assertNotRegex(whole[3], r"\b([Dd]i|[Aa]|[Dd]a|[Ii]n|[Ss]u) (il|la|l'|gli)\b", row)
            self.assertNotRegex(whole[2], r"\b(de|à) les? (?!\w+er\b)|(?<!-)\b(que|de) [aeioué][a-z]{2}", row)

    def test_plain_ones_have_no_choices(self):
        for row in templates():
            if "{" not in row["en"]:
                self.assertFalse(any("[" in text or "{" in text for text in row.values()), row)

    def test_no_language_leaves_a_slot_out(self):
        for row in templates():
            used = [set(_slots(row[language])) for language in LANGUAGES]
            self.assertEqual(used[0], used[1], row["en"])
            self.assertEqual(used[0], used[2], row["en"])
            self.assertEqual(used[0], used[3], row["en"])

    def test_questions_stay_questions(self):
        for row in templates():
            self.assertEqual(row["en"].count("?"), row["es"].count("?"), row)
            self.assertEqual(row["en"].count("?"), row["fr"].count("?"), row)
            self.assertEqual(row["en"].count("?"), row["it"].count("?"), row)
            self.assertEqual(row["es"].count("¿"), row["es"].count("?"), row)
            self.assertNotRegex(row["fr"], r"[\w}][?!;]", row)


class ExpandTest(unittest.TestCase):
    def test_expands_to_two_hundred_thousand_pairs_without_the_test_set(self):
        marks = message_marks()
        for other in PAIRS:
            pairs = set(expand(200_000, other, random.Random(4)))
            self.assertEqual(len(pairs), 200_000)
            self.assertTrue(all(allowed(pair, marks) for pair in pairs))

    def test_spanish_and_french_articles_and_elisions_everywhere(self):
        wrong_spanish = re.compile(r"(?-i:\b([Dd]e|[Aa]) el\b)|\by (i|hi(?!e))|\bla agua\b|\b(un|una) (un|una)\b", re.I)
        wrong_french = re.compile(
            r"\b(de|à) les? (?!\w+er\b)|\bdes? d'|\bd'(?=[^aeiouhéèêâîôœàyAEIOUHÉ])|\b(une?) (une?)\b|\bsi ils?\b|-j'|"
            r"(?<!-)\b(de|que|je|ne|le|la) [aeiouéèêâîôœh](?!uit\b|aut|anche|indi|nze)[a-zéè]|(?<!-)\bce [aeiouéèê]")
        for pair in expand(30_000, "fr", random.Random(11), "es"):
            self.assertNotRegex(pair[0], wrong_spanish)
            self.assertNotRegex(pair[1], wrong_french)
            self.assertNotRegex(" ".join(pair), r" {2}|[{}|\[\]]")

    def test_italian_articles_and_contractions_everywhere(self):
        for pair in set(expand(30_000, "it", random.Random(13))) - set(fixed(("en", "it"))):
            self.assertNotRegex(pair[1], WRONG_ITALIAN)
            self.assertNotRegex(pair[1], r"\b(al|il|i) (8\d?|11)(%| m\b| anni\b)")

    def test_nobody_gets_the_wrong_gender(self):
        for sentence, wrong in (("Ana ", " herido"), ("Tom ", " herida")):
            drawn = [es for _en, es in expand(30_000, "es", random.Random(12))]
            for text in drawn:
                if text.startswith(sentence + "está"):
                    self.assertNotIn(wrong + ",", text)

    def test_same_seed_same_pairs(self):
        self.assertEqual(expand(500, "fr", random.Random(9)), expand(500, "fr", random.Random(9)))

    def test_everything_fixed_is_in_a_pass(self):
        pairs = set(expand(16_000, "es", random.Random(5)))
        self.assertLessEqual(set(fixed(("en", "es"))), pairs)

    def test_between_two_others(self):
        for spanish_side, french_side in islice(expand(200, "fr", random.Random(3), base="es"), 50):
            self.assertNotEqual(spanish_side, "")
            self.assertNotRegex(french_side, "¿")

    def test_digits_are_the_same_on_both_sides(self):
        phrasebook = {pair for other in PAIRS for pair in fixed(("en", other))}
        for other in PAIRS:
            for pair in set(expand(5000, other, random.Random(2))) - phrasebook:
                self.assertEqual(*(sorted(DIGITS.findall(side)) for side in pair))

    def test_negation_is_on_both_sides_or_neither(self):
        for row in templates():
            if "{" in row["en"]:
                found = {language: ".not" in row[language] or bool(NEGATION[language].search(row[language]))
                         for language in LANGUAGES}
                self.assertEqual(len(set(found.values())), 1, (found, row))

    def test_kinds_are_lines_of_their_lexicon(self):
        for slot, (name, _kind) in KINDS.items():
            self.assertGreater(len(values(slot)), 4, slot)
            self.assertLess(len(values(slot)), len(lexicon(name)), slot)

    def test_every_lexicon_is_used_and_whole(self):
        used = {name.partition(":")[0] for row in templates() for name in _slots(row["en"])}
        used |= {KINDS[slot][0] for slot in used if slot in KINDS} | {"who"}
        for path in (Path(__file__).parent / "lexicon").glob("*.tsv"):
            self.assertIn(path.stem, used | {"leftright"})
            for row in lexicon(path.stem):
                self.assertTrue(all(text == text.strip() for text in row.values()), row)
                for column in (c for c in row if c == "g" or c.endswith(".g")):
                    self.assertIn(row[column], ("m", "f"), row)


class AgreementTest(unittest.TestCase):
    def test_articles(self):
        hospital = {"en": "hospital", "es": "hospital", "es.g": "m", "fr": "hôpital", "fr.g": "m",
                    "it": "ospedale", "it.g": "m"}
        water = {"en": "water", "es": "agua", "es.g": "f", "fr": "eau", "fr.g": "f"}
        self.assertEqual([form_of(hospital, x, "the") for x in LANGUAGES],
                         ["the hospital", "el hospital", "l'hôpital", "l'ospedale"])
        self.assertEqual(form_of(water, "es", "the"), "el agua")
        self.assertEqual(form_of(water, "fr", "some"), "de l'eau")
        self.assertEqual(form_of({"fr": "pain", "fr.g": "m"}, "fr", "some"), "du pain")
        self.assertEqual([form_of({"en": noun}, "en", "a") for noun in ("ambulance", "ID card", "bag")],
                         ["an ambulance", "an ID card", "a bag"])
        fighting = {"es": "combates", "es.g": "m", "es.the": "los combates", "fr": "combats", "fr.g": "m", "fr.the": ""}
        self.assertEqual([form_of(fighting, x, "the") for x in ("es", "fr")], ["los combates", "le combats"])

    def test_italian_articles(self):
        def forms(noun, gender, *kinds):
            return [form_of({"it": noun, "it.g": gender}, "it", kind) for kind in kinds or ("the", "a", "some")]

        self.assertEqual(forms("ponte", "m"), ["il ponte", "un ponte", "del ponte"])
        self.assertEqual(forms("zaino", "m"), ["lo zaino", "uno zaino", "dello zaino"])
        self.assertEqual(forms("olio", "m"), ["l'olio", "un olio", "dell'olio"])
        self.assertEqual(forms("acqua", "f"), ["l'acqua", "un'acqua", "dell'acqua"])
        self.assertEqual(forms("stazione", "f"), ["la stazione", "una stazione", "della stazione"])
        self.assertEqual(forms("sale", "m"), ["il sale", "un sale", "del sale"])
        for noun in ("stadio", "psicologo", "pneumatico", "gnomo", "xilofono", "yogurt", "zucchero", "sci"):
            self.assertEqual(forms(noun, "m", "the", "a"), [f"lo {noun}", f"uno {noun}"])
        self.assertEqual(forms("équipe medica", "f", "the", "a"), ["l'équipe medica", "un'équipe medica"])
        self.assertEqual(form_of({"it": "combattimenti", "it.the": "i combattimenti"}, "it", "the"), "i combattimenti")

    def test_reflexive_verbs(self):
        verb = {"en": "stand up", "es": "levantarse", "fr": "se lever"}
        self.assertEqual([form_of(verb, "es", person) for person in ("i", "we", "you")],
                         ["levantarme", "levantarnos", "levantarse"])
        self.assertEqual([form_of(verb, "fr", person) for person in ("i", "we", "you")],
                         ["me lever", "nous lever", "vous lever"])
        self.assertEqual([form_of({"it": "alzarsi"}, "it", person) for person in ("i", "we", "you", None)],
                         ["alzarmi", "alzarci", "alzarsi", "alzarsi"])
        self.assertEqual(form_of({"it": "farsi la doccia"}, "it", "i"), "farmi la doccia")
        self.assertEqual(form_of({"it": "correre"}, "it", "i"), "correre")
        self.assertEqual(form_of({"fr": "s'asseoir"}, "fr", "i"), "m'asseoir")
        self.assertEqual(form_of({"es": "quedarse aquí"}, "es", "we"), "quedarnos aquí")

    def test_adjectives(self):
        lost = {"en": "lost", "es.m": "perdido", "es.f": "perdida", "fr.m": "perdu", "fr.f": "perdue",
                "it.m": "perso", "it.f": "persa"}
        self.assertEqual([agreeing(lost, x, "f") for x in LANGUAGES], ["lost", "perdida", "perdue", "persa"])

    def test_words_run_together(self):
        self.assertEqual(joined("cerca de el campamento a el puente", "es"), "cerca del campamento al puente")
        self.assertEqual(joined("pan y impermeables y hielo y Ibrahim", "es"), "pan e impermeables y hielo e Ibrahim")
        self.assertEqual(joined("de le pont à le port", "fr"), "du pont au port")
        self.assertEqual(joined("pas de eau, est-ce que il vient de EA4XYZ", "fr"), "pas d'eau, est-ce qu'il vient de EA4XYZ")
        self.assertEqual(joined("où puis-je obtenir un visa, je arrive", "fr"), "où puis-je obtenir un visa, j'arrive")
        self.assertEqual(joined("si il pleut, si elle vient", "fr"), "s'il pleut, si elle vient")
        self.assertEqual(joined("à qui est ce extincteur, ce marteau, est-ce un extincteur", "fr"),
                         "à qui est cet extincteur, ce marteau, est-ce un extincteur")
        self.assertEqual(joined("un peu de hindi, de huile, de huître, près de hangar 4", "fr"),
                         "un peu de hindi, d'huile, d'huître, près de hangar 4")
        self.assertEqual(joined("vent du ouest, de huit heures", "fr"), "vent de l'ouest, de huit heures")

    def test_italian_words_run_together(self):
        for apart, together in (
                ("vicino a il ponte, a la scuola, a l'ospedale", "vicino al ponte, alla scuola, all'ospedale"),
                ("da il Mali, da le scale, in l'auto, su lo zaino", "dal Mali, dalle scale, nell'auto, sullo zaino"),
                ("In la tenda, a i medici, di gli altri", "Nella tenda, ai medici, degli altri"),
                ("a Los Pinos, di Il Carmine, a LA3XYZ", "a Los Pinos, di Il Carmine, a LA3XYZ"),
                ("Ana e Elena e io, e EA4XYZ, pane e olio", "Ana ed Elena e io, e EA4XYZ, pane e olio"),
                ("ci è acqua, dove è, come è, di acqua", "c'è acqua, dov'è, com'è, d'acqua"),
                ("questo estintore, questa auto, questo è", "quest'estintore, quest'auto, questo è"),
                ("nessun psicologo, nessuna ostetrica, nessun re", "nessuno psicologo, nessun'ostetrica, nessun re"),
                ("vitamina A alle 9:00, vitamina A la sera", "vitamina A alle 9:00, vitamina A la sera"),
                ("a Ana, a altri, a EA4XYZ, a AB1X", "ad Ana, ad altri, a EA4XYZ, a AB1X"),
                ("al 8%, il 11%, al 80%, al 18%, sotto i 8 anni", "all'8%, l'11%, all'80%, al 18%, sotto gli 8 anni")):
            self.assertEqual(joined(apart, "it"), together)

    def test_agreement_reaches_the_sentence(self):
        values = {"vehicle": {"en": "car", "es": "auto", "es.g": "m", "fr": "voiture", "fr.g": "f"}}
        row = ("{vehicle.the} {llegado,llegada/vehicle}", "{vehicle.the} est {parti,partie/vehicle}")
        self.assertEqual(realise(row[0], "es", values, random.Random(1)), "El auto llegado")
        self.assertEqual(realise(row[1], "fr", values, random.Random(1)), "La voiture est partie")

    def test_node_ids_and_handles_are_not_capitalised(self):
        values = {"at": {"en": "@ana"}}
        self.assertEqual(realise("{at} where are you?", "en", values, random.Random(1)), "@ana where are you?")


class NumbersTest(unittest.TestCase):
    def test_spelled(self):
        self.assertEqual([english(20), english(42), english(117)], ["twenty", "forty-two", "one hundred and seventeen"])
        self.assertEqual([spanish(20), spanish(22), spanish(42), spanish(117)],
                         ["veinte", "veintidós", "cuarenta y dos", "ciento diecisiete"])
        self.assertEqual([french(n) for n in (21, 42, 71, 72, 80, 81, 91, 99, 100, 117, 200)],
                         ["vingt et un", "quarante-deux", "soixante et onze", "soixante-douze", "quatre-vingts",
                          "quatre-vingt-un", "quatre-vingt-onze", "quatre-vingt-dix-neuf", "cent", "cent dix-sept",
                          "deux cents"])
        self.assertEqual([italian(n) for n in (3, 20, 21, 23, 28, 33, 88, 100, 103, 108, 117, 180, 200)],
                         ["tre", "venti", "ventuno", "ventitré", "ventotto", "trentatré", "ottantotto", "cento",
                          "centotré", "centotto", "centodiciassette", "centottanta", "duecento"])

    def test_counts_have_one_form(self):
        self.assertEqual([n for n in (11, 20, 21, 31, 99, 101, 111, 200) if countable(n)], [11, 20, 99, 111])


if __name__ == "__main__":
    unittest.main()
