"""Bare loops over a project file's own rows: what an import and an export cannot do without."""

import sqlite3
import zlib
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
Rows = dict[str, list[Row]]

_DOCUMENTS = """
SELECT d.number, i.id, d.title, d.sha256, d.language, d.registers, t.body FROM document d
JOIN identity i ON i.number = d.number JOIN text t ON t.sha256 = d.sha256
WHERE d.number > ? ORDER BY d.number LIMIT 100
"""
_SPANS = """
SELECT document, id, layer, label, start, "end", surface, attributes, origin FROM span
WHERE shown = 1 AND document BETWEEN ? AND ? ORDER BY document, start, -"end", layer, label, id
"""
_SETS = """
SELECT s.document, a.name, a.kind, s.assigned, s.finished FROM annotation_set s
JOIN annotator a ON a.number = s.annotator WHERE s.document BETWEEN ? AND ?
"""
_LAYERS = ("entity", "claim", "event")


def rows_of(path: Path) -> Rows:
    """All that stands in a project file, table by table."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall()
            for name in METADATA.tables
        }


def insert(rows: Rows, path: Path) -> None:
    """Write the rows that a project has into a new file, table by table."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA synchronous = FULL")
        for step in STEPS:
            step.apply(connection.execute)
        connection.execute("BEGIN IMMEDIATE")
        for name, table in METADATA.tables.items():
            connection.executemany(insert_into(table), rows[name])
        connection.execute("COMMIT")


def parse(lines: bytes) -> None:
    for line in lines.split(b"\n"):
        if line:
            orjson.loads(line)


def parse_to_rows(lines: bytes, known: Rows) -> Rows:
    """Parse a dataset's lines, and make the rows of texts, spans and changes that a project has of them.

    What else stands in the project is taken from ``known``: it is little, or holds clocks and numbers.
    Does no more than a corpus of one annotator needs whose spans have no notes, flags, fragments or links.
    """
    numbers = {row[6].hex(): row[0] for row in known["document"]}
    annotator = known["annotation_set"][0][1]
    texts: list[Row] = []
    spans: list[Row] = []
    payloads: dict[int, bytes] = {}
    for content in lines.split(b"\n"):
        if content:
            line = orjson.loads(content)
            number = numbers[line["sha256"]]
            texts.append((bytes.fromhex(line["sha256"]), len(line["text"]), _packed(line["text"].encode())))
            payloads[number] = _packed(_operations(line))
            spans += [_span_row(number, annotator, span) for span in line["spans"]]
    changes = [
        (*row[:11], payloads[row[5]] if row[5] is not None and row[6] is not None else row[11])
        for row in known["journal"]
    ]
    return {**known, "text": sorted(texts), "span": sorted(spans), "journal": changes}


def _packed(data: bytes) -> bytes:
    return b"\x01" + zlib.compress(data, 1, -zlib.MAX_WBITS)


def _operations(line: dict[str, Any]) -> bytes:
    layers = {f"{what}.{layer}": True for what in ("assigned", "finished") for layer in line[what]}
    rows: list[Any] = [["set", line["id"], layers]]
    for span in line["spans"]:
        start, end, version = span["start"], span["end"], span["tagset_version"]
        registers: dict[str, Any] = {
            "alive": True,
            "extent": {"fragments": [[start, end]], "surface": span["text"]},
            "label": {"layer": span["layer"], "label": span["label"]},
            "origin": {"how": span["origin"]["how"], "tagset_version": version},
        }
        for key, value in span["attributes"].items():
            registers[f"attribute.{key}"] = value
        rows.append(["span", span["id"], registers])
    return orjson.dumps(rows, option=orjson.OPT_SORT_KEYS)


def _span_row(document: int, annotator: int, span: dict[str, Any]) -> Row:
    attributes = span["attributes"]
    origin = {"how": span["origin"]["how"], "tagset_version": span["tagset_version"]}
    return (
        document,
        annotator,
        bytes.fromhex(span["id"].replace("-", "")),
        1,
        1,
        span["start"],
        span["end"],
        None,
        span["text"],
        span["layer"],
        span["label"],
        orjson.dumps(attributes).decode() if attributes else None,
        None,
        None,
        orjson.dumps(origin).decode(),
        None,
    )


def read_and_dump(project: Path, tagset: dict[str, Any], out: Path) -> None:
    """Read the rows, a hundred documents at a time, and dump what our export writes of them.

    Does no more than a corpus of one annotator needs whose spans have no notes, flags, fragments or links.
    """
    with closing(sqlite3.connect(project)) as connection, out.open("wb") as file:
        after = -1
        while page := connection.execute(_DOCUMENTS, (after,)).fetchall():
            numbers = page[0][0], page[-1][0]
            after = numbers[1]
            sets = {row[0]: row for row in connection.execute(_SETS, numbers)}
            spans = groupby(connection.execute(_SPANS, numbers), itemgetter(0))
            lines = {number: [_span(*row) for row in rows] for number, rows in spans}
            for row in page:
                line = {**_document(*row), **_set(*sets[row[0]]), "tagset": tagset}
                line |= {"spans": lines.get(row[0], []), "links": []}
                file.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))


def _identifier(packed: bytes) -> str:
    digits = packed.hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def _document(
    _: int, packed: bytes, title: str, sha256: bytes, language: str, registers: str, body: bytes
) -> dict[str, Any]:
    return {
        "id": _identifier(packed),
        "title": title,
        "text": (zlib.decompress(body[1:], -zlib.MAX_WBITS) if body[0] else body[1:]).decode(),
        "sha256": sha256.hex(),
        "language": language,
        "meta": {name[5:]: value for name, value in orjson.loads(registers).items() if name[:5] == "meta."},
        "zones": [],
    }


def _set(_: int, name: str, kind: str, assigned: int, finished: int) -> dict[str, Any]:
    return {
        "annotator": {"name": name, "kind": kind},
        "status": "done" if assigned == finished else "doing",
        "assigned": [layer for place, layer in enumerate(_LAYERS) if assigned & 1 << place],
        "finished": [layer for place, layer in enumerate(_LAYERS) if finished & 1 << place],
    }


def _span(
    _: int,
    packed: bytes,
    layer: str,
    label: str,
    start: int,
    end: int,
    surface: str,
    attributes: str | None,
    made: str,
) -> dict[str, Any]:
    origin = orjson.loads(made)
    return {
        "id": _identifier(packed),
        "layer": layer,
        "label": label,
        "start": start,
        "end": end,
        "text": surface,
        "attributes": orjson.Fragment(attributes or "{}"),
        "origin": {"how": origin["how"]},
        "tagset_version": origin["tagset_version"],
    }
