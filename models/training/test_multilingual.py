"""A recipe of several languages beside English, from the corpora to the manifest."""

import tempfile
import unittest
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import sentencepiece
import torch

from . import distil
from .evaluate import directions, scores, set_lines
from .package import manifest
from .prepare import candidates, prepare
from .test_distil import PIECES, corpora, tiny

torch.set_num_threads(1)


def several(path):
    """A recipe of English, Spanish and Swahili."""
    own = tiny(path)
    return replace(own, others=("es", "sw"), data=replace(own.data, languages={"sw": 2.0}, weights={"tatoeba": 1.0}))


def two_languages(folder):
    import zstandard

    data = corpora(folder)
    swahili = [f"tatoeba\tThere are {n} tents in the camp.\tKuna mahema {n} kambini.\n" for n in range(2, 42)]
    swahili += ["tatoeba\tGood dog\tMbwa mzuri\n", "tatoeba\tWe sleep.\tLala vizuri!\n"]
    (data / "train" / "en-sw.tsv.zst").write_bytes(zstandard.compress("".join(swahili).encode()))
    for name in ("tatoeba-dev", "ntrex128"):
        (data / "dev" / f"{name}.en-sw.tsv").write_text("Sleep well\tLala vizuri\n", encoding="utf-8")
    return data


class MultilingualTest(unittest.TestCase):
    def test_what_is_held_out_of_one_language_is_of_all(self):
        with tempfile.TemporaryDirectory() as folder:
            found = candidates(two_languages(folder), several("multilingual.toml"))
        self.assertEqual(Counter((language, weight) for _tag, weight, language, *_ in found), {("es", 1.0): 50, ("sw", 2.0): 40})
        self.assertFalse({"Good dog", "We sleep."} & {english for *_, english, _foreign in found})

    def test_a_pass_goes_every_way_by_the_weights(self):
        own = several("multilingual.toml")
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(PIECES))
        with tempfile.TemporaryDirectory() as folder:
            prepare(replace(own, data=replace(own.data, field_pairs=0, written_times=0)), two_languages(folder), Path(folder) / "run", PIECES)
            made = np.load(Path(folder) / "run" / "pass-00.npz")
        ends = made["source_ends"]
        sources = [made["source"][begin:end].tolist() for begin, end in zip((0, *ends[:-1]), ends)]
        targets = Counter(source[0] for source in sources)
        self.assertEqual(targets, {own.prefixes["en"]: 130, own.prefixes["es"]: 50, own.prefixes["sw"]: 80})
        for source in sources:
            if source[0] == own.prefixes["sw"]:
                self.assertIn("tents", pieces.decode(source[1:-1]))

    def test_a_pass_takes_a_share_of_a_direction(self):
        own = several("multilingual.toml")
        own = replace(own, data=replace(own.data, field_pairs=0, written_times=0, into={"en": 0.5}))
        with tempfile.TemporaryDirectory() as folder:
            prepare(own, two_languages(folder), Path(folder) / "run", PIECES)
            made = np.load(Path(folder) / "run" / "pass-00.npz")
        targets = Counter(made["source"][[0, *made["source_ends"][:-1]]].tolist())
        self.assertEqual([targets[own.prefixes[language]] for language in ("es", "sw")], [50, 80])
        self.assertTrue(45 < targets[own.prefixes["en"]] < 85, targets)

    def test_monolingual_english_goes_to_the_languages_in_turn(self):
        own = several("multilingual-gpu.toml")
        with tempfile.TemporaryDirectory() as folder:
            distil.distil(own, two_languages(folder), Path(folder) / "run", PIECES, lambda sources, _back: [[]] * len(sources))
            rows = [line.split("\t") for path in distil.shards(Path(folder) / "run")
                    for line in path.read_text("utf-8").splitlines()]
        ways = Counter(tuple(row[1:3]) for row in rows if row[0] == distil.MONO)
        self.assertEqual(ways, {("en", "es"): 4, ("en", "sw"): 4, ("es", "en"): 8})
        ways = Counter(tuple(row[1:3]) for row in rows if row[0] != distil.MONO)
        self.assertEqual(ways, {("en", "es"): 50, ("es", "en"): 50, ("en", "sw"): 40, ("sw", "en"): 40})

    def test_what_is_evaluated_and_shipped_names_every_direction(self):
        own = several("multilingual.toml")
        ways = directions(own)
        self.assertEqual([way.name for way in ways], ["en-es", "es-en", "en-sw", "sw-en"])
        with tempfile.TemporaryDirectory() as folder:
            data = two_languages(folder)
            lines = {way.name: [(line.source, line.reference) for line in set_lines(data, "tatoeba-dev", way)] for way in ways}
            self.assertEqual(lines["en-sw"], [("Sleep well", "Lala vizuri")])
            self.assertEqual(lines["es-en"], [("Buen perro", "Good dog")])
            self.assertEqual([bool(set_lines(data, "field", way)) for way in ways], [True, True, False, False])
            for name in ("model.onnx", "tokenizer.json", "tokenizer_config.json"):
                (Path(folder) / name).write_bytes(b"")
            made = manifest(own, folder, [], first_byte=18)
        self.assertEqual(made["directions"], [
            {"source": "en", "target": "es", "prefixId": 4}, {"source": "es", "target": "en", "prefixId": 3},
            {"source": "en", "target": "sw", "prefixId": 15}, {"source": "sw", "target": "en", "prefixId": 3},
        ])

    def test_chinese_is_scored_by_characters(self):
        self.assertGreater(scores(["我们需要干净的水和食物"], ["我们需要干净的水和药"], "zh")["bleu"], 50)


if __name__ == "__main__":
    unittest.main()
