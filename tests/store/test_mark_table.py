"""Rows of marks as columns: the same numbers, and one clear error where a damaged file holds none."""

from pathlib import Path

import pytest

from annotator.domain.errors import ProjectError
from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.store.mark_queries import StoredMarks
from annotator.store.mark_table import LAYERS, MarkTable
from annotator.store.project_file import ProjectFile
from annotator.store.rows import Row
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in

NOWHERE = Path("p.annproj")


def row(**other: object) -> Row:
    values: dict[str, object] = {
        "document": 1,
        "annotator": 1,
        "id": bytes(16),
        "start": 0,
        "end": 4,
        "fragments": None,
        "layer": "entity",
        "label": "PERSON",
        "attributes": None,
        "origin": "{}",
    }
    return tuple((values | other).values())


def test_columns_are_what_the_marks_hold(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        desk = sign_in(file, add_document(file))
        edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
        edits.add_span(file, desk, Layer.CLAIM, "PROMISE", [(0, 3), (5, 9)])
        marks = _stored(file, desk.document)
    table = MarkTable(marks.rows, marks.path)
    assert (marks.begin, marks.end) == (0, 2)
    for place, number in enumerate(table.layers.tolist()):
        layer = next(layer for layer, each in LAYERS.items() if each == number)
        (mark,) = marks.of_layer(layer)
        assert table.names[table.labels[place]] == mark.label
        assert (table.starts[place], table.ends[place]) == (mark.fragments[0][0], mark.fragments[-1][1])
        assert table.parted.get(place, mark.fragments[:1]) == mark.fragments


def _stored(file: ProjectFile, document: str | None) -> StoredMarks:
    assert document is not None
    (marked,) = file.marks.of_documents([document])[document]
    assert isinstance(marked.marks, StoredMarks)
    return marked.marks


def test_no_rows_make_empty_columns() -> None:
    table = MarkTable([], NOWHERE)
    assert (len(table.starts), len(table.labels), table.names, table.parted) == (0, 0, (), {})


@pytest.mark.parametrize(
    "damage",
    [
        {"start": "here"},
        {"end": None},
        {"end": 2**70},
        {"layer": "smell"},
        {"label": None},
        {"label": 7},
        {"fragments": "[[0, 1"},
        {"fragments": b"\xff"},
    ],
    ids=str,
)
def test_what_is_no_mark_is_said_in_one_line(damage: dict[str, object]) -> None:
    with pytest.raises(ProjectError, match=r"p\.annproj"):
        MarkTable([row(), row(**damage)], NOWHERE)


def test_one_wrong_label_alone_is_no_mark_either() -> None:
    with pytest.raises(ProjectError):
        MarkTable([row(label=7)], NOWHERE)
