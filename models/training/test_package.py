import json
import tempfile
import unittest
from pathlib import Path

from . import recipe
from .package import package
from .test_card import report

HERE = Path(__file__).parent
RECIPE = recipe.load(HERE / "recipes" / "en-es.toml")


class PackageTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name)
        (self.path / "model.onnx").write_bytes(b"graph")

    def packaged(self, evaluation):
        package(RECIPE, self.path, evaluation, HERE / "pieces" / "en-es.model")
        return json.loads((self.path / "manifest.json").read_text(encoding="utf-8"))

    def test_scores_of_whole_sets_are_told_and_those_of_a_try_are_not(self):
        self.assertEqual([row["chrF"] for row in self.packaged(report())["scores"]], [53.2] * 4)
        self.assertEqual(self.packaged(report() | {"limit": 50})["scores"], [])

    def test_doubt_stays_with_the_graph_it_was_found_for(self):
        found = [{"direction": "en-es", "below": -0.5}]
        document = self.packaged(report()) | {"doubt": found}
        (self.path / "manifest.json").write_text(json.dumps(document), encoding="utf-8")
        self.assertEqual(self.packaged(report(64.0))["doubt"], found)
        (self.path / "model.onnx").write_bytes(b"another")
        self.assertNotIn("doubt", self.packaged(report()))


if __name__ == "__main__":
    unittest.main()
