"""SentencePiece model → `tokenizer.json` + `tokenizer_config.json`, as the daemon reads them.

Ids are SentencePiece's own. Control pieces must never match typed text ("<2en>"): here their names hold a space, which
no tokenised text does. Byte pieces must keep their names for the decoder, so they get a score that only a text with an
unknown character beside it could make worth taking. Nothing is declared as an added token, since those are cut out of
the text before all else.
Unknown characters are spelled as their UTF-8 bytes, by pieces that lie side by side.
"""

import json
from pathlib import Path

from sentencepiece import sentencepiece_model_pb2

NEVER = -1e6
_NORMAL, _UNKNOWN, _CONTROL, _BYTE = 1, 2, 3, 6  # SentencePiece's piece types


def convert(model):
    """The tokenizer.json document of a parsed SentencePiece unigram ModelProto."""
    vocabulary = [[_name(p), p.score if p.type == _NORMAL else NEVER] for p in model.pieces]
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": {
            "type": "Sequence",
            "normalizers": [
                {"type": "NFKC"},
                {"type": "Replace", "pattern": {"Regex": "\\s+"}, "content": " "},
                {"type": "Strip", "strip_left": True, "strip_right": True},
            ],
        },
        "pre_tokenizer": {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": False},
        "model": {"type": "Unigram", "unk_id": model.trainer_spec.unk_id, "byte_fallback": True, "vocab": vocabulary},
        "post_processor": None,
        "decoder": {
            "type": "Sequence",
            "decoders": [
                {"type": "ByteFallback"},
                {"type": "Fuse"},
                {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": False},
            ],
        },
    }


def _name(piece):
    return f"{piece.piece} control" if piece.type in (_CONTROL, _UNKNOWN) else piece.piece


def config():
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "clean_up_tokenization_spaces": False,
        "pad_token": "<pad> control",
        "eos_token": "</s> control",
        "unk_token": "<unk> control",
    }


def write(spm_model, folder):
    """Writes both files; returns the id of the first byte's piece."""
    model = sentencepiece_model_pb2.ModelProto()
    model.ParseFromString(Path(spm_model).read_bytes())
    for name, document in (("tokenizer.json", convert(model)), ("tokenizer_config.json", config())):
        text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
        (Path(folder) / name).write_text(text + "\n", encoding="utf-8")
    return next(index for index, piece in enumerate(model.pieces) if piece.type == _BYTE)
