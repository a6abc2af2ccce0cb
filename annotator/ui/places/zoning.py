"""Correcting zones: marking the selected text as one, or taking one away."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, QPointF, Slot
from PySide6.QtWidgets import QMenu

from annotator.domain.document import Zone, ZoneKind
from annotator.domain.span import Fragment
from annotator.session import documents
from annotator.text.paragraphs import trim
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView
from annotator.wording import tr


class Zoning(QObject):
    """Zones belong to the document, and so to everybody; the text stays as it is."""

    def __init__(self, bench: Workbench, view: ArticleView) -> None:
        super().__init__(view)
        self._bench = bench
        self._view = view
        view.text_context_requested.connect(self._on_text_context_requested)
        view.span_context_requested.connect(self._on_span_context_requested)

    @property
    def selection(self) -> Fragment | None:
        start, end = self._view.selection
        return (start, end) if start < end else None

    def zones_here(self, offset: int | None = None) -> list[Zone]:
        """The zones that hold an offset, by default the caret's."""
        place = self._view.caret if offset is None else offset
        document = self._bench.document
        zones = document.zones if document else ()
        return [zone for zone in zones if zone.start <= place <= zone.end]

    def paragraph_at(self, offset: int) -> Fragment | None:
        """The text of the paragraph at an offset, without white space at its ends."""
        segments = self._bench.segments
        if not segments.paragraphs:
            return None
        start, end = segments.paragraphs[segments.paragraph_at(offset)]
        document = self._bench.document
        start, end = trim(document.text, start, end) if document else (0, 0)
        return (start, end) if start < end else None

    def mark(self, kind: ZoneKind, place: Fragment | None = None) -> None:
        """Make a place, by default the selected text, a zone; zones of the same kind that it touches, if only
        at an end, become one with it.
        """
        document, place = self._bench.document, place or self.selection
        if document is None or place is None:
            return
        start, end = place
        near = [zone for zone in document.zones if zone.start <= end and start <= zone.end]
        touched = [zone for zone in near if zone.kind is kind]
        merged = Zone(
            min([start, *(zone.start for zone in touched)]), max([end, *(zone.end for zone in touched)]), kind
        )
        if touched != [merged]:
            remove = [zone for zone in touched if zone != merged]
            self._bench.edit_document(
                lambda file, document, author: documents.correct_zones(
                    file, document, author, add=[merged], remove=remove
                )
            )

    def remove(self, zone: Zone) -> None:
        self._bench.edit_document(
            lambda file, document, author: documents.correct_zones(file, document, author, remove=[zone])
        )

    def menu_at(self, offset: int) -> QMenu:
        """What can be done with zones at an offset."""
        menu = QMenu(self._view)
        place = self.selection or self.paragraph_at(offset)
        if place is not None:
            words = tr("Mark the selection as") if self.selection else tr("Mark this paragraph as")
            mark = menu.addMenu(words)
            for kind in ZoneKind:
                marking = partial(self._on_marked, kind, place)
                mark.addAction(tr(kind.value).capitalize()).triggered.connect(marking)
        for zone in self.zones_here(offset):
            action = menu.addAction(tr("This is no {zone}", zone=tr(zone.kind.value)))
            action.triggered.connect(partial(self._on_removed, zone))
        return menu

    def _on_marked(self, kind: ZoneKind, place: Fragment, _checked: bool = False) -> None:
        self.mark(kind, place)

    def _on_removed(self, zone: Zone, _checked: bool = False) -> None:
        self.remove(zone)

    @Slot(str, QPoint)
    def _on_span_context_requested(self, _span: str, place: QPoint) -> None:
        point = self._view.viewport().mapFromGlobal(place)
        self._on_text_context_requested(self._view.offset_at(QPointF(point)), place)

    @Slot(int, QPoint)
    def _on_text_context_requested(self, offset: int, place: QPoint) -> None:
        if self._bench.editable:
            menu = self.menu_at(offset)
            menu.exec(place)
            menu.deleteLater()
