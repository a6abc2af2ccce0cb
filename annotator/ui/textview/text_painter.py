"""The text itself, the selection behind it and the caret."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QTextCharFormat, QTextLayout

from annotator.domain.span import Fragment
from annotator.ui.textview.look import Emphasis, Look
from annotator.ui.textview.painters import SetParagraph
from annotator.ui.textview.zone_styles import format_range


class TextPainter:
    """Dim text is dim only on the bare page: over tints and under ``selection`` it would be hard to read."""

    def __init__(self, selection: Fragment = (0, 0)) -> None:
        self._selection = selection

    def paint(self, painter: QPainter, paragraph: SetParagraph, look: Look, emphasis: Emphasis) -> None:
        painter.setPen(look.theme.dim if paragraph.style.dim else look.theme.text)
        visible = painter.clipBoundingRect() if painter.hasClipping() else QRectF()
        plain = self._plain(paragraph, look) if paragraph.has_dim else []
        paragraph.layout.qt.draw(painter, QPointF(0.0, 0.0), plain, visible)

    def _plain(self, paragraph: SetParagraph, look: Look) -> list[QTextLayout.FormatRange]:
        marks, layout = paragraph.marks, paragraph.layout
        tinted = [fragment for mark in (*marks.entities, *marks.events) for fragment in mark.span.fragments]
        text = QTextCharFormat()
        text.setForeground(look.theme.text)
        return [
            format_range(layout.position_of(start), layout.position_of(end), text)
            for start, end in (*tinted, self._selection)
            if start < layout.end and end > layout.start
        ]


class SelectionPainter:
    """Stands a little higher than any tint, so that it is told from them by shape as well as by colour."""

    def __init__(self, selection: Fragment) -> None:
        self._selection = selection

    def paint(self, painter: QPainter, paragraph: SetParagraph, look: Look, emphasis: Emphasis) -> None:
        for rect in selection_rects(paragraph, self._selection, look.metrics.em):
            painter.fillRect(rect, look.theme.selection)


def selection_rects(paragraph: SetParagraph, selection: Fragment, em: float) -> Sequence[QRectF]:
    """The selected extents of a paragraph; a selected line break shows as a short end."""
    layout = paragraph.layout
    start, end = selection
    if start == end or end <= layout.start or start > layout.end:
        return ()
    rects: list[QRectF] = []
    for strip in layout.strips(start, end):
        line = layout.lines[strip.line]
        top = line.body_top - em * 0.12
        rects.append(QRectF(strip.left, top, strip.right - strip.left, line.body_bottom + em * 0.08 - top))
    if end > layout.end and start <= layout.end:
        line = layout.lines[-1]
        x = layout.x_of(layout.end)
        left = x - em * 0.35 if layout.right_to_left else x
        top = line.body_top - em * 0.12
        rects.append(QRectF(left, top, em * 0.35, line.body_bottom + em * 0.08 - top))
    return rects


def caret_rect(paragraph: SetParagraph, offset: int, em: float) -> QRectF:
    """Where the caret is drawn, in the paragraph."""
    layout = paragraph.layout
    number = layout.line_of(offset)
    line = layout.lines[number]
    width = max(em * 0.11, 1.6)
    top = line.body_top - em * 0.1
    return QRectF(layout.x_of(offset, number) - width / 2, top, width, line.body_bottom + em * 0.06 - top)
