import tempfile
import unittest
from pathlib import Path

from .evaluate import Direction
from .through_node import MAIN, translated

# Stands in for the built node: says what it was asked, keeps line breaks as the node does.
ECHO = """
const { readFileSync } = require('node:fs');
const [, , , , from, , to] = process.argv;
const text = readFileSync(0, 'utf8').split('\\n').map((line) => line && `${from}>${to} ${line}`).join('\\n');
console.log(JSON.stringify({ text: TEXT, model: 'en-es@1.0.0' }));
"""


class ThroughNode(unittest.TestCase):
    def asked(self, sources, direction, name="en-es@1.0.0", text="text"):
        with tempfile.TemporaryDirectory() as folder:
            main = Path(folder) / MAIN
            main.parent.mkdir(parents=True)
            main.write_text(ECHO.replace("TEXT", text))
            return translated(sources, direction, name, folder)

    def test_every_text_has_its_translation_in_order(self):
        self.assertEqual(self.asked(["One.", "Two."], Direction("es", "es")), ["en>es One.", "en>es Two."])
        self.assertEqual(self.asked(["Uno.", "Dos."], Direction("es", "en")), ["es>en Uno.", "es>en Dos."])

    def test_another_model_or_number_of_texts_is_no_measurement(self):
        with self.assertRaisesRegex(SystemExit, "translates with en-es@1.0.0, not with en-es@1.1.0"):
            self.asked(["One."], Direction("es", "es"), name="en-es@1.1.0")
        with self.assertRaisesRegex(SystemExit, "2 texts came back as 1"):
            self.asked(["One.", "Two."], Direction("es", "es"), text="'One.'")
