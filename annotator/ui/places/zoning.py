"""Correcting zones: marking the selected text as one, or taking one away."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtWidgets import QMenu

from annotator.domain.document import Zone, ZoneKind
from annotator.domain.span import Fragment
from annotator.session import documents
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView


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

    def mark(self, kind: ZoneKind) -> None:
        """Make the selected text a zone; zones of the same kind that it touches become one with it."""
        document, selection = self._bench.document, self.selection
        if document is None or selection is None:
            return
        start, end = selection
        touched = [zone for zone in document.zones if zone.kind is kind and zone.touches(start, end)]
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
        if self.selection is not None:
            mark = menu.addMenu("Mark the selection as")
            for kind in ZoneKind:
                mark.addAction(kind.value.capitalize()).triggered.connect(partial(self._on_marked, kind))
        for zone in self.zones_here(offset):
            menu.addAction(f"This is no {zone.kind.value}").triggered.connect(partial(self._on_removed, zone))
        if menu.isEmpty():
            menu.addAction("Select text to mark it as a zone").setEnabled(False)
        return menu

    def _on_marked(self, kind: ZoneKind, _checked: bool = False) -> None:
        self.mark(kind)

    def _on_removed(self, zone: Zone, _checked: bool = False) -> None:
        self.remove(zone)

    @Slot(str, QPoint)
    def _on_span_context_requested(self, span: str, place: QPoint) -> None:
        found = self._bench.spans.get(span)
        if found is not None:
            self._on_text_context_requested(found.start, place)

    @Slot(int, QPoint)
    def _on_text_context_requested(self, offset: int, place: QPoint) -> None:
        if self._bench.editable:
            menu = self.menu_at(offset)
            menu.exec(place)
            menu.deleteLater()
