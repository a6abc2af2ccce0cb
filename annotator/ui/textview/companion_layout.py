"""Sets a Qt text document in the very lines and places in which the article view shows its text."""

from typing import Protocol, cast

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPainterPath,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextLayout,
)
from typing_extensions import override

from annotator.text.utf16 import Utf16Map
from annotator.ui.textview.painters import SetParagraph
from annotator.ui.textview.sheet import Sheet

_FAR = 1e6


class Seen(Protocol):
    """A view whose sheet can be looked at. Points are pixels of its viewport."""

    @property
    def sheet(self) -> Sheet: ...
    def offset_at(self, point: QPointF) -> int: ...


class CompanionLayout(QAbstractTextDocumentLayout):
    """Blocks are laid out when somebody asks for them. Nothing is ever drawn.

    While ``units`` is None the document is being filled, and nothing is laid out.
    """

    def __init__(self, document: QTextDocument, view: Seen) -> None:
        super().__init__(document)
        self._view = view
        self.units: Utf16Map | None = None
        self._laid: dict[int, list[SetParagraph]] = {}
        self._seen: set[int] = set()

    def forget(self) -> None:
        self.units = None
        self._laid.clear()
        self._seen.clear()

    def keep_in_step(self) -> None:
        """Puts the blocks that are visible where their paragraphs stand now, and the others out of sight."""
        if self.units is None:
            return
        page = self._view.sheet.page
        starts = (page.paragraphs[shown.index].start for shown in self._view.sheet.shown)
        seen = {self.document().findBlock(self.units.to_utf16(start)).position() for start in starts}
        for position in seen | self._seen:
            self._lay(self.document().findBlock(position), self.units)
        self._seen = seen

    @override
    def blockBoundingRect(self, block: QTextBlock, /) -> QRectF:
        if self.units is not None:
            self._lay(block, self.units)
        return block.layout().boundingRect().translated(block.layout().position())

    @override
    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy, /) -> int:
        """Qt itself only ever hands points over."""
        units = self.units or Utf16Map("")
        return units.to_utf16(self._view.offset_at(cast("QPointF", point)))

    @override
    def documentSize(self) -> QSizeF:
        """None: what holds the document has nothing to scroll."""
        return QSizeF()

    @override
    def frameBoundingRect(self, frame: QTextFrame, /) -> QRectF:
        return QRectF()

    @override
    def pageCount(self) -> int:
        return 1

    @override
    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext, /) -> None: ...

    @override
    def documentChanged(self, from_: int, charsRemoved: int, charsAdded: int, /) -> None: ...

    def _lay(self, block: QTextBlock, units: Utf16Map) -> None:
        sheet = self._view.sheet
        first = sheet.page.index_at(units.to_code_points(block.position()))
        indices = sheet.page.paragraphs.parts_from(first)
        parts = [sheet.page.laid(index) for index in indices]
        if self._laid.get(block.position()) != parts:
            self._laid[block.position()] = parts  # first: writing formats asks for the block's place again
            _set_fonts(block, parts)
            _break_lines(block.layout(), parts)
        _stack(block.layout(), parts)
        block.layout().setPosition(QPointF(sheet.margin, self._top(indices, parts)))

    def _top(self, indices: range, parts: list[SetParagraph]) -> float:
        """Where the first of these parts stands, as told by whichever of them is in sight."""
        above = 0.0
        for index, part in zip(indices, parts, strict=True):
            top = self._view.sheet.top_of(index)
            if top is not None:
                return top - above
            above += part.layout.height
        return -_FAR


def _set_fonts(block: QTextBlock, parts: list[SetParagraph]) -> None:
    """Writes the paragraph's own formats into the document, from which a screen reader is told of them."""
    cursor, start = QTextCursor(block), block.position()
    plain = QTextCharFormat()
    plain.setFont(parts[0].layout.qt.font())
    _format(cursor, start, block.length() - 1, plain)
    for part in parts:
        for its in part.layout.qt.formats():
            _format(cursor, start + its.start, its.length, its.format)
        start += len(part.layout.qt.text().encode("utf-16-le")) // 2


def _format(cursor: QTextCursor, start: int, length: int, how: QTextCharFormat) -> None:
    cursor.setPosition(start)
    cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
    cursor.setCharFormat(how)


def _break_lines(layout: QTextLayout, parts: list[SetParagraph]) -> None:
    layout.setTextOption(parts[0].layout.qt.textOption())
    layout.beginLayout()
    for part in parts:
        for number in range(part.layout.qt.lineCount()):
            line, length = layout.createLine(), part.layout.qt.lineAt(number).textLength()
            line.setLineWidth(part.layout.width)
            if line.textLength() != length:
                line.setNumColumns(length, part.layout.width)
    layout.endLayout()


def _stack(layout: QTextLayout, parts: list[SetParagraph]) -> None:
    above, lines = 0.0, iter(range(layout.lineCount()))
    for part in parts:
        for own, number in zip(part.layout.lines, lines, strict=False):
            line = layout.lineAt(number)
            line.setPosition(QPointF(0.0, above + own.baseline - line.ascent()))
        above += part.layout.height
