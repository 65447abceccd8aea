"""Through the node: the test sets as its users get them translated, by `babelmesh translate`: long sentences cut, what
the guard finds wrong done again, phrases from the phrasebook.
"""

import json
import os
import subprocess
import tempfile
from pathlib import Path

from .evaluate import Direction, scores, set_lines

MAIN = "node/dist/cli/main.js"
# A blank line between two texts: no sentence goes on over it.
GAP = "\n\n"


def translated(sources, direction, name, node_folder):
    """Translations of the sources by the node built in `node_folder`, with the model `name` (id@version)."""
    pair = ("--from", direction.other, "--to", "en") if direction.backwards else ("--from", "en", "--to", direction.target)
    with tempfile.TemporaryDirectory() as data:
        # Flags and settings of its own: nothing of this machine's configuration.
        environment = {key: value for key, value in os.environ.items() if not key.startswith("BABELMESH_")}
        result = subprocess.run(["node", MAIN, "translate", *pair, "--json"], cwd=node_folder, check=True, text=True,
                                input=GAP.join(sources), stdout=subprocess.PIPE, env=environment | {"BABELMESH_DATA": data})
    answer = json.loads(result.stdout)
    if answer["model"] != name:
        raise SystemExit(f"the node of {node_folder} translates with {answer['model']}, not with {name}: package it there first")
    texts = answer["text"].strip("\n").split(GAP)
    if len(texts) != len(sources):
        raise SystemExit(f"{len(sources)} texts came back as {len(texts)}")
    return texts


def through_node(recipe, corpora, report, node_folder):
    """The report with {"node": {chrF, bleu}} in every row of a whole set."""
    for row in report["scores"]:
        first, second = row["direction"].split("-")
        direction = Direction(second if first == "en" else first, second)
        lines = set_lines(corpora, row["set"], direction)[: report.get("limit")]
        texts = translated([line.source for line in lines], direction, f"{recipe.id}@{recipe.version}", Path(node_folder))
        row["node"] = scores(texts, [line.reference for line in lines], direction.target)
        print(json.dumps({"set": row["set"], "direction": row["direction"]} | row["node"]), flush=True)
    return report
