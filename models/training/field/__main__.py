"""`python -m training.field [COUNT]`: how many distinct pairs the field corpus expands to, and how many touch the tests.

With `--write DIR` the pairs are written there, one tab-separated file a language pair.
"""

import argparse
import random
from pathlib import Path

from ..held_out import allowed, message_marks
from .expand import expand, fixed, templates


def main():
    parser = argparse.ArgumentParser(prog="python -m training.field", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=200_000)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    marks = message_marks()
    print(f"{len(templates())} templates")
    for base, other in (("en", "es"), ("en", "fr"), ("en", "it"), ("es", "fr")):
        pairs = expand(options.count, other, random.Random(1), base)
        touching = sum(not allowed(pair, marks) for pair in pairs)
        print(f"{base}-{other}: {len(set(pairs)):,} distinct pairs, {len(list(fixed((base, other)))):,} of them fixed, "
              f"{touching} in the field test set", flush=True)
        if options.write:
            options.write.mkdir(parents=True, exist_ok=True)
            path = options.write / f"field.{base}-{other}.tsv"
            path.write_text("".join(f"{one}\t{two}\n" for one, two in pairs), encoding="utf-8")


main()
