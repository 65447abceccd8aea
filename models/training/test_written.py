import re
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import numpy as np

from . import recipe
from .corpus import usable
from .held_out import allowed, message_marks
from .prepare import prepare
from .test_distil import PIECES, corpora, tiny
from .written import FOLDER, columns, names, tidy, written, written_examples

DIGITS = re.compile(r"\d+")
SENTENCE = re.compile(r'^[^a-zà-ÿа-яіїєґ]*[A-ZÀ-ÞŒА-ЯІЇЄҐ0-9@!].*[.!?…"]$')
# Without a full stop in any language.
HEADLINE = re.compile(r"^[^a-zà-ÿа-яіїєґ]*[A-ZÀ-ÞА-ЯІЇЄҐ0-9].*[\w%)]$")
FOLDERS = [columns(folder)[1:] for folder in sorted(FOLDER.iterdir())]
LANGUAGES = [language for folder in FOLDERS for language in folder]
ROWS = {folder[0]: [row for name in names(folder[0]) for row in written(name, folder[0])] for folder in FOLDERS}
EVERY = [row for rows in ROWS.values() for row in rows]


class WrittenTest(unittest.TestCase):
    def test_there_are_many_and_each_comes_once(self):
        for rows in ROWS.values():
            self.assertGreater(len(rows), 4000)
            self.assertEqual(len({row["en"] for row in rows}), len(rows))

    def test_every_sentence_is_whole(self):
        for row in EVERY:
            self.assertTrue(all(row.values()), row)
            for other in row.keys() - {"en"}:
                self.assertTrue(usable(row["en"], row[other]), row)

    def test_digits_are_the_same_in_every_language(self):
        for row in EVERY:
            self.assertEqual(len({tuple(sorted(DIGITS.findall(side))) for side in row.values()}), 1, row)

    def test_questions_are_punctuated_as_each_language_does(self):
        for row in ROWS["es"]:
            self.assertEqual(row["es"].count("¿"), row["es"].count("?"), row)
            self.assertEqual(row["es"].count("¡"), row["es"].count("!"), row)
            self.assertEqual("?" in row["es"], "?" in row["fr"], row)
            self.assertNotRegex(row["fr"], r"\w[?!;]", row)

    def test_translations_are_tidy(self):
        for row in EVERY:
            if all(HEADLINE.match(side) for side in row.values()):
                continue
            for other in row.keys() - {"en"}:
                self.assertRegex(row[other], SENTENCE, row)

    def test_untidy_english_is_never_a_target(self):
        self.assertTrue(tidy("Two adults, 1 child."))
        self.assertFalse(tidy("2 ppl hurt"))
        self.assertFalse(tidy("need water asap."))
        for other in LANGUAGES:
            found = [example for name in names(other) for example in written_examples(name, other)]
            self.assertGreater(len(found), 4000)
            self.assertTrue(all(tidy(target) for _, _, language, target in found if language == "en"))

    def test_the_field_test_set_is_kept_out(self):
        marks = message_marks()
        for row in EVERY:
            self.assertTrue(allowed(tuple(row.values()), marks), row)


class PassTest(unittest.TestCase):
    def test_a_file_comes_from_its_first_pass_on(self):
        late, *others = names("es")
        plain = tiny("en-es.toml")
        first = {late: 1, **dict.fromkeys(others, 2)}
        data = replace(plain.data, passes=2, field_pairs=0, written_times=2, written_from=first)
        with tempfile.TemporaryDirectory() as folder:
            prepare(replace(plain, data=data), corpora(Path(folder) / "corpora"), folder, PIECES)
            counts = [len(np.load(Path(folder) / f"pass-{number:02d}.npz")["source_ends"]) for number in range(2)]
        # Some are longer than a pass may hold.
        most = 2 * len(list(written_examples(late, "es")))
        self.assertGreater(counts[1] - counts[0], 0.9 * most)
        self.assertLessEqual(counts[1] - counts[0], most + counts[0])

    def test_a_file_may_come_oftener(self):
        often, *others = names("es")
        plain = tiny("en-es.toml")
        counts = []
        for more in ({}, {often: 3}):
            data = replace(plain.data, field_pairs=0, written_times=1, written_from=dict.fromkeys(others, 1), written_more=more)
            with tempfile.TemporaryDirectory() as folder:
                prepare(replace(plain, data=data), corpora(Path(folder) / "corpora"), folder, PIECES)
                counts.append(len(np.load(Path(folder) / "pass-00.npz")["source_ends"]))
        self.assertAlmostEqual((counts[1] - counts[0]) / (2 * len(list(written_examples(often, "es")))), 1, delta=0.05)

    def test_recipes_name_files_that_are_there(self):
        for path in (Path(__file__).parent / "recipes").glob("*.toml"):
            own = recipe.load(path)
            self.assertLessEqual(set(own.data.written_from), set(names("es")), path)
            self.assertLessEqual(set(own.data.written_more), {name for other in own.others for name in names(other)}, path)
