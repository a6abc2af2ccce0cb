"""``python -m corpora.authoring.compile``: the authors' files to ``corpora/demo/demo.jsonl`` and its tagset.

``--check NN`` looks at one article only, writes nothing, and shows its marks in order with what they cover.
"""

import argparse
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    from corpora.authoring.listing import listing
    from corpora.authoring.notation import AuthoringError
    from corpora.authoring.rules import Rules
    from corpora.authoring.sources import DEMO, TAGSET, entries
    from corpora.authoring.writer import write

    parser = argparse.ArgumentParser(prog="compile", description="Compile the demo corpus.")
    parser.add_argument("--check", metavar="NN", help="look at one article and write nothing")
    check: str | None = parser.parse_args(arguments).check
    try:
        found = list(entries(Rules.read(TAGSET), check or ""))
    except (AuthoringError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    for entry in found:
        print(listing(entry, with_marks=check is not None))
    if check is None:
        write(found, DEMO)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    sys.exit(main())
