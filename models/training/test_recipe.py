import unittest
from dataclasses import replace
from pathlib import Path

from . import recipe


class RecipeTest(unittest.TestCase):
    def test_every_recipe_loads_and_every_source_has_a_licence(self):
        known = recipe.licences()
        for path in (Path(__file__).parent / "recipes").glob("*.toml"):
            loaded = recipe.load(path)
            self.assertLessEqual(set(loaded.sources), set(known), path)
            for tag, weight in loaded.data.weights.items():
                self.assertIsInstance(weight, (int, float), f"{tag} in {path}")
            self.assertLessEqual(set(loaded.data.min_words), set(loaded.data.weights))

    def test_an_extending_recipe_changes_only_what_it_names(self):
        folder = Path(__file__).parent / "recipes"
        base, own = recipe.load(folder / "en-es.toml"), recipe.load(folder / "en-es-gpu.toml")
        self.assertEqual(replace(own.shape, encoder_ffn=None), base.shape)
        self.assertEqual(own.data.weights["tatoeba"], base.data.weights["tatoeba"])
        self.assertNotEqual(own.training.batch_tokens, base.training.batch_tokens)


if __name__ == "__main__":
    unittest.main()
