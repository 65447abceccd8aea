import random
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import numpy as np
import sentencepiece
import torch

from . import distil, recipe, written
from .batches import Pass
from .calibrate import calibrate
from .decode import beam_all, hypotheses_all, log_probabilities
from .evaluate import run_node
from .export import export
from .held_out import held_out
from .prepare import encode_sources, prepare
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
        data=replace(loaded.data, passes=1, late_pass=99, untidy=0.0, emoji=0.0, field_pairs=40, written_times=0),
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


def copy_model():
    """(student, source sentences): a model that has learnt to copy, more or less, so that sentences end and hypotheses
    differ."""
    torch.manual_seed(3)
    model = Student(replace(TINY, vocabulary=16))
    adam, rng = torch.optim.Adam(model.parameters(), lr=1e-2), random.Random(1)

    def words():
        return [rng.randrange(5, 16) for _ in range(rng.randint(1, 5))]

    for _ in range(80):
        rows = [words() for _ in range(24)]
        width = max(map(len, rows)) + 1
        source = torch.tensor([[3, *row, EOS, *[0] * (width - 1 - len(row))] for row in rows])
        target = torch.tensor([[*row, EOS, *[0] * (width - 1 - len(row))] for row in rows]).T
        hidden = model(source, torch.cat([torch.zeros_like(target[:1]), target[:-1]]))
        loss = torch.nn.functional.cross_entropy((hidden @ model.E.T).flatten(0, 1), target.flatten(), ignore_index=0)
        adam.zero_grad()
        loss.backward()
        adam.step()
    return model.eval().requires_grad_(False), [[3, *words(), EOS] for _ in range(24)]


class DecodeTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model, cls.sources = copy_model()

    def greedy(self, source):
        """The likeliest piece after every piece, by the whole model each time."""
        found = [0]
        while found[-1] != EOS and len(found) <= 2 * len(source) + 10:
            hidden = self.model(torch.tensor([source]), torch.tensor(found)[:, None])
            found.append((hidden[-1, 0] @ self.model.E.T).argmax().item())
        return found[1:]

    def test_a_beam_of_one_is_greedy(self):
        for source, row in zip(self.sources, beam_all(self.model, self.sources, beam=1)):
            self.assertEqual(row, [piece for piece in self.greedy(source) if piece != EOS])

    def test_a_wider_beam_finds_no_less_likely_sentences(self):
        greedy = [self.greedy(source) for source in self.sources]
        found = [max(rows, key=lambda one: one[1]) for rows in hypotheses_all(self.model, self.sources, 6, 64)]
        likely = log_probabilities(self.model, self.sources, greedy)
        compared = [(best[1], one) for best, one, row in zip(found, likely, greedy) if best[2] and row[-1] == EOS]
        self.assertGreater(len(compared), 12)
        for best, one in compared:
            self.assertGreaterEqual(best + 1e-3, one)

    def test_a_score_is_the_log_probability_of_what_was_found(self):
        for source, rows in zip(self.sources, hypotheses_all(self.model, self.sources, 4, 64)):
            ended = [(ids, score) for ids, score, end in rows if end]
            values = log_probabilities(self.model, [source] * len(ended), [[*ids, EOS] for ids, _ in ended])
            for value, (_, score) in zip(values, ended):
                self.assertAlmostEqual(value, score, places=3)

    def test_a_sentence_comes_out_of_a_crowd_as_alone(self):
        crowd = beam_all(self.model, self.sources, beam=3)
        alone = [beam_all(self.model, [source], beam=3)[0] for source in self.sources]
        ended = [len(one) < 2 * len(source) + 10 for one, source in zip(alone, self.sources)]
        self.assertGreater(sum(ended), 12)
        self.assertNotEqual(alone, beam_all(self.model, self.sources, beam=1))
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
            teacher = distil.fp32_teacher(small, work / large.id / "average.pt", "cpu")
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

    def test_a_model_may_be_taught_by_the_graph_that_ships(self):
        """Its beam's translations, in order; not those of another version, nor where they are to be read back."""
        own = replace(tiny("en-de-3.toml"), distil=recipe.Distil(teacher=HERE / "recipes" / "en-es-3.toml"))
        model, sources = copy_model()
        with tempfile.TemporaryDirectory() as folder:
            folder = Path(folder)
            ranges = calibrate(model, sources, [source[1:] for source in sources])
            export(model, ranges, folder / "model.onnx", 2)
            (folder / "manifest.json").write_text('{"version": "0.3.0"}')
            teacher = distil.graph_teacher(own, folder, HERE.parents[1])
            found = teacher(sources[::-1], [])
            alone, _report = run_node(folder / "model.onnx", sources, HERE.parents[1])
            self.assertEqual(found[::-1], [result["tokens"] for result in alone])
            with self.assertRaisesRegex(SystemExit, "reverse"):
                distil.graph_teacher(replace(own, distil=replace(own.distil, reverse=0.5)), folder, HERE.parents[1])
            (folder / "manifest.json").write_text('{"version": "0.2.9"}')
            with self.assertRaisesRegex(SystemExit, "0.2.9"):
                distil.graph_teacher(own, folder, HERE.parents[1])

    def test_what_ships_may_keep_a_share_of_the_start(self):
        own = tiny("en-es-4.toml", start_share=0.25)
        with tempfile.TemporaryDirectory() as folder:
            start, work = Path(folder) / "start.pt", Path(folder)
            torch.save({"model": Student(TINY).state_dict()}, start)
            run = Run(replace(own, training=replace(own.training, last_checkpoints=0)), work, start)
            for value in run.average.values():
                value.zero_()
            run.save()
            shipped = torch.load(work / "average.pt", weights_only=True)["model"]
            torch.testing.assert_close(shipped["E"], 0.25 * torch.load(start, weights_only=True)["model"]["E"])
            with self.assertRaises(SystemExit):
                Run(own, work)

    def test_the_second_pass_may_come_before_the_end_of_the_first(self):
        own = tiny(first_pass_share=0.5)
        with tempfile.TemporaryDirectory() as folder:
            data, work = corpora(Path(folder) / "corpora"), Path(folder) / "work"
            own = replace(own, distil=None, data=replace(own.data, passes=2))
            prepare(own, data, work, PIECES)
            run, seen = Run(own, work), []
            run.optimise = lambda *_: seen.append(run.passes_done) or (0.0, 1)
            run.until_done(limit_seconds=0.5)
            batches = len(Pass(work / "pass-00.npz").plan(400, [own.seed, 0]))
            self.assertGreater(max(seen), 0)
            self.assertEqual(seen.count(0), -(-batches // 2))
            self.assertEqual(seen.count(1), len(Pass(work / "pass-01.npz").plan(400, [own.seed, 1])))

    def test_a_stage_may_ask_its_teacher_for_nothing(self):
        own = tiny("en-es-4.toml")
        own = replace(own, distil=replace(own.distil, share=0.0, mono=0.0))
        with tempfile.TemporaryDirectory() as folder:
            prepare(own, corpora(Path(folder) / "corpora"), Path(folder) / "work", PIECES)
            self.assertGreater(len(np.load(Path(folder) / "work" / "pass-00.npz")["source_ends"]), 0)

    def test_a_pass_of_translations(self):
        shard = [("tatoeba", "en", "es", "We walk 5 m.", "Caminamos 5 m.", "Andamos 5 m."),
                 ("tatoeba", "es", "en", "Caminamos 7 m.", "We walk 7 m.", "We walk m."),
                 (distil.MONO, "es", "en", "El puente viejo.", "", "The old bridge."),
                 (distil.MONO, "en", "es", "Three dogs, 3.", "", "Perros."),
                 (distil.MONO, "es", "en", "Caminamos 9 m.", "We walk 9 m.", "We walk 9 m."),  # as in the training pairs
                 (distil.MONO, "es", "en", "Caminamos 3 m.", "We walk 3 m.", "We are walking 3 m.")]
        small = tiny()
        small = replace(small, distil=replace(small.distil, share=1.0))
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "distilled").mkdir()
            (Path(folder) / "distilled" / "0000.tsv").write_text("".join("\t".join(row) + "\n" for row in shard))
            examples = list(distil.distilled(folder, small, 0, random.Random(1)))
            weak = replace(small, distil=replace(small.distil, forth=False))
            back = list(distil.distilled(folder, weak, 0, random.Random(1)))
        self.assertEqual(examples, [
            ("en", "We walk 5 m.", "es", "Andamos 5 m."),
            ("es", "Caminamos 7 m.", "en", "We walk 7 m."),  # the teacher lost the number: as written
            ("es", "El puente viejo.", "en", "The old bridge."),
            ("en", "The old bridge.", "es", "El puente viejo."),
            ("es", "Caminamos 3 m.", "en", "We are walking 3 m."),
            ("en", "We are walking 3 m.", "es", "Caminamos 3 m."),
        ])
        # Of monolingual text only what is real on the target's side.
        self.assertEqual(back, [examples[0], examples[1], examples[3], examples[5]])

    def test_sentences_written_for_the_project_wait_for_their_translation(self):
        found = distil.untranslated(("uk",))
        translated = {row["en"] for name in written.names("uk") for row in written.written(name, "uk")}
        spanish = {row["en"] for name in written.names("es") for row in written.written(name, "es")}
        self.assertEqual(len(found), len(set(found)))
        self.assertFalse(translated & set(found))
        self.assertFalse(set(distil.untranslated(("es", "uk"))) & spanish)
        self.assertTrue(all(map(written.tidy, found)))
        own = tiny("en-es-4.toml")
        own = replace(own, others=("it",), distil=replace(own.distil, mono_written=True, mono_lines=3))
        with tempfile.TemporaryDirectory() as folder:
            chosen = distil.monolingual(own, corpora(Path(folder)), "en", set(), held_out(folder, ()))
        self.assertLessEqual(set(chosen), set(distil.untranslated(("it",))) | {"bridge bridge a", "bridge bridge b", "bridge bridge c"})

    def test_one_side_of_the_everyday_pairs_comes_after_what_nobody_has_translated(self):
        own = tiny("en-es-4.toml")
        with tempfile.TemporaryDirectory() as folder:
            data = corpora(Path(folder))
            alone = distil.texts(own, data)
            found = distil.texts(replace(own, distil=replace(own.distil, diversify=("es",))), data)
        self.assertEqual(found[: len(alone)], alone)
        more = found[len(alone) :]
        self.assertEqual({row[:3] for row in more}, {(distil.MONO, "es", "en")})
        self.assertEqual(sorted(row[3:] for row in more), sorted(
            (f"Caminamos {n} m hasta {b}.", f"We walk {n} m to the {a}.") for n in range(2, 12) for a, b in PLACES))

    def test_a_model_that_teaches_itself_translates_only_what_nobody_has(self):
        import zstandard

        own = tiny("en-es-4.toml")
        with tempfile.TemporaryDirectory() as folder:
            data, work = corpora(Path(folder) / "corpora"), Path(folder) / "work"
            french = ["tatoeba\tThe camp sleeps.\tLe camp dort.\n", "odoo\tMonthly plan\tForfait mensuel\n",
                      "tatoeba\tWe walk 5 m to the camp.\tOn marche.\n", "tatoeba\tGood dog\tBon chien\n"]
            (data / "train" / "en-fr.tsv.zst").write_bytes(zstandard.compress("".join(french).encode()))
            checkpoint = Path(folder) / "average.pt"
            torch.save({"model": Student(TINY).state_dict()}, checkpoint)
            distil.distil(own, data, work, PIECES, distil.fp32_teacher(own, checkpoint, "cpu"))
            rows = [line.split("\t") for path in distil.shards(work) for line in path.read_text("utf-8").splitlines()]
            self.assertEqual({row[0] for row in rows}, {distil.MONO})
            texts = {row[3] for row in rows}
            # Not what has a translation, is held out, or is of a source that is not everyday language.
            self.assertIn("The camp sleeps.", texts)
            self.assertFalse({"Monthly plan", "We walk 5 m to the camp.", "Good dog", "Buen perro"} & texts)
            prepare(own, data, work, PIECES)
            self.assertGreaterEqual(len(np.load(work / "pass-00.npz")["source_ends"]), 100)


class RerankingTest(unittest.TestCase):
    def test_the_translation_that_leads_back_is_chosen(self):
        """Hypotheses by the sum of both ways' log-probability a token, worked out one by one."""
        model, sources = copy_model()
        own = tiny("en-es-4.toml")
        own = replace(own, distil=replace(own.distil, beam=4, reverse=0.7))
        found = distil.chosen_translations(model, own, sources, [3] * len(sources), 8)
        for source, row, rows in zip(sources, found, hypotheses_all(model, sources, 4, 8, distil.bound)):
            values = [score / (len(ids) + ended) + 0.7 * back / (len(source) - 1) for (ids, score, ended), back in
                      zip(rows, log_probabilities(model, [[3, *ids, EOS] for ids, *_ in rows], [source[1:]] * len(rows)))]
            self.assertEqual(row, rows[values.index(max(values))][0])


class PiecesTest(unittest.TestCase):
    def test_sampled_pieces_say_the_same(self):
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(PIECES))
        texts = [f"The bridge at the river is closed since {n} o'clock." for n in range(40)]
        plain, sampled = pieces.encode(texts), encode_sources(texts, 0.5, pieces, random.Random(1))
        self.assertEqual(pieces.decode(sampled), texts)
        self.assertTrue(8 < sum(map(list.__ne__, plain, sampled)) < 32)
        self.assertEqual(encode_sources(texts, 0.0, pieces, random.Random(1)), plain)


if __name__ == "__main__":
    unittest.main()
