"""The table of formats is what its names say."""

import subprocess
import sys

from annotator.formats.table import FORMATS, READERS


def test_formats_stand_under_their_own_names() -> None:
    assert {name: one.name for name, one in FORMATS.items()} == {"jsonl": "jsonl", "spacy": "spacy"}
    assert {name: one.name for name, one in READERS.items()} == {"jsonl": "jsonl"}


def test_only_jsonl_holds_many_readings_of_a_document_and_takes_unfinished_ones() -> None:
    assert {name for name, one in FORMATS.items() if one.many_readings} == {"jsonl"}
    assert {name: one.default_status for name, one in FORMATS.items()} == {"jsonl": "any", "spacy": "done"}


def test_the_table_costs_no_heavy_import() -> None:
    code = (
        "import sys, annotator.formats.table; print(sorted({'spacy', 'numpy', 'srsly'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
