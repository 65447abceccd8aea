import random
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

from . import recipe
from .distil import distilled, unlike_everyday
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

    def test_a_recipe_leaves_out_what_is_far(self):
        loaded = recipe.load(Path(__file__).parent / "recipes" / "en-es-5.toml")
        loaded = replace(loaded, distil=replace(loaded.distil, mono_nearest={"es": 0.5}))
        with tempfile.TemporaryDirectory() as folder:
            data, work = corpora(Path(folder) / "corpora"), Path(folder) / "work"
            (work / "distilled").mkdir(parents=True)
            rows = [("es", "en", "Caminamos hasta el río.", "We walk to the river."),
                    ("es", "en", "Díjole la dueña al hidalgo.", "The lady told the squire."),
                    ("en", "es", "Lo, the galleon.", "He ahí el galeón.")]
            lines = ("\t".join(("mono", source, target, text, "", translation)) + "\n"
                     for source, target, text, translation in rows)
            (work / "distilled" / "0000.tsv").write_text("".join(lines), encoding="utf-8")
            left_out = unlike_everyday(work, loaded, data)
            self.assertEqual(left_out, {rows[1][2]})
            taught = {source for _, source, _, _ in distilled(work, replace(loaded, data=replace(loaded.data, late_pass=99)),
                                                              0, random.Random(1), left_out)}
            self.assertEqual(taught, {rows[0][2], rows[0][3], rows[2][2], rows[2][3]})


if __name__ == "__main__":
    unittest.main()
