"""The strip beside the scroll bar: the whole document small, and where in it one is."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.domain.span import Fragment
from annotator.ui.textview.map_painter import WIDTH, MapPainter
from annotator.ui.textview.map_scale import MapScale
from annotator.ui.textview.sheet import Sheet
from annotator.ui.widgets.labels import plain_tool_tip
from annotator.wording import tr

_TURN = 0.003
"""Seconds of painting before events get their turn again."""
_PAUSE = 300
"""Milliseconds in which nothing has moved, before anything is painted: longer than between two quick keys."""
_DRIFT = 0.03
_HIT = 2
_BAR = 4
"""Wide, and at least as high: where annotators disagree, at the right edge."""
_WORDS = tr("Entities, claims and events; ◆ flagged, ○ unfinished. Click or drag to go there.")
_DISPUTED = tr("Bars at the right edge: where annotators disagree.")


@dataclass(frozen=True, slots=True)
class _Part:
    """Paragraphs that wait to be painted, inside ``rows`` only where that is given."""

    paragraphs: range
    rows: QRect | None = None


class Minimap(QWidget):
    """Paints into one pixmap, a little at a time once nothing else happens. ``wanted`` carries a paragraph
    and how far down it, as a share: what is to stand in the middle of the view.
    """

    wanted = Signal(int, float)

    def __init__(self, sheet: Sheet, parent: QWidget) -> None:
        super().__init__(parent)
        self._sheet = sheet
        self._pixmap = QPixmap()
        self._waiting: deque[_Part] = deque()
        self._stale = True
        self._found: Sequence[Fragment] = ()
        self._hits: list[int] = []
        self._disputed: Sequence[Fragment] = ()
        self._bars: list[QRectF] = []
        self._scale = MapScale(sheet.page.paragraphs, sheet.page.heights.all(), 1.0)
        self._grip = 0.0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_turn)
        self.setAccessibleName(tr("Overview of the document"))
        self.setToolTip(plain_tool_tip(_WORDS))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    @property
    def is_behind(self) -> bool:
        """Whether something waits to be painted."""
        return self._stale or bool(self._waiting)

    def remake(self) -> None:
        """The document, its zones, heights or colours are others."""
        self._stale = True
        self._timer.start(_PAUSE)

    def touch(self, paragraphs: Iterable[int]) -> None:
        """The spans of these paragraphs are others."""
        if self._stale:
            return
        for index in paragraphs:
            top, bottom = self._scale.extent(index)
            rows = QRect(0, int(top) - 4, WIDTH, int(bottom) - int(top) + 10)
            self._waiting.append(_Part(self._scale.between(rows.top() - 4, rows.bottom() + 4), rows))
        self._timer.start(_PAUSE)

    def follow(self) -> None:
        """The view has moved."""
        if self._timer.isActive() or self._has_drifted():
            self._timer.start(_PAUSE)
        self.update()

    def show_found(self, places: Sequence[Fragment]) -> None:
        self._found = places
        self._hits = sorted({int(self._scale.y_of(start)) for start, _ in places})
        self.update()

    def show_disputed(self, places: Sequence[Fragment]) -> None:
        """Where annotators disagree."""
        if places != self._disputed:
            self.setToolTip(plain_tool_tip(f"{_WORDS} {_DISPUTED}" if places else _WORDS))
        self._disputed = places
        self._bars = [] if self._stale else [self._bar(*place) for place in places]
        self.update()

    def disputed_bars(self) -> Sequence[QRectF]:
        """In the strip, from top to bottom."""
        return self._bars

    def _bar(self, start: int, end: int) -> QRectF:
        top, bottom = self._scale.y_of(start), self._scale.y_of(end)
        return QRectF(WIDTH - _BAR, top, _BAR, max(bottom - top, _BAR))

    def window_rect(self) -> QRectF:
        """What of the document the view shows."""
        sheet = self._sheet
        if not sheet.shown or len(sheet.page) != self._scale.count:
            return QRectF()
        first, last = sheet.anchor, sheet.shown[-1]
        height = sheet.page.heights[last.index]
        inside = sheet.height - last.y + sheet.page.above(last.index)
        top = self._scale.y_at(first.paragraph, _share(first.offset, sheet.page.heights[first.paragraph]))
        bottom = self._scale.y_at(last.index, min(_share(inside, height), 1.0))
        return QRectF(0.5, top + 0.5, WIDTH - 1.0, max(bottom - top - 1.0, 6.0))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self.remake()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self.remake()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._sheet.page.look.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.background)
        painter.drawPixmap(0, 0, self._pixmap)
        for y in self._hits:
            painter.fillRect(0, y, WIDTH, _HIT, theme.found_edge)
        for bar in self._bars:
            painter.fillRect(bar, theme.disputed)
        window = self.window_rect()
        painter.setPen(_faded(theme.accent, 0.55))
        painter.setBrush(_faded(theme.accent, 0.1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawRoundedRect(window, 3.0, 3.0)
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Inside the window, it is dragged from there; elsewhere, it comes with its middle."""
        if event.button() is Qt.MouseButton.LeftButton:
            window, y = self.window_rect(), event.position().y()
            self._grip = window.center().y() - y if window.contains(event.position()) else 0.0
            self._go_to(y)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position().y())

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grip = 0.0

    def _go_to(self, y: float) -> None:
        if self._stale:
            self._begin()
        self.wanted.emit(*self._scale.place_at(y + self._grip))

    def _begin(self) -> None:
        """A fresh pixmap, with all paragraphs waiting."""
        page, ratio = self._sheet.page, self.devicePixelRatioF()
        self._stale = False
        self._scale = MapScale(page.paragraphs, page.heights.all(), float(self.height()))
        self._pixmap = QPixmap(round(WIDTH * ratio), max(round(self.height() * ratio), 1))
        self._pixmap.setDevicePixelRatio(ratio)
        self._pixmap.fill(page.look.theme.background)
        painter = QPainter(self._pixmap)
        self._painter().paint_ground(painter)
        painter.end()
        self._waiting = deque([_Part(range(len(page)))])
        self.show_found(self._found)
        self.show_disputed(self._disputed)

    def _painter(self) -> MapPainter:
        return MapPainter(self._sheet.page, self._sheet.links, self._scale)

    def _on_turn(self) -> None:
        if (
            self._stale
            or abs(self._sheet.page.heights.total - self._scale.total) > _DRIFT * self._scale.total
        ):
            self._begin()
        until = perf_counter() + _TURN
        parts, painter = self._painter(), QPainter(self._pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        while self._waiting and perf_counter() < until:
            self._paint_some(painter, parts, self._waiting.popleft(), until)
        painter.end()
        self.update()
        self._timer.start(0) if self._waiting else self._timer.stop()

    def _has_drifted(self) -> bool:
        """Whether heights that were estimated turned out to be others."""
        return abs(self._sheet.page.heights.total - self._scale.total) > _DRIFT * self._scale.total

    def _paint_some(self, painter: QPainter, parts: MapPainter, part: _Part, until: float) -> None:
        """As much of a part as there is time for; what is left goes back to wait."""
        if part.rows is not None:
            painter.setClipRect(part.rows)
            painter.fillRect(part.rows, self._sheet.page.look.theme.background)
            parts.paint_ground(painter)
        for index in part.paragraphs:
            parts.paint_paragraph(painter, index)
            if part.rows is None and perf_counter() > until:
                self._waiting.appendleft(_Part(range(index + 1, part.paragraphs.stop)))
                break
        painter.setClipping(False)


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _faded(color: QColor, alpha: float) -> QColor:
    faded = QColor(color)
    faded.setAlphaF(alpha)
    return faded
