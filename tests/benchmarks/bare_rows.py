"""Bare loops over a project file's own rows: what an import and an export cannot do without."""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson

from annotator.store.migrations import STEPS
from annotator.store.statements import insert_into
from annotator.store.tables import METADATA

Row = tuple[Any, ...]

_DOCUMENTS = """
SELECT d.number, i.id, d.title, d.sha256, d.language, d.registers, t.body FROM document d
JOIN identity i ON i.number = d.number JOIN text t ON t.sha256 = d.sha256
WHERE d.number > ? ORDER BY d.number LIMIT 100
"""
_SPANS = """
SELECT document, id, layer, label, start, "end", surface, attributes, origin FROM span
WHERE document BETWEEN ? AND ? ORDER BY document, start
"""


def rows_of(path: Path) -> dict[str, list[Row]]:
    """All that stands in a project file, table by table."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
            for name in METADATA.tables
        }


def parse_and_insert(lines: bytes, rows: dict[str, list[Row]], path: Path) -> None:
    """Parse a dataset's lines, and write the rows that a project has of it into a new file."""
    for line in lines.split(b"\n"):
        if line:
            orjson.loads(line)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = FULL")
        for step in STEPS:
            step.apply(connection.execute)
        connection.execute("BEGIN IMMEDIATE")
        for name, table in METADATA.tables.items():
            connection.executemany(insert_into(table), rows[name])
        connection.execute("COMMIT")


def read_and_dump(project: Path, out: Path) -> None:
    """Read the rows of documents and spans, a hundred documents at a time, and dump a line for each."""
    with closing(sqlite3.connect(project)) as connection, out.open("wb") as file:
        after = -1
        while page := connection.execute(_DOCUMENTS, (after,)).fetchall():
            first, after = page[0][0], page[-1][0]
            spans = groupby(connection.execute(_SPANS, (first, after)), itemgetter(0))
            file.writelines(_dumped(page, {number: list(rows) for number, rows in spans}))


def _dumped(page: list[Row], spans: dict[int, list[Row]]) -> Iterator[bytes]:
    for number, packed, title, sha256, language, meta, body in page:
        line = {
            "id": packed.hex(),
            "title": title,
            "text": (zlib.decompress(body[1:], -zlib.MAX_WBITS) if body[0] else body[1:]).decode(),
            "sha256": sha256.hex(),
            "language": language,
            "meta": orjson.Fragment(meta),
            "spans": [_span(*row) for row in spans.get(number, [])],
        }
        yield orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def _span(
    _: int,
    packed: bytes,
    layer: str,
    label: str,
    start: int,
    end: int,
    surface: str,
    attributes: str | None,
    origin: str,
) -> dict[str, Any]:
    return {
        "id": packed.hex(),
        "layer": layer,
        "label": label,
        "start": start,
        "end": end,
        "text": surface,
        "attributes": orjson.Fragment(attributes or "{}"),
        "origin": orjson.Fragment(origin),
    }
