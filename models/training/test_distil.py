import random
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from . import distil, recipe
from .decode import beam_all, greedy_all
from .prepare import prepare
from .student import EOS, Shape, Student
from .train import Run, mean_of

# Tiny tensors: a second thread costs more than it does.
torch.set_num_threads(1)
HERE = Path(__file__).parent
PIECES = HERE / "pieces" / "en-es.model"
TINY = Shape(width=32, ffn=64, heads=2, encoder_layers=1, decoder_layers=1)
PLACES = ("school", "escuela"), ("bridge", "puente"), ("camp", "campamento"), ("river", "río"), ("market", "mercado")


def tiny(path="en-es-gpu.toml", **training):
    loaded = recipe.load(HERE / "recipes" / path)
    return replace(
        loaded,
        shape=TINY,
        data=replace(loaded.data, passes=1, late_pass=99, untidy=0.0, emoji=0.0, field_pairs=40),
        training=replace(loaded.training, minutes=0.02, batch_tokens=400, warmup_steps=5, precision="float32",
                         checkpoint_steps=2, last_checkpoints=3, **training),
        distil=loaded.distil and replace(loaded.distil, beam=2, shard=30),
    )


def corpora(folder):
    """A corpus of a hundred pairs and some monolingual lines, in the layout of the real one."""
    import zstandard

    folder = Path(folder)
    for name in ("train", "dev", "mono"):
        (folder / name).mkdir(parents=True)
    pairs = [f"tatoeba\tWe walk {n} m to the {a}.\tCaminamos {n} m hasta {b}.\n" for n in range(2, 12) for a, b in PLACES]
    (folder / "train" / "en-es.tsv.zst").write_bytes(zstandard.compress("".join(pairs).encode()))
    for name in ("tatoeba-dev", "ntrex128"):
        (folder / "dev" / f"{name}.en-es.tsv").write_text("Good dog\tBuen perro\n", encoding="utf-8")
    for language, word in (("en", "bridge"), ("es", "puente")):
        lines = "".join(f"common-voice\t{word} {word} {n}\n" for n in "abcdefgh") + "common-voice\tBuen perro\n"
        (folder / "mono" / f"mono-{language}.tsv.zst").write_bytes(zstandard.compress(lines.encode()))
    return folder


class DecodeTest(unittest.TestCase):
    """With a model that has learnt to copy, more or less, so that sentences end and hypotheses differ."""

    @classmethod
    def setUpClass(cls):
        torch.manual_seed(3)
        cls.model = Student(replace(TINY, vocabulary=16))
        adam, rng = torch.optim.Adam(cls.model.parameters(), lr=1e-2), random.Random(1)

        def words():
            return [rng.randrange(5, 16) for _ in range(rng.randint(1, 5))]

        for _ in range(80):
            rows = [words() for _ in range(24)]
            width = max(map(len, rows)) + 1
            source = torch.tensor([[3, *row, EOS, *[0] * (width - 1 - len(row))] for row in rows])
            target = torch.tensor([[*row, EOS, *[0] * (width - 1 - len(row))] for row in rows]).T
            hidden = cls.model(source, torch.cat([torch.zeros_like(target[:1]), target[:-1]]))
            loss = torch.nn.functional.cross_entropy((hidden @ cls.model.E.T).flatten(0, 1), target.flatten(), ignore_index=0)
            adam.zero_grad()
            loss.backward()
            adam.step()
        cls.model.eval()
        cls.sources = [[3, *words(), EOS] for _ in range(24)]

    def test_a_beam_of_one_is_greedy(self):
        self.assertEqual(beam_all(self.model, self.sources, beam=1, penalty=0), greedy_all(self.model, self.sources))

    def log_probability(self, source, target):
        hidden = self.model(torch.tensor([source]), torch.tensor([0, *target[:-1]])[:, None])
        logp = (hidden[:, 0] @ self.model.E.T).log_softmax(-1)
        return logp.gather(1, torch.tensor(target)[:, None]).sum().item()

    def test_a_wider_beam_finds_no_less_likely_sentences(self):
        greedy, wide = greedy_all(self.model, self.sources), beam_all(self.model, self.sources, beam=6, penalty=0)
        with torch.no_grad():
            for source, one, other in zip(self.sources, greedy, wide):
                longest = min(240, 2 * len(source) + 10)
                if len(one) < longest and len(other) < longest:
                    self.assertGreaterEqual(self.log_probability(source, [*other, EOS]) + 1e-3,
                                            self.log_probability(source, [*one, EOS]))

    def test_a_sentence_comes_out_of_a_crowd_as_alone(self):
        crowd = beam_all(self.model, self.sources, beam=3)
        alone = [beam_all(self.model, [source], beam=3)[0] for source in self.sources]
        ended = [len(one) < 2 * len(source) + 10 for one, source in zip(alone, self.sources)]
        self.assertGreater(sum(ended), 12)
        self.assertNotEqual(alone, greedy_all(self.model, self.sources))
        for one, other, whole in zip(alone, crowd, ended):
            if whole:
                self.assertEqual(one, other)


