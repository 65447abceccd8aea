import re
import unittest
from collections import Counter

from .corpus import fingerprint
from .held_out import allowed, message_marks
from .messages import LANGUAGES
from .thumbed import KINDS, thumbed

DIGITS = re.compile(r"\d+")


class ThumbedTest(unittest.TestCase):
    def test_there_are_enough_in_every_language(self):
        of_language = Counter(message.language for message in thumbed())
        self.assertEqual(set(of_language), {"en", *LANGUAGES})
        self.assertGreaterEqual(min(of_language.values()), 50)
        self.assertEqual({message.kind for message in thumbed()}, set(KINDS))

    def test_every_message_is_whole_and_comes_once(self):
        self.assertEqual(len({message.id for message in thumbed()}), len(thumbed()))
        self.assertEqual(len({fingerprint(message.text) for message in thumbed()}), len(thumbed()))
        for message in thumbed():
            self.assertTrue(message.text and message.plain, message.id)
            into = set(LANGUAGES) if message.language == "en" else {"en"}
            self.assertEqual(set(message.references), into, message.id)

    def test_numbers_of_the_plain_text_are_in_its_translations(self):
        for message in thumbed():
            numbers = set(DIGITS.findall(message.plain))
            for language, reference in message.references.items():
                self.assertEqual(set(DIGITS.findall(reference)), numbers, f"{message.id} {language}")

    def test_none_may_be_trained_on(self):
        marks = message_marks()
        for message in thumbed():
            for form in message.forms():
                self.assertFalse(allowed((f"  {form}!", "x"), marks), message.id)


if __name__ == "__main__":
    unittest.main()
