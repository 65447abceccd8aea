"""Package: the folder that ships, `models/<id>/`: graph, tokeniser and the manifest the daemon verifies."""

import hashlib
import json
from pathlib import Path

from . import tokenizer
from .recipe import licences
from .student import EOS, PAD, UNK


def fingerprint(path):
    content = Path(path).read_bytes()
    return {"path": Path(path).name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def manifest(recipe, folder, scores, first_byte):
    folder = Path(folder)
    return {
        "formatVersion": 1,
        "id": recipe.id,
        "version": recipe.version,
        "minimumBabelmeshVersion": "0.1.0",
        "architecture": "encoder-loop-decoder-v1",
        "directions": [
            {"source": source, "target": target, "prefixId": recipe.prefixes[target]}
            for other in recipe.others
            for source, target in (("en", other), (other, "en"))
        ],
        "files": {
            "model": fingerprint(folder / "model.onnx"),
            "tokenizer": fingerprint(folder / "tokenizer.json"),
            "tokenizerConfig": fingerprint(folder / "tokenizer_config.json"),
        },
        "tokens": {"pad": PAD, "eos": EOS, "unk": UNK, "firstByte": first_byte},
        "limits": {"maxSourceTokens": recipe.shape.positions - 1, "maxOutputTokens": 240},
        "batchInvariant": True,
        "outputs": {"tokens": "toks", "logProbabilities": "logp"},
        "licence": "GPL-3.0-only",
        "sources": [{"tag": tag, "licence": licences()[tag]} for tag in recipe.sources],
        # Whole sets only: what the daemon compares models by. The domains are in the card, and what the node makes of it.
        "scores": [{key: value for key, value in row.items() if key not in ("domains", "node")} for row in scores],
    }


def package(recipe, folder, report, spm_model):
    """Tokeniser and manifest beside the graph. What `doubt` found stays with the graph and tokeniser it was found with."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    # A try on a few lines says too little: its model counts as not measured.
    scores = [] if report.get("limit") else report["scores"]
    document = manifest(recipe, folder, scores, first_byte=tokenizer.write(spm_model, folder))
    path = folder / "manifest.json"
    before = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    if before.get("files") == document["files"] and "doubt" in before:
        document["doubt"] = before["doubt"]
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