class FaithfulTest(unittest.TestCase):
    def test_what_the_student_may_not_learn(self):
        self.assertTrue(distil.faithful("We need 20 blankets at 18:30.", "Necesitamos 20 mantas a las 18:30."))
        for wrong in ("Necesitamos mantas a las 18:30.", "Necesitamos 20 mantas a las 18:30 y 20.", "", "20 18 30",
                      "20 18:30 no no no no no no no no no no no no"):
            self.assertFalse(distil.faithful("We need 20 blankets at 18:30.", wrong), wrong)


class StagesTest(unittest.TestCase):
    def test_teacher_translations_passes_and_student(self):
        """Every stage on a tiny corpus, stopped and taken up again between shards."""
        with tempfile.TemporaryDirectory() as folder:
            data, work = corpora(Path(folder) / "corpora"), Path(folder) / "work"
            large, small = tiny("en-es-teacher-gpu.toml"), tiny()
            self.assertEqual(large.id, "en-es-teacher")
            prepare(large, data, work / large.id, PIECES)
            run = Run(large, work / large.id)
            run.until_done()
            again = Run(large, work / large.id)
            again.until_done()
            self.assertEqual(again.step, run.step)
            files = run.checkpoints()
            self.assertLessEqual(len(files), 3)
            self.assertTrue(files)
            shipped = torch.load(work / large.id / "average.pt", weights_only=True)["model"]
            torch.testing.assert_close(shipped["E"], mean_of(files)["E"])

            with self.assertRaises(SystemExit):
                prepare(small, data, work / small.id, PIECES)
            teacher = distil.load_teacher(large, work / large.id / "average.pt", "cpu")
            distil.distil(small, data, work / small.id, PIECES, teacher)
            written = distil.shards(work / small.id)
            rows = [line.split("\t") for path in written for line in path.read_text(encoding="utf-8").splitlines()]
            self.assertEqual(len(rows), 100 + 16)
            self.assertFalse(any("Buen perro" in row for row in rows))
            self.assertEqual({row[1] for row in rows if row[0] == distil.MONO}, {"en", "es"})
            before = {path: path.read_bytes() for path in written}
            written[1].unlink()
            distil.distil(small, data, work / small.id, PIECES, teacher)
            self.assertEqual({path: path.read_bytes() for path in written}, before)

            prepare(small, data, work / small.id, PIECES)
            self.assertGreater(len(np.load(work / small.id / "pass-00.npz")["source_ends"]), 100)
            student = Run(small, work / small.id)
            student.until_done()
            self.assertGreater(student.step, 0)

    def test_a_pass_of_translations(self):
        shard = [("tatoeba", "en", "We walk 5 m.", "Caminamos 5 m.", "Andamos 5 m."),
                 ("tatoeba", "es", "Caminamos 7 m.", "We walk 7 m.", "We walk m."),
                 (distil.MONO, "es", "El puente viejo.", "", "The old bridge."),
                 (distil.MONO, "en", "Three dogs, 3.", "", "Perros.")]
        small = tiny()
        small = replace(small, distil=replace(small.distil, share=1.0))
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "distilled").mkdir()
            (Path(folder) / "distilled" / "0000.tsv").write_text("".join("\t".join(row) + "\n" for row in shard))
            examples = list(distil.distilled(folder, small, 0, random.Random(1)))
        self.assertEqual(examples, [
            ("We walk 5 m.", "Andamos 5 m.", "es"),
            ("Caminamos 7 m.", "We walk 7 m.", "en"),  # the teacher lost the number: as written
            ("El puente viejo.", "The old bridge.", "en"),
            ("The old bridge.", "El puente viejo.", "es"),
        ])


if __name__ == "__main__":
    unittest.main()
