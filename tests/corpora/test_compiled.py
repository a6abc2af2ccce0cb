"""The committed dataset is what the authors' files compile to."""

from pathlib import Path

from annotator.locations import corpus
from corpora.authoring.rules import Rules
from corpora.authoring.sources import TAGSET, entries
from corpora.authoring.writer import write


def test_compiling_makes_the_committed_bytes(tmp_path: Path) -> None:
    write(list(entries(Rules.read(TAGSET))), tmp_path / "demo.jsonl")
    for name in ("demo.jsonl", "demo.tagset.json"):
        assert (tmp_path / name).read_bytes() == corpus("demo", name).read_bytes(), name
