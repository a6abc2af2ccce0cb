"""Which spans lie under a point, innermost first."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF

from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.ui.textview.claim_painter import band_rect
from annotator.ui.textview.look import Look
from annotator.ui.textview.marks import Mark
from annotator.ui.textview.name_painter import name_rect
from annotator.ui.textview.painters import SetParagraph

_REACH = 3.0
_LAYER_ORDER = {Layer.EVENT: 0, Layer.ENTITY: 1, Layer.CLAIM: 2}


def spans_at(paragraph: SetParagraph, point: QPointF, look: Look) -> list[Span]:
    """``point`` in the paragraph. A name or a band that is hit comes before all that is only beneath."""
    pointed = [mark.span for mark in paragraph.marks.all() if _hits_sign(paragraph, mark, point, look)]
    number = paragraph.layout.line_at(point.y())
    line = paragraph.layout.lines[number]
    beneath: Iterable[Span] = ()
    if line.body_top - _REACH <= point.y() <= line.body_bottom + _REACH:
        beneath = (
            mark.span
            for mark in paragraph.marks.all()
            if any(
                piece.line == number and not piece.gap and piece.left - 1 <= point.x() <= piece.right + 1
                for piece in mark.pieces
            )
        )
    return list({span.id: span for span in (*_ordered(pointed), *_ordered(beneath))}.values())


def _ordered(spans: Iterable[Span]) -> list[Span]:
    return sorted(spans, key=lambda span: (_size(span), _LAYER_ORDER[span.layer], span.order))


def _size(span: Span) -> int:
    return sum(end - start for start, end in span.fragments)


def _hits_sign(paragraph: SetParagraph, mark: Mark, point: QPointF, look: Look) -> bool:
    """Whether the point is on the mark's name or, for a claim, on its band."""
    if mark.name is not None and name_rect(paragraph.layout, mark, mark.name, look).contains(point):
        return True
    if mark.span.layer is not Layer.CLAIM:
        return False
    return any(
        band_rect(paragraph.layout, piece, mark.level, look.metrics)
        .adjusted(0, -_REACH, 0, _REACH)
        .contains(point)
        for piece in mark.pieces
        if not piece.gap
    )
