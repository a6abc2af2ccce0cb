"""Where the edges of a span can be gripped: at knobs below the text, where no selection begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from unicodedata import bidirectional

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span
from annotator.text.graphemes import next_boundary, previous_boundary
from annotator.ui.textview.claim_painter import lane_top
from annotator.ui.textview.sheet import Sheet

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_BELOW = 0.2


class Side(Enum):
    START = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Edge:
    """``number``: which fragment. A line from ``top`` down to the ``knob``, in pixels of the window."""

    number: int
    side: Side
    top: QPointF
    knob: QPointF
    color: QColor


def edges_of(span: Span, sheet: Sheet) -> Sequence[Edge]:
    """The edges that the window shows."""
    return list(_found(span, sheet))


def moved_edge(fragment: Fragment, side: Side, to: int) -> Fragment:
    """The fragment with one edge elsewhere; as it was where that would cross the other edge."""
    start, end = (to, fragment[1]) if side is Side.START else (fragment[0], to)
    return (start, end) if start < end else fragment


def _found(span: Span, sheet: Sheet) -> Iterator[Edge]:
    for number, fragment in enumerate(span.fragments):
        for side in Side:
            edge = _edge(span, sheet, number, side, _character_at(sheet.page.text, fragment, side))
            if edge is not None:
                yield edge


def _character_at(text: str, fragment: Fragment, side: Side) -> Fragment:
    """The first or the last character, as one sees it."""
    start, end = fragment
    if side is Side.START:
        return start, min(next_boundary(text, start), end)
    return max(previous_boundary(text, end), start), end


def _edge(span: Span, sheet: Sheet, number: int, side: Side, character: Fragment) -> Edge | None:
    page = sheet.page
    index = page.index_at(character[0])
    shown = next((shown for shown in sheet.shown if shown.index == index), None)
    mark = shown.paragraph.marks.of(span.id) if shown is not None else None
    strips = shown.paragraph.layout.strips(*character) if shown is not None else ()
    if shown is None or mark is None or not strips:
        return None
    line, metrics = shown.paragraph.layout.lines[strips[0].line], page.look.metrics
    backwards = bidirectional(page.text[character[0]]) in _RIGHT_TO_LEFT
    x = strips[0].left if (side is Side.START) is not backwards else strips[-1].right
    bottom = line.body_bottom + metrics.em * _BELOW
    if span.layer is Layer.CLAIM:
        bottom = lane_top(line.body_bottom, mark.level, metrics) + metrics.band / 2
    corner = QPointF(sheet.margin, shown.y)
    top = corner + QPointF(x, bottom if span.layer is Layer.CLAIM else line.body_top)
    return Edge(number, side, top, corner + QPointF(x, bottom), page.look.colors(span).ink)
