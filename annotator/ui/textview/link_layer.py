"""The links that are to be seen: their ways, role names and pointers to what is out of sight."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF

from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.values import Id
from annotator.ui.textview.claim_painter import lane_top
from annotator.ui.textview.link_routes import Column, End, route, route_out
from annotator.ui.textview.look import LinkStyle, Look
from annotator.ui.textview.marks import Mark, Name, Piece
from annotator.ui.textview.name_painter import name_rect
from annotator.ui.textview.sheet import Sheet, Shown
from annotator.wording import tr

_CHANNEL = 0.42
_POINTER_EMS = 15.0
_ROLE_EMS = 9.0
_ASIDE = 7.0
_SPACE = 0.13


@dataclass(frozen=True, slots=True)
class Plate:
    """A small sign with text; clicking it leads to the span ``leads_to``."""

    rect: QRectF
    text: str
    leads_to: Id
    color: QColor
    filled: bool = False


@dataclass(frozen=True, slots=True)
class DrawnLink:
    corners: Sequence[QPointF]
    plate: Plate
    arrow: bool = True


class LinkLayer:
    """Works out what to draw from what the sheet shows at the moment."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._links = sheet.links
        self._look: Look = sheet.page.look
        self._font = QFontMetricsF(self._look.name_font)
        em = self._look.metrics.em
        self._column = Column(sheet.margin - em * 0.55, sheet.margin + sheet.page.width + em * 0.55)
        self._ends: dict[Id, End] = {}
        self._taken: list[QRectF] = []

    @cached_property
    def _shown(self) -> Sequence[Shown]:
        """The paragraphs in the window, with the marks that are in it."""
        em, height = self._look.metrics.em, self._sheet.height
        return [
            replace(shown, paragraph=shown.paragraph.within(-em - shown.y, height + em - shown.y))
            for shown in self._sheet.shown
        ]

    def any(self) -> bool:
        return bool(self._wanted())

    def drawn(self) -> list[DrawnLink]:
        wanted = self._wanted()
        if not wanted:
            return []
        self._taken = self._names()
        self._ends = self._find_ends({end for link in wanted for end in (link.source, link.target or "")})
        found = (self._draw(link) for link in wanted)
        return [drawn for drawn in found if drawn is not None]

    def _wanted(self) -> Sequence[Link]:
        """The links of the selected span, or of all that is visible, those at hidden spans left out."""
        emphasis = self._sheet.page.emphasis
        if emphasis.links is LinkStyle.OFF:
            return ()
        if emphasis.links is LinkStyle.SELECTED:
            found: Iterable[Link] = self._links.of(emphasis.selected) if emphasis.selected else ()
        else:
            visible = {mark.span.id for shown in self._shown for mark in shown.paragraph.marks.all()}
            found = {link.id: link for span in visible for link in self._links.of(span)}.values()
        return [link for link in found if self._is_visible(link.source) and self._is_visible(link.target)]

    def _is_visible(self, identifier: Id | None) -> bool:
        span = self._span(identifier)
        return span is not None and span.layer in self._sheet.page.emphasis.visible

    def _span(self, identifier: Id | None) -> Span | None:
        return self._sheet.page.spans.get(identifier) if identifier else None

    def _names(self) -> list[QRectF]:
        """Where label names stand in the window."""
        return [
            name_rect(shown.paragraph.layout, mark, mark.name, self._look).translated(
                self._sheet.margin, shown.y
            )
            for shown in self._shown
            for mark in shown.paragraph.marks.all()
            if mark.name is not None
        ]

    def _find_ends(self, wanted: set[Id]) -> dict[Id, End]:
        ends: dict[Id, End] = {}
        line = 0
        for shown in self._shown:
            for mark in shown.paragraph.marks.all():
                if mark.span.id in wanted and mark.span.id not in ends and mark.pieces:
                    end = self._end(shown, mark, line)
                    if end.bottom >= -1 and end.top <= self._sheet.height + 1:
                        ends[mark.span.id] = end
            if shown.paragraph.layout.start < shown.paragraph.layout.end:
                line += len(shown.paragraph.layout.lines)
        return ends

    def _end(self, shown: Shown, mark: Mark, lines_before: int) -> End:
        metrics, layout = self._look.metrics, shown.paragraph.layout
        piece = mark.pieces[0]
        line = layout.lines[piece.line]
        x, top, bottom = (piece.left + piece.right) / 2, line.body_top, line.body_bottom
        over: float | None = None
        named = mark.name is not None and mark.name.line == piece.line
        if mark.span.layer is Layer.CLAIM:
            x = _claim_end(mark.name if named else None, piece, metrics.em, layout.right_to_left)
            top = lane_top(line.body_bottom, mark.level, metrics) + metrics.em * 0.1
            bottom = top - metrics.em * 0.1 + metrics.band
            over = _before_claim(piece, metrics.em, layout.right_to_left)
        elif mark.name is not None and named:
            x, covered = _beside_name(mark.name, piece, x, metrics.em)
            if covered:
                top = name_rect(layout, mark, mark.name, self._look).top()
        return End(
            x=self._sheet.margin + x,
            top=shown.y + top - metrics.em * 0.1,
            bottom=shown.y + bottom + metrics.em * 0.1,
            above=shown.y + line.top - metrics.lane * _CHANNEL,
            below=shown.y + line.bottom - metrics.lane * _CHANNEL,
            line=lines_before + piece.line,
            x_over=None if over is None else self._sheet.margin + over,
        )

    def _draw(self, link: Link) -> DrawnLink | None:
        source, target = self._ends.get(link.source), self._ends.get(link.target or "")
        span = self._span(link.source)
        if span is None or link.target is None or (source is None and target is None):
            return None
        color = self._look.colors(span).ink
        role = self._look.role_name(link.role)
        if source is not None and target is not None:
            corners = route(source, target, self._column)
            words = self._elided(role, _ROLE_EMS)
            plate = Plate(self._on_way(corners[-2], words), words, link.target, color)
            return DrawnLink(corners, plate)
        return self._draw_out(link, role, color)

    def _draw_out(self, link: Link, role: str, color: QColor) -> DrawnLink | None:
        """A pointer at the edge to the end that is out of sight."""
        outgoing = link.source in self._ends
        here, there = (link.source, link.target) if outgoing else (link.target, link.source)
        span = self._span(there)
        if span is None or here is None:
            return None
        upward = span.start < self._first_offset()
        sign = "↑" if upward else "↓"
        surface = " ".join(span.surface.split())
        outward, inward = f"{role}: {surface}", tr("{role} of {text}", role=role, text=surface)
        text = f"{sign} {outward if outgoing else inward}"
        text = self._elided(text, _POINTER_EMS)
        rect = self._at_edge(text, upward)
        corners = route_out(self._ends[here], rect.bottom() if upward else rect.top(), self._column)
        return DrawnLink(corners, Plate(rect, text, span.id, color, filled=True), arrow=False)

    def _elided(self, text: str, ems: float) -> str:
        return self._font.elidedText(text, Qt.TextElideMode.ElideRight, self._look.metrics.em * ems)

    def _first_offset(self) -> int:
        """The first offset whose line is inside the window."""
        for shown in self._sheet.shown:
            for line in shown.paragraph.layout.lines:
                if shown.y + line.body_bottom >= 0:
                    return line.start
        return len(self._sheet.page.text)

    def _size(self, text: str) -> tuple[float, float]:
        em = self._look.metrics.em
        return self._font.horizontalAdvance(text) + em * 0.4, self._font.capHeight() + em * 0.32

    def _on_way(self, place: QPointF, text: str) -> QRectF:
        """A free rectangle for a role's name beside ``place``, inside the column."""
        width, height = self._size(text)
        beside = place.x() + self._look.metrics.em * 0.3
        if beside + width > self._column.right:
            beside = place.x() - self._look.metrics.em * 0.3 - width
        left = max(beside, self._column.left)
        rect = QRectF(left, place.y() - height / 2, width, height)
        rect = self._free_near(rect)
        self._taken.append(rect)
        return rect

    def _free_near(self, rect: QRectF) -> QRectF:
        """``rect``, or the nearest free place to its right, else to its left."""
        step, far = rect.width() * 0.25, self._look.metrics.em * _ASIDE
        for sign in (1.0, -1.0):
            for number in range(int(far / step) + 1):
                found = rect.translated(sign * number * step, 0.0)
                inside = self._column.left <= found.left() and found.right() < self._sheet.width
                if inside and not self._is_taken(found):
                    return found
        return rect

    def _is_taken(self, rect: QRectF) -> bool:
        slack = self._look.metrics.em * 0.12
        inner = rect.adjusted(0.0, slack, 0.0, -slack)
        return any(inner.intersects(other) for other in self._taken)

    def _at_edge(self, text: str, upward: bool) -> QRectF:
        width, height = self._size(text)
        height += self._look.metrics.em * 0.2
        inset = self._look.metrics.em * 0.4
        left = self._sheet.width - width - inset
        rect = QRectF(left, inset if upward else self._sheet.height - height - inset, width, height)
        while self._is_taken(rect):
            rect.translate(0.0, height * 1.2 if upward else -height * 1.2)
        self._taken.append(rect)
        return rect


def _beside_name(name: Name, piece: Piece, x: float, em: float) -> tuple[float, bool]:
    """An x on the piece that keeps clear of its name, or ``x`` and that the name covers it."""
    clear = max(x, name.left + name.width + em * 0.2)
    if clear <= piece.right - em * 0.15:
        return clear, False
    return x, name.left - 1 <= x <= name.left + name.width + 1


def _before_claim(piece: Piece, em: float, right_to_left: bool) -> float:
    """An x in the space before a claim's first word, where a link can pass its line of text."""
    return piece.right + em * _SPACE if right_to_left else piece.left - em * _SPACE


def _claim_end(name: Name | None, piece: Piece, em: float, right_to_left: bool) -> float:
    """An x near the start of a claim's band, clear of the name beneath it where the band is so long."""
    if right_to_left:
        clear = name.left - em * 0.3 if name else piece.right
        return max(min(clear, piece.right - em * 0.3), piece.left)
    clear = name.left + name.width + em * 0.3 if name else piece.left
    return min(max(clear, piece.left + em * 0.3), piece.right)
