import io
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import numpy as np
import sentencepiece
import torch
import zstandard

from .alignment import aligned
from .test_distil import tiny
from .vocabulary import meanings, moved

# English, and the same in two languages that share no word with it or each other.
WORDS = {"water": ("agua", "вода"), "doctor": ("medico", "лікар"), "bridge": ("puente", "міст"), "bread": ("pan", "хліб"),
         "river": ("rio", "річка"), "camp": ("campo", "табір"), "night": ("noche", "ніч"), "house": ("casa", "дім")}


def pieces(sentences, size):
    """A SentencePiece model of whole words, with bytes for the rest."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(sentences), model_writer=model, model_type="word", vocab_size=size, pad_id=0, eos_id=1,
        unk_id=2, bos_id=-1, normalization_rule_name="identity", hard_vocab_limit=False, use_all_vocab=True)  # fmt: skip
    return sentencepiece.SentencePieceProcessor(model_proto=model.getvalue())


def twos(side):
    """Every two words, in that language: side 0 Spanish, 1 Ukrainian, none English."""
    words = [english if side is None else others[side] for english, others in WORDS.items()]
    return [f"{a} {b}" for a in words for b in words if a != b]


class VocabularyTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.old, cls.new = pieces(twos(None) + twos(0), 40), pieces(twos(None) + twos(1), 40)
        cls.table = torch.randn(cls.old.get_piece_size(), 6)

    def test_pieces_that_come_together_mean_each_other(self):
        found = aligned(list(zip(self.new.encode(twos(1)), self.old.encode(twos(None)))), 40, 40)
        for english, (_, foreign) in WORDS.items():
            row = found[self.new.piece_to_id("\u2581" + foreign)]
            self.assertEqual(int(row.argmax()), self.old.piece_to_id("\u2581" + english))
            self.assertGreater(row.max(), 0.9)
            self.assertAlmostEqual(float(row.sum()), 1, places=5)
        self.assertFalse(found[self.new.piece_to_id("\u2581water")].any())

    def test_a_known_piece_keeps_its_embedding(self):
        rows = moved(self.table, self.old, self.new)
        for english in WORDS:
            own, was = (model.piece_to_id("\u2581" + english) for model in (self.new, self.old))
            torch.testing.assert_close(rows[own], self.table[was])

    def test_a_new_one_begins_as_what_the_old_language_says_for_it(self):
        own, before = tiny("en-uk.toml"), tiny("en-es.toml")
        own, before = (replace(one, data=replace(one.data, weights={"tatoeba": 1.0})) for one in (own, before))
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            for name in ("train", "dev"):
                (folder / name).mkdir()
            for side, other in enumerate(("es", "uk")):
                lines = "".join(f"tatoeba\t{a}\t{b}\n" for a, b in zip(twos(None), twos(side)))
                (folder / "train" / f"en-{other}.tsv.zst").write_bytes(zstandard.compress(lines.encode()))
                for name in ("tatoeba-dev", "ntrex128"):
                    (folder / "dev" / f"{name}.en-{other}.tsv").write_text("Good dog\tdog\n", encoding="utf-8")
            with patch("training.vocabulary.names", return_value=[]):
                meant = meanings(before, own, folder, self.old, self.new)
        rows = moved(self.table, self.old, self.new, meant)
        for spanish, foreign in WORDS.values():
            torch.testing.assert_close(rows[self.new.piece_to_id("\u2581" + foreign)],
                                       self.table[self.old.piece_to_id("\u2581" + spanish)], atol=0.3, rtol=0.3)
        sums = meant.sum(1)
        self.assertTrue(np.all((sums.numpy() < 1e-6) | (np.abs(sums.numpy() - 1) < 1e-4)))


if __name__ == "__main__":
    unittest.main()
