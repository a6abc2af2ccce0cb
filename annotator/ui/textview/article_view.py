"""The article view: a document with its annotations, in which one reads, selects and points.

It never edits. What the hands do is told as facts; whoever looks after the view makes changes of them and
hands the new values back.
"""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from annotator.domain.span import Fragment, Span
from annotator.text.graphemes import widen
from annotator.text.snapping import snap
from annotator.ui.textview.edge_drag import EdgeDrag
from annotator.ui.textview.edge_painter import paint_edges
from annotator.ui.textview.edges import Edge, edges_of
from annotator.ui.textview.found_painter import FoundPainter
from annotator.ui.textview.frame_notes import RoleNote, paint_notes, role_notes
from annotator.ui.textview.hints import as_rich_text, hint
from annotator.ui.textview.hit_testing import spans_at
from annotator.ui.textview.link_layer import Plate
from annotator.ui.textview.look import LinkStyle
from annotator.ui.textview.mapped_view import MappedView
from annotator.ui.textview.mouse import MouseGestures, Unit
from annotator.ui.textview.painters import ParagraphPainter

_BEAM, _HAND = Qt.CursorShape.IBeamCursor, Qt.CursorShape.PointingHandCursor
_SIDEWAYS = Qt.CursorShape.SizeHorCursor


class ArticleView(MappedView):
    """``span_activated``: a span was clicked and is now selected; ``span_cleared``: none is any more."""

    span_activated = Signal(str)
    span_cleared = Signal()
    span_context_requested = Signal(str, QPoint)
    text_context_requested = Signal(int, QPoint)
    link_target_clicked = Signal(str)
    role_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mouse = MouseGestures(self, self)
        self._found = FoundPainter()
        self._pressed: Plate | None = None
        self.edges = EdgeDrag(self, self)
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(_BEAM)

    def set_snapping(self, on: bool) -> None:
        """Whether a drag takes whole tokens; Alt turns it off while it is held."""
        self._mouse.snapping = on

    def set_found(self, places: Sequence[Fragment]) -> None:
        """Mark what a search has found, in order and apart; it stays marked until told otherwise."""
        self._found = FoundPainter(places)
        self.minimap.show_found(places)
        self.viewport().update()

    def spans_at(self, point: QPointF) -> list[Span]:
        """The spans under a point of the viewport, innermost first."""
        shown, inside = self._sheet.paragraph_at(point)
        return spans_at(shown.paragraph, inside, self._sheet.page.look)

    def hint_at(self, point: QPointF) -> str:
        """What is said about the spans under a point, in plain text."""
        return hint(self.spans_at(point), self._sheet.page.look.tagset)

    def plate_at(self, point: QPointF) -> Plate | None:
        """The role's name or the pointer of a link under a point."""
        plates = (link.plate for link in self.drawn_links())
        return next((plate for plate in plates if plate.rect.contains(point)), None)

    def snapped(self, start: int, end: int) -> Fragment:
        if start == end:
            return start, end
        text = self.document.text
        return snap(text, self.tokens.around(start, end), *widen(text, start, end)) or (start, end)

    def unit_at(self, offset: int, unit: Unit) -> Fragment:
        units = self.sentences if unit is Unit.SENTENCE else self.tokens
        return units.at(offset) or (offset, offset)

    def clicked(self, point: QPointF, *, again: bool) -> None:
        """A click on a span selects it; clicking there again, the next one around it."""
        spans = [span.id for span in self.spans_at(point)]
        selected = self._sheet.page.emphasis.selected
        if spans:
            index = spans.index(selected) + 1 if again and selected in spans else 0
            self.set_selected_span(spans[index % len(spans)])
            self.span_activated.emit(spans[index % len(spans)])
        elif selected is not None:
            self.set_selected_span(None)
            self.span_cleared.emit()

    def notes(self) -> Sequence[RoleNote]:
        """The missing roles that are named beside the selected span, unless no links are drawn at all."""
        drawn = self._sheet.page.emphasis.links is not LinkStyle.OFF
        return role_notes(self._sheet, self.selected_span()) if drawn else ()

    def note_at(self, point: QPointF) -> RoleNote | None:
        return next((note for note in self.notes() if note.rect.contains(point)), None)

    def is_snapping(self) -> bool:
        return self._mouse.snapping

    @override
    def reaches_out(self) -> bool:
        return super().reaches_out() or bool(self.notes())

    def edges_of(self, span: Span) -> Sequence[Edge]:
        """Where a span's edges can be gripped, as far as they are in sight."""
        return edges_of(span, self._sheet)

    def view_height(self) -> float:
        return self._sheet.height

    @override
    def paragraph_painters(self) -> Sequence[ParagraphPainter]:
        tints, *others = super().paragraph_painters()
        return (tints, self._found, *others)

    @override
    def paint_over(self, painter: QPainter) -> None:
        super().paint_over(painter)
        caret = self.caret_rect(self.caret) if self._caret_shown else None
        if caret is not None:
            painter.fillRect(caret, self._sheet.page.look.theme.accent)
        paint_notes(painter, self.notes(), self._sheet.page.look)
        paint_edges(painter, self.edges.shown(), self._sheet.page.look)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self.plate_at(event.position())
            fold, note = self.fold_at(event.position()), self.note_at(event.position())
            if note is not None:
                self.role_wanted.emit(note.role)
            elif fold is not None:
                self.fold(fold, folded=not self.is_folded(fold))
            elif self._pressed is None and not self.edges.press(event):
                self._mouse.press(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.edges.move(event):
            self._mouse.move(event)
        if event.buttons() == Qt.MouseButton.NoButton:
            self.viewport().setCursor(self._cursor_at(event.position()))

    def _cursor_at(self, point: QPointF) -> Qt.CursorShape:
        if self.edges.at(point) is not None:
            return _SIDEWAYS
        leads_on = (self.plate_at(point), self.fold_at(point), self.note_at(point))
        return _HAND if any(found is not None for found in leads_on) else _BEAM

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self.edges.release():
            return
        plate, self._pressed = self._pressed, None
        if plate is None:
            self._mouse.release(event)
        elif plate.rect.contains(event.position()):
            self.link_target_clicked.emit(plate.leads_to)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._mouse.double_click(event)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        spans = self.spans_at(QPointF(event.pos()))
        if spans:
            self.span_context_requested.emit(spans[0].id, event.globalPos())
        else:
            self.text_context_requested.emit(self.offset_at(QPointF(event.pos())), event.globalPos())

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip:
            place = cast("QHelpEvent", event)
            text = as_rich_text(self.hint_at(QPointF(place.pos())))
            QToolTip.showText(place.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)
