import random
import re
import tempfile
import unittest
from collections import Counter
from pathlib import Path

from .corpus import fingerprint
from .field.expand import expand
from .held_out import SPLIT_PER_MILLE, allowed, message_marks, held_out, in_split, own_split
from .messages import LANGUAGES, messages

DIGITS = re.compile(r"\d+")


class MessagesTest(unittest.TestCase):
    def test_there_are_enough_in_every_domain(self):
        domains = Counter(message.domain for message in messages())
        self.assertGreaterEqual(sum(domains.values()), 300)
        self.assertLessEqual({"medical", "rescue", "logistics", "directions", "weather", "radio"}, set(domains))
        self.assertGreaterEqual(min(domains.values()), 20)

    def test_every_message_is_whole_and_comes_once(self):
        self.assertEqual(len({message.id for message in messages()}), len(messages()))
        self.assertEqual(len({fingerprint(message.en) for message in messages()}), len(messages()))
        for message in messages():
            self.assertTrue(message.en and all(getattr(message, other) for other in LANGUAGES), message.id)
            self.assertNotEqual(message.en, message.tidy, message.id)

    def test_digits_are_the_same_in_every_form(self):
        for message in messages():
            forms = {tuple(sorted(DIGITS.findall(form))) for form in message.forms()}
            self.assertEqual(len(forms), 1, message.id)

    def test_references_are_clean(self):
        for message in messages():
            self.assertEqual("¿" in message.es, "?" in message.es, message.id)
            self.assertEqual("?" in message.english, "?" in message.es, message.id)
            self.assertEqual({"?" in getattr(message, other) for other in LANGUAGES}, {"?" in message.es}, message.id)
            self.assertNotRegex(message.fr, r"\w[?!;]", message.id)

    def test_sources_are_as_people_text(self):
        untidy = [message for message in messages() if message.tidy]
        self.assertGreater(len(untidy), len(messages()) / 2)
        self.assertGreater(sum(any(map(str.isdigit, message.en)) for message in messages()), len(messages()) / 3)


class HeldOutTest(unittest.TestCase):
    def test_no_field_message_may_be_trained_on(self):
        marks = message_marks()
        for message in messages():
            for pair in ((message.en, "x"), ("x", message.es.upper()), (f"  {message.english}!", message.fr)):
                self.assertFalse(allowed(pair, marks), message.id)
        self.assertTrue(allowed(("We sing at dusk.", "Cantamos al anochecer."), marks))

    def test_templates_come_nowhere_near_the_messages(self):
        """Not even with other numbers in them."""
        def blind(text):
            return fingerprint(DIGITS.sub("0", text))

        marks = message_marks()
        known = {blind(form) for message in messages() for form in message.forms()}
        for other in ("es", "fr", "it"):
            for pair in expand(20_000, other, random.Random(6)):
                self.assertTrue(allowed(pair, marks), pair)
                for side in pair:
                    self.assertFalse(DIGITS.search(side) and blind(side) in known, side)

    def test_the_own_split_is_small_fixed_and_kept_out(self):
        english = [f"sentence number {n} of many" for n in range(20_000)]
        chosen = [text for text in english if in_split("tatoeba", text)]
        self.assertAlmostEqual(len(chosen) / 20, SPLIT_PER_MILLE, delta=1.5)
        self.assertEqual([t for t in chosen if in_split("odoo", t)], [])
        self.assertTrue(all(in_split("twb-covid", text.upper()) for text in chosen))

    def test_both_sides_of_the_split_are_marked(self):
        try:
            import zstandard
        except ImportError:
            self.skipTest("zstandard is not installed")
        english = next(t for n in range(10_000) if in_split("tatoeba", t := f"we saw {n} birds there"))
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "train").mkdir()
            (Path(folder) / "dev").mkdir()
            lines = f"tatoeba\t{english}\tvimos aves\ntatoeba\tAnother one entirely\tOtra cosa\n"
            (Path(folder) / "train" / "en-es.tsv.zst").write_bytes(zstandard.compress(lines.encode()))
            for name in ("tatoeba-dev", "ntrex128"):
                (Path(folder) / "dev" / f"{name}.en-es.tsv").write_text("Good dog\tBuen perro\n", encoding="utf-8")
            self.assertEqual(own_split(folder, "es"), [("tatoeba", english, "vimos aves")])
            marks = held_out(folder, ["es"])
        self.assertFalse(allowed(("Some birds", "¡Vimos aves!"), marks))
        self.assertFalse(allowed(("good dog.", "x"), marks))
        self.assertTrue(allowed(("Another one entirely", "Otra cosa"), marks))


if __name__ == "__main__":
    unittest.main()
