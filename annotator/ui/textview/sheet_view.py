"""The widget around a sheet: it paints what is visible and scrolls, and nothing else."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget
from typing_extensions import override

from annotator.domain.document import Document
from annotator.domain.span import Fragment
from annotator.domain.tagset import Tagset
from annotator.ui.textview.claim_painter import ClaimPainter
from annotator.ui.textview.entity_painter import EntityPainter
from annotator.ui.textview.event_painter import EventPainter
from annotator.ui.textview.link_layer import DrawnLink, LinkLayer
from annotator.ui.textview.link_painter import paint_plates, paint_ways
from annotator.ui.textview.look import Look
from annotator.ui.textview.name_painter import NamePainter, ZonePainter
from annotator.ui.textview.painters import ParagraphPainter
from annotator.ui.textview.sheet import Sheet
from annotator.ui.textview.steady_bar import keep_bar
from annotator.ui.textview.text_painter import TextPainter
from annotator.ui.textview.theme import LIGHT
from annotator.ui.textview.typography import Typography

_EMPTY = Document("", "", "", "", "en")
_NO_TAGSET = Tagset(name="none")
_WHEEL_LINES = 3


class SheetView(QAbstractScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(self)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._sheet = Sheet(_EMPTY, Look.make(LIGHT, Typography(), _NO_TAGSET))
        self._bar_follows = False

    @property
    def sheet(self) -> Sheet:
        """What is visible, and where; whoever looks changes nothing."""
        return self._sheet

    def scroll_to(self, offset: int) -> None:
        """Makes an offset visible, in the upper third when it was not."""
        if self._sheet.reveal(offset, at=0.3):
            self._refresh()

    def scroll_by(self, delta: float) -> None:
        """Scrolls down by so many pixels, exactly, inside the document."""
        before = self._tops()
        self._sheet.scroll_by(delta)
        self._follow(before)

    def align_with(self, other: "SheetView") -> None:
        """Show at the top what another view of the same text shows there."""
        self._sheet.put_at(*other._sheet.place_at_top())
        self._refresh()

    def offset_at(self, point: QPointF) -> int:
        """The caret offset nearest to a point of the viewport."""
        return self._sheet.offset_at(point)

    def caret_rect(self, offset: int) -> QRectF | None:
        """Where a caret at ``offset`` would stand in the viewport; None when that is not near."""
        return self._sheet.caret_rect(offset)

    def drawn_links(self) -> list[DrawnLink]:
        return LinkLayer(self._sheet).drawn()

    def paragraph_painters(self) -> Sequence[ParagraphPainter]:
        """What lies under links and names, in the order in which it is painted."""
        return (EntityPainter(), ClaimPainter(), EventPainter(), self.text_painter())

    def text_painter(self) -> TextPainter:
        return TextPainter()

    def paint_over(self, painter: QPainter) -> None:
        """For what comes over all; the painter's origin is the viewport's."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(event.rect())
        painter.fillRect(event.rect(), self._sheet.page.look.theme.background)
        links, look = self.drawn_links(), self._sheet.page.look
        self._paint_paragraphs(painter, event.rect(), self.paragraph_painters())
        paint_ways(painter, links, look)
        names = (NamePainter(over_links=bool(links)), ZonePainter(self._sheet.margin))
        self._paint_paragraphs(painter, event.rect(), names)
        paint_plates(painter, links, look)
        self.paint_over(painter)
        painter.end()

    def _paint_paragraphs(self, painter: QPainter, area: QRect, parts: Sequence[ParagraphPainter]) -> None:
        page, margin = self._sheet.page, self._sheet.margin
        em = page.look.metrics.em
        for shown in self._sheet.shown:
            if shown.y - em <= area.bottom() and shown.y + page.heights[shown.index] >= area.top():
                painter.save()
                painter.translate(margin, shown.y)
                if shown.paragraph.folded:
                    line = shown.paragraph.layout.lines[0]
                    room = QRectF(-margin, -em, self._sheet.width, line.bottom + em)
                    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
                seen = shown.paragraph.within(area.top() - em - shown.y, area.bottom() + em - shown.y)
                for part in parts:
                    part.paint(painter, seen, page.look, page.emphasis)
                painter.restore()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._sheet.resize(self.viewport().width(), self.viewport().height())
        self._refresh()

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._bar_follows:
            before = self._tops()
            self._sheet.scroll_to(self.verticalScrollBar().value())
            self._follow(before)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.pixelDelta().isNull():
            self.scroll_by(-event.pixelDelta().y())
        else:
            steps = event.angleDelta().y() / 120
            self.scroll_by(-steps * _WHEEL_LINES * self._sheet.page.look.metrics.em * 1.6)
        event.accept()

    def _tops(self) -> dict[int, float]:
        return {shown.index: shown.y for shown in self._sheet.shown}

    def _follow(self, before: Mapping[int, float]) -> None:
        """After scrolling: moves what is painted already, unless links run across it."""
        stays = next((shown for shown in self._sheet.shown if shown.index in before), None)
        self._sync_bar()
        whole_pixels = self.devicePixelRatioF().is_integer()
        if stays is None or not whole_pixels or LinkLayer(self._sheet).any():
            self.viewport().update()
        else:
            self.viewport().scroll(0, round(stays.y - before[stays.index]))

    def _refresh(self) -> None:
        """After anything else moved: the scroll bar follows the sheet, and all is painted."""
        self._sync_bar()
        self.viewport().update()

    def _sync_bar(self) -> None:
        bar, page = self.verticalScrollBar(), self._sheet.page
        self._bar_follows = True
        bar.setRange(0, max(round(page.heights.total - self._sheet.height), 0))
        bar.setPageStep(round(self._sheet.height))
        bar.setSingleStep(round(page.look.metrics.em * 2))
        bar.setValue(round(self._sheet.y))
        self._bar_follows = False
        self.sheet_moved()

    def sheet_moved(self) -> None:
        """For those who show elsewhere what of the document is visible."""

    def _update_at(self, *places: Fragment) -> None:
        """Paints the paragraphs into which any of the places reaches."""
        self._update_paragraphs(
            shown.index
            for shown in self._sheet.shown
            for layout in (shown.paragraph.layout,)
            if any(start <= layout.end and layout.start <= end for start, end in places)
        )

    def _update_paragraphs(self, indices: Iterable[int]) -> None:
        wanted, page = set(indices), self._sheet.page
        for shown in self._sheet.shown:
            if shown.index in wanted:
                top, height = round(shown.y - page.look.metrics.em), round(page.heights[shown.index])
                self.viewport().update(
                    0, top, self.viewport().width(), height + round(2 * page.look.metrics.em)
                )
