import json
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

from . import card, recipe

RECIPE = recipe.load(Path(__file__).parent / "recipes" / "en-es.toml")


def row(name, direction, chrf, **more):
    return {"set": name, "direction": direction, "lines": 1000, "chrF": chrf, "bleu": 30.0, "chrFfp32": chrf + 0.1,
            "bleuFp32": 30.2, "cpuMsPerSentence": 3.0, "domains": []} | more


def report(chrf=53.2):
    part = {"domain": "medical", "lines": 60, "chrF": 50.0, "bleu": 20.0, "chrFfp32": 50.1, "bleuFp32": 20.1}
    rows = [row(name, direction, chrf, domains=[part] if name == "field" else [])
            for name in ("tatoeba-dev", "field") for direction in ("en-es", "es-en")]
    good = [{"direction": "en-es", "set": "field", "domain": "medical", "source": f"we need {n} blankets",
             "reference": f"Necesitamos {n} mantas", "translation": f"Necesitamos {n} mantas."} for n in range(9)]
    bad = [{"direction": "en-es", "set": "tatoeba-dev", "domain": "", "source": f"where is | number {n}",
            "reference": f"¿Dónde está {n}?", "translation": "zzz"} for n in range(9)]
    return {"scores": rows, "samples": good + bad}


class CardTest(unittest.TestCase):
    def test_a_section_is_replaced_and_the_rest_stays(self):
        text = "# A\n\nBy hand.\n\n<!-- scores:begin -->\nold\n<!-- scores:end -->\n\nMore by hand.\n"
        made = card.put(text, "scores", "Scores", "new \\1")
        self.assertEqual(made, text.replace("old", "new \\1"))
        self.assertEqual(card.put(made, "scores", "Scores", "old"), text)

    def test_the_run_tells_which_direction_got_less(self):
        with tempfile.TemporaryDirectory() as folder:
            log = Path(folder) / "log.jsonl"
            log.write_text(json.dumps({"target_tokens": 15_400_000, "step": 5316, "minutes": 80.01, "pass": 2}) + "\n")
            even = card.training_section(RECIPE, log)
            less = card.training_section(replace(RECIPE, data=replace(RECIPE.data, into={"en": 0.5})), log)
        self.assertIn("15.4 M target tokens in 5,316 steps", even)
        self.assertIn("as many into English as out of it; 3 passes begun", " ".join(even.split()))
        self.assertIn("80 minutes, 50% of the examples into en; 3 passes begun", " ".join(less.split()))

    def test_a_missing_section_comes_at_the_end(self):
        self.assertEqual(card.put("# A\n", "data", "Data", "x"), "# A\n\n## Data\n\n<!-- data:begin -->\nx\n<!-- data:end -->\n")

    def test_prose_is_wrapped_and_tables_are_not(self):
        self.assertEqual(card.wrapped("| " + "x " * 100), "| " + "x " * 100)
        self.assertTrue(all(len(line) <= 120 for line in card.wrapped("- " + "word " * 100).split("\n")))

    def test_the_verdict_follows_the_worse_direction(self):
        self.assertIn("Not yet good enough", card.verdict([row("tatoeba-dev", "a", 61.0), row("tatoeba-dev", "b", 59.9)]))
        self.assertIn("is reached", card.verdict([row("tatoeba-dev", "a", 61.0), row("tatoeba-dev", "b", 60.0)]))

    def test_what_the_node_makes_of_it_stands_beside_the_model_alone(self):
        rows = [row("ntrex128", "en-es", 42.6, node={"chrF": 48.9, "bleu": 20.1}), row("tatoeba-dev", "en-es", 62.5)]
        section = card.score_section(RECIPE, {"scores": rows})
        self.assertIn("| ntrex128 | en-es | 1,000 | 48.9 / 20.1 | 42.6 / 30.0 | 42.7 / 30.2 | 3.0 |", section)
        self.assertIn("| tatoeba-dev | en-es | 1,000 | – | 62.5 / 30.0 | 62.6 / 30.2 | 3.0 |", section)

    def test_samples_are_of_their_class_and_the_same_each_time(self):
        good, bad = card.choose(report()["samples"], "en-es")
        self.assertEqual((len(good), len(bad)), (card.SAMPLES_A_DIRECTION, card.SAMPLES_A_DIRECTION))
        self.assertEqual({sample["translation"] for sample in bad}, {"zzz"})
        self.assertEqual(card.choose(report()["samples"], "en-es"), [good, bad])

    def test_writing_twice_changes_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            card.write_card(RECIPE, report(), folder)
            first = (Path(folder) / "README.md").read_text(encoding="utf-8")
            card.write_card(RECIPE, report(), folder)
            self.assertEqual((Path(folder) / "README.md").read_text(encoding="utf-8"), first)
            card.write_card(RECIPE, report(64.0), folder)
            better = (Path(folder) / "README.md").read_text(encoding="utf-8")
        for text in ("53.2 / 30.0", "53.3 / 30.2", "| field | medical | en-es | 60 |", "tatoeba", "\\| number",
                     "int8 against fp32: -0.10 to -0.10"):
            self.assertIn(text, first)
        self.assertIn("is reached", better)
        self.assertNotIn("53.2", better)


if __name__ == "__main__":
    unittest.main()
