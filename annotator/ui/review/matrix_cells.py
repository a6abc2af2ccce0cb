"""A matrix of figures as a grid shows it."""

from annotator.domain.annotator import AnnotatorKind
from annotator.session.measuring.tables import FigureRow, Matrix
from annotator.ui.review.figure_text import (
    documents_text,
    interval_text,
    person_name,
    short,
    spans_text,
    tip_of,
)
from annotator.ui.review.grid_painter import Axis, Cell
from annotator.wording import tr

_STRENGTH = 0.5
"""Of the tint of a figure of 1: figures are read, and the tint only leads the eye."""


def matrix_axis(matrix: Matrix) -> Axis:
    references = sum(person.kind is AnnotatorKind.GOLD for person in matrix.people)
    return Axis(tuple(person_name(person) for person in matrix.people), references)


def matrix_cells(matrix: Matrix) -> list[list[Cell]]:
    return [[_cell(matrix.cell(one.id, other.id)) for other in matrix.people] for one in matrix.people]


def _cell(row: FigureRow | None) -> Cell:
    if row is None:
        return Cell(tip=tr("the same annotator"))
    value = row.figure.value
    interval = interval_text(row) or (tr("no interval") if value is not None else "")
    return Cell(
        text=short(value),
        lines=tuple(filter(None, (interval, documents_text(row.documents), spans_text(row)))),
        tip=tip_of(row),
        weight=max(value or 0.0, 0.0) * _STRENGTH,
        is_faint=value is None,
    )
