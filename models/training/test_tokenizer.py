import json
import tempfile
import unittest
from pathlib import Path

from sentencepiece import sentencepiece_model_pb2

from . import tokenizer


def piece(text, score, kind):
    return sentencepiece_model_pb2.ModelProto.SentencePiece(piece=text, score=score, type=kind)


class TokenizerTest(unittest.TestCase):
    def setUp(self):
        self.model = sentencepiece_model_pb2.ModelProto(
            pieces=[piece("<pad>", 0, 3), piece("</s>", 0, 3), piece("<unk>", 0, 2), piece("<2es>", 0, 3),
                    piece("<0x41>", 0, 6), piece("▁hola", -2.5, 1)])
        self.model.trainer_spec.unk_id = 2

    def test_ids_and_scores_are_kept(self):
        vocabulary = tokenizer.convert(self.model)["model"]["vocab"]
        self.assertEqual(vocabulary[5], ["▁hola", -2.5])
        self.assertEqual(len(vocabulary), 6)

    def test_typed_text_never_becomes_a_control_piece(self):
        document = tokenizer.convert(self.model)
        self.assertEqual(document["added_tokens"], [])
        for name, score in document["model"]["vocab"][:4]:
            self.assertIn(" ", name)
            self.assertEqual(score, tokenizer.NEVER)

    def test_byte_pieces_keep_their_names(self):
        self.assertEqual(tokenizer.convert(self.model)["model"]["vocab"][4], ["<0x41>", tokenizer.NEVER])

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            spm = Path(folder) / "spm.model"
            spm.write_bytes(self.model.SerializeToString())
            self.assertEqual(tokenizer.write(spm, folder), 4)
            for name in ("tokenizer.json", "tokenizer_config.json"):
                json.loads((Path(folder) / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
