"""Paints a document's spans small: a column for each layer, and one for what waits for an answer."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from annotator.domain.document import ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.ui.textview.frames import Frames
from annotator.ui.textview.look import Look
from annotator.ui.textview.map_scale import MapScale
from annotator.ui.textview.page import Page
from annotator.ui.textview.span_index import LinkIndex

WIDTH = 22
_COLUMN = 3
_COLUMNS = {Layer.ENTITY: 3, Layer.CLAIM: 7, Layer.EVENT: 11}
_SIGNS = 17.5
_SIGN = 2.2
_LEAST = 2
_GREY = frozenset({ZoneKind.BOILERPLATE, ZoneKind.CAPTION})


class MapPainter:
    """Diamonds are for flagged spans, rings for unfinished ones: told by shape, not by colour alone."""

    def __init__(self, page: Page, links: LinkIndex, scale: MapScale) -> None:
        self._page = page
        self._links = links
        self._scale = scale
        self._look: Look = page.look
        self._frames = Frames(page.look.tagset)

    def paint_ground(self, painter: QPainter) -> None:
        """Zones that are not read as text are grey."""
        for zone in self._page.zones.all:
            if zone.kind in _GREY:
                top, bottom = round(self._scale.y_of(zone.start)), round(self._scale.y_of(zone.end))
                painter.fillRect(0, top, WIDTH, max(bottom - top, _LEAST), self._look.theme.hairline)

    def paint_paragraph(self, painter: QPainter, index: int) -> None:
        spans = self._page.spans.of(index)
        if not spans:
            return
        paragraph, (top, bottom) = self._page.paragraphs[index], self._scale.extent(index)
        top += self._page.above(index) * self._scale.ratio
        per_character = (bottom - top) / max(paragraph.end - paragraph.start, 1)
        for span in self._visible(spans):
            first = top + (max(span.start, paragraph.start) - paragraph.start) * per_character
            last = top + (min(span.end, paragraph.end) - paragraph.start) * per_character
            y, height = round(first), max(round(last) - round(first), _LEAST)
            painter.fillRect(_COLUMNS[span.layer], y, _COLUMN, height, self._color(span))
            if span.start >= paragraph.start:
                self._paint_sign(painter, span, first)

    def _visible(self, spans: Iterable[Span]) -> Iterable[Span]:
        visible = self._page.emphasis.visible
        return (span for span in spans if span.layer in visible)

    def _color(self, span: Span) -> QColor:
        colors = self._look.colors(span)
        if span.layer is Layer.ENTITY:
            return colors.swatch
        return colors.band if span.layer is Layer.CLAIM else colors.ink

    def _paint_sign(self, painter: QPainter, span: Span, y: float) -> None:
        center = QPointF(_SIGNS, y + _LEAST / 2)
        if span.flag is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme.found_edge)
            around = ((0.0, -1.5), (1.5, 0.0), (0.0, 1.5), (-1.5, 0.0))
            painter.drawPolygon(QPolygonF([center + QPointF(x, y) * _SIGN for x, y in around]))
        elif self._frames.is_open(span, self._links):
            painter.setPen(QPen(self._look.theme.faint, 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(center, _SIGN, _SIGN)
