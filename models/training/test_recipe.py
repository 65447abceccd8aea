import unittest
from dataclasses import replace
from pathlib import Path

from . import recipe

RECIPES = Path(__file__).parent / "recipes"


class RecipeTest(unittest.TestCase):
    def test_every_recipe_loads_and_every_source_has_a_licence(self):
        known = recipe.licences()
        for path in RECIPES.glob("*.toml"):
            loaded = recipe.load(path)
            self.assertLessEqual(set(loaded.sources), set(known), path)
            for tag, weight in loaded.data.weights.items():
                self.assertIsInstance(weight, (int, float), f"{tag} in {path}")
            self.assertLessEqual(set(loaded.data.min_words), set(loaded.data.weights))

    def test_what_a_model_began_from_counts_among_its_sources(self):
        german, spanish = (recipe.load(RECIPES / f"{name}.toml") for name in ("en-de", "en-es-12"))
        self.assertLessEqual(set(spanish.sources), set(german.sources))
        self.assertIn("corona-warn-app", german.sources)
        self.assertNotIn("diabla", german.sources)  # in the recipe it extends, of no use here
        self.assertEqual(german.prefixes, {"de": 3, "en": 4})

    def test_an_extending_recipe_changes_only_what_it_names(self):
        base, own = recipe.load(RECIPES / "en-es.toml"), recipe.load(RECIPES / "en-es-gpu.toml")
        self.assertEqual(replace(own.shape, encoder_ffn=None), base.shape)
        self.assertEqual(own.data.weights["tatoeba"], base.data.weights["tatoeba"])
        self.assertNotEqual(own.training.batch_tokens, base.training.batch_tokens)


if __name__ == "__main__":
    unittest.main()
