"""What was found in the text, marked under its words: a warm plate with an edge, as no span has."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from annotator.domain.span import Fragment
from annotator.ui.textview.look import Emphasis, Look
from annotator.ui.textview.painters import SetParagraph
from annotator.ui.textview.text_painter import selection_rects


class FoundPainter:
    """``places`` are in order and apart."""

    def __init__(self, places: Sequence[Fragment] = ()) -> None:
        self._places = places
        self._ends = [end for _, end in places]

    def paint(self, painter: QPainter, paragraph: SetParagraph, look: Look, emphasis: Emphasis) -> None:
        rects = list(self._rects(paragraph, look.metrics.em))
        if rects:
            painter.save()
            painter.setPen(QPen(look.theme.found_edge, 1.0))
            painter.setBrush(look.theme.found)
            for rect in rects:
                painter.drawRoundedRect(rect.adjusted(-1.5, 0.5, 1.5, -0.5), 3.0, 3.0)
            painter.restore()

    def _rects(self, paragraph: SetParagraph, em: float) -> Iterable[QRectF]:
        for place in self._inside(paragraph.layout.start, paragraph.layout.end):
            yield from selection_rects(paragraph, place, em)

    def _inside(self, start: int, end: int) -> Iterator[Fragment]:
        """The places that reach into a paragraph."""
        for number in range(bisect_right(self._ends, start), len(self._places)):
            if self._places[number][0] >= end:
                return
            yield self._places[number]
