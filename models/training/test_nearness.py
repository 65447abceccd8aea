import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

from . import recipe
from .distil import texts
from .nearness import nearest
from .test_distil import corpora

EVERYDAY = ["Where is the bus?", "I need water.", "Is there a doctor here?", "We need the bus.", "Where is the doctor?"]
TEXTED = ["Where is the water?", "I need a doctor.", "Is there a bus?"]
OLD = ["Thus spake the bishop unto his liege.", "Whither goest thou, noble knave?", "The tempest smote our galleon."]


class NearnessTest(unittest.TestCase):
    def test_what_people_text_comes_first(self):
        self.assertEqual(nearest(OLD + TEXTED, EVERYDAY, 0.5), set(TEXTED))

    def test_the_share_is_kept_and_nothing_made_up(self):
        for share, count in ((0, 0), (0.34, 2), (1, 6)):
            found = nearest(OLD + TEXTED, EVERYDAY, share)
            self.assertEqual(len(found), count)
            self.assertLessEqual(found, set(OLD + TEXTED))
        self.assertEqual(nearest([], EVERYDAY, 0.5), set())

    def test_a_recipe_translates_only_what_is_near(self):
        loaded = recipe.load(Path(__file__).parent / "recipes" / "en-es-5.toml")
        with tempfile.TemporaryDirectory() as folder:
            data = corpora(Path(folder))
            for share in (None, 0.5):
                own = replace(loaded.distil, mono_nearest={} if share is None else {"es": share})
                found = texts(replace(loaded, distil=own), data)
                spanish = [text for _tag, language, _target, text, _reference in found if language == "es"]
                self.assertEqual(len(spanish), 8 if share is None else 4)
                self.assertEqual(sum(language == "en" for _tag, language, *_ in found), 8)


if __name__ == "__main__":
    unittest.main()
