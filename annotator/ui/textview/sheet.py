"""A page seen through a window of some size: what is visible, where, and what lies under a point.

Points are pixels of the window. Knows nothing of the widget.
"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from annotator.domain.document import Document
from annotator.ui.textview.look import Look
from annotator.ui.textview.page import Page
from annotator.ui.textview.painters import SetParagraph
from annotator.ui.textview.scrolling import TOP, Anchor, bottom, held, moved
from annotator.ui.textview.span_index import LinkIndex
from annotator.ui.textview.text_painter import caret_rect
from annotator.ui.textview.zone_map import Fold

_MARGIN = 6.2
_NARROW_MARGIN = 1.6
_NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A visible paragraph; ``y`` is the top of its first line's extent."""

    index: int
    y: float
    paragraph: SetParagraph


class Sheet:
    def __init__(self, document: Document, look: Look) -> None:
        self.width, self.height = 800.0, 600.0
        self.anchor = TOP
        self.links = LinkIndex()
        self.shown: list[Shown] = []
        self.page = Page(document, look, self._column_width(look))
        self.settle()

    @property
    def margin(self) -> float:
        """The left edge of the text."""
        return round((self.width - self.page.width) / 2)

    @property
    def y(self) -> float:
        """How far the window's top lies below the document's, as far as heights are known."""
        return self.page.heights.before(self.anchor.paragraph) + self.anchor.offset

    def show(self, document: Document) -> None:
        look = self.page.look
        self.page = Page(document, look, self._column_width(look))
        self.anchor = TOP
        self.links = LinkIndex()
        self.settle()

    def resize(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        column = self._column_width(self.page.look)
        if column != self.page.width:
            self.relay(self.page.look)
        else:
            self.settle()

    def relay(self, look: Look) -> None:
        """Sets everything anew, with the text at the window's top staying there."""
        offset, above = self.place_at_top()
        self.page.relay(look, self._column_width(look))
        self.put_at(offset, above)

    def retouch(self) -> None:
        """Marks everything visible anew, with the text at the window's top staying there."""
        offset, above = self.place_at_top()
        self.page.touch_all()
        self.put_at(offset, above)

    def settle(self) -> None:
        """Finds out what is visible, laying it out where need be."""
        page = self.page
        self.anchor = held(self.anchor, self.height, len(page), page.height)
        self.shown = []
        y, index = -round(self.anchor.offset), self.anchor.paragraph
        while index < len(page) and y < self.height:
            height = page.height(index)
            if not page.zones.is_hidden(index):
                self.shown.append(Shown(index, y + page.above(index), page.laid(index)))
            y += height
            index += 1

    def scroll_by(self, delta: float) -> None:
        """Down by so many pixels, whole ones."""
        self.settle_from(round(delta))

    def scroll_to(self, y: float) -> None:
        """To a height of the document: exactly where it is near, else to what is estimated to be there."""
        if y >= self.page.heights.total - self.height - 0.5:
            self.anchor = bottom(self.height, len(self.page), self.page.height)
        elif abs(y - self.y) <= _NEAR * self.height:
            self.scroll_by(y - self.y)
            return
        else:
            paragraph, offset = self.page.heights.at(y)
            self.anchor = Anchor(paragraph, round(offset))
        self.settle()

    def fold(self, fold: Fold, folded: bool) -> None:
        """Folds paragraphs to one line, or unfolds them, with the text at the window's top staying there."""
        offset, above = self.place_at_top()
        self.page.fold(fold, folded)
        start = self.page.paragraphs[fold.first].start
        if folded and offset > start and self.page.index_at(offset) in fold.paragraphs:
            offset, above = start, 0.0
        self.put_at(offset, above)

    def unfold(self, *offsets: int) -> bool:
        """Unfolds what holds one of these offsets; whether anything was folded there."""
        found = {self.page.zones.fold_at(self.page.index_at(offset)) for offset in offsets}
        opened = [fold for fold in found if fold in self.page.zones.folded]
        for fold in opened:
            self.fold(fold, folded=False)
        return bool(opened)

    def center(self, paragraph: int, share: float) -> None:
        """Brings what stands so far down a paragraph to the middle of the window."""
        self.anchor = Anchor(paragraph, 0.0)
        self.settle_from(round(share * self.page.height(paragraph) - self.height / 2))

    def reveal(self, offset: int, *, at: float | None = None) -> bool:
        """Scrolls until the caret of ``offset`` is visible; whether that was needed.

        ``at``: where it is to stand when it was not visible, as a share of the window's height; without it
        the window scrolls as little as it can.
        """
        room = min(self.page.look.metrics.em * 2.0, self.height / 4)
        caret = self.caret_rect(offset)
        if caret is None:
            self.put_at(offset, self.height * (0.35 if at is None else at))
            return True
        top, bottom_edge = caret.top() - room, caret.bottom() + room
        if top >= 0 and bottom_edge <= self.height:
            return False
        if at is not None:
            self.scroll_by(caret.top() - self.height * at)
        else:
            self.scroll_by(top if top < 0 else bottom_edge - self.height)
        return True

    def caret_rect(self, offset: int) -> QRectF | None:
        """Where a caret stands in the window; None where its paragraph is not near."""
        index = self.page.index_at(offset)
        top = self.top_of(index)
        if top is None:
            return None
        rect = caret_rect(self.page.laid(index), offset, self.page.look.metrics.em)
        return rect.translated(self.margin, top)

    def top_of(self, index: int) -> float | None:
        """The top of a paragraph's first line in the window, if it is visible or a neighbour of what is."""
        for shown in self.shown:
            if shown.index == index:
                return shown.y
        if self.shown and index == self.shown[0].index - 1:
            page = self.page
            first = self.shown[0]
            return first.y - page.above(first.index) - page.height(index) + page.above(index)
        if self.shown and index == self.shown[-1].index + 1:
            last = self.shown[-1]
            return last.y - self.page.above(last.index) + self.page.height(last.index)
        return None

    def paragraph_at(self, point: QPointF) -> tuple[Shown, QPointF]:
        """The visible paragraph nearest to a point, and the point in it."""
        found = self.shown[0]
        for shown in self.shown:
            if shown.y <= point.y():
                found = shown
        return found, QPointF(point.x() - self.margin, point.y() - found.y)

    def offset_at(self, point: QPointF) -> int:
        """The caret offset nearest to a point."""
        shown, inside = self.paragraph_at(point)
        layout = shown.paragraph.layout
        return layout.offset_at(layout.line_at(inside.y()), inside.x())

    def place_at_top(self) -> tuple[int, float]:
        """The offset at the window's top, and how far below the top its line's top stands."""
        if self.anchor == TOP or not self.shown:
            return -1, 0.0
        first = self.shown[0]
        layout = first.paragraph.layout
        line = layout.lines[layout.line_at(-first.y)]
        return line.start, first.y + line.top

    def put_at(self, offset: int, y: float) -> None:
        """Scrolls so that the top of the line of ``offset`` stands at ``y``."""
        if offset < 0:
            self.anchor = TOP
            self.settle()
            return
        index = self.page.index_at(offset)
        layout = self.page.laid(index).layout
        top = layout.lines[layout.line_of(offset)].top + self.page.above(index)
        self.anchor = Anchor(index, 0.0)
        self.settle_from(round(top - y))

    def settle_from(self, delta: float) -> None:
        page = self.page
        self.anchor = moved(self.anchor, delta, self.height, len(page), page.height)
        self.settle()

    def _column_width(self, look: Look) -> float:
        """The measure, or what a narrow window leaves of it."""
        em = look.metrics.em
        wide = self.width - 2 * _MARGIN * look.metrics.em
        narrow = self.width - 2 * _NARROW_MARGIN * em
        return max(min(look.metrics.column, max(wide, min(narrow, look.metrics.column * 0.72))), em * 8)
