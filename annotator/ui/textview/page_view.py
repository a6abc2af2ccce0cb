"""A widget that shows a document with its annotations. It has no hands: ``ArticleView`` has."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from typing_extensions import override

from annotator.domain.document import Document, Zone
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.ui.textview.link_layer import LinkLayer
from annotator.ui.textview.look import LinkStyle, Look, NameStyle
from annotator.ui.textview.sheet_view import SheetView
from annotator.ui.textview.span_index import LinkIndex
from annotator.ui.textview.theme import TextTheme
from annotator.ui.textview.typography import Typography

_ZOOM_STEP = 1.1


class PageView(SheetView):
    zoom_changed = Signal(float)

    @property
    def document(self) -> Document:
        return self._sheet.page.document

    @property
    def typography(self) -> Typography:
        return self._sheet.page.look.typography

    def set_document(self, document: Document, spans: Iterable[Span] = ()) -> None:
        """Shows another document from its start."""
        emphasis = replace(self._sheet.page.emphasis, selected=None)
        self._sheet.show(document)
        self._sheet.page.emphasis = emphasis
        self.set_spans(spans)

    def set_zones(self, zones: Sequence[Zone]) -> None:
        self._sheet.page.zones.replace(zones)
        self._sheet.relay(self._sheet.page.look)
        self._refresh()

    def set_spans(self, spans: Iterable[Span]) -> None:
        """Shows these spans and no others; claims that stay keep their lanes."""
        self._sheet.page.spans.replace_all(spans)
        self._sheet.retouch()
        self._refresh()

    def set_spans_delta(self, put: Iterable[Span] = (), removed: Iterable[Id] = ()) -> None:
        """Shows ``put``, each new or in place of the one with its id, and no longer ``removed``."""
        page, linked = self._sheet.page, LinkLayer(self._sheet).any()
        touched: set[int] = set()
        for identifier in removed:
            touched |= page.spans.remove(identifier)
        for span in put:
            touched |= page.spans.put(span)
        if page.touch(touched):
            self._sheet.settle()
            self._refresh()
        elif linked:
            self.viewport().update()
        else:
            self._update_paragraphs(touched)
        self.spans_touched(touched)

    def spans_touched(self, paragraphs: Iterable[int]) -> None:
        """For those who show the same spans elsewhere."""

    def set_look(
        self,
        *,
        theme: TextTheme | None = None,
        typography: Typography | None = None,
        tagset: Tagset | None = None,
        names: NameStyle | None = None,
    ) -> None:
        """Changes what is given; the text at the top of the view stays there."""
        old = self._sheet.page.look
        look = Look.make(
            theme or old.theme, typography or old.typography, tagset or old.tagset, names or old.names
        )
        self._sheet.relay(look)
        self._refresh()
        if look.typography.zoom != old.typography.zoom:
            self.zoom_changed.emit(look.typography.zoom)

    def set_zoom(self, zoom: float) -> None:
        """From 0.5 to 3.0; others are brought inside."""
        typography = self.typography.zoomed(zoom)
        if typography != self.typography:
            self.set_look(typography=typography)

    def set_visible_layers(
        self, visible: frozenset[Layer] = ALL_LAYERS, dimmed: frozenset[Layer] = frozenset()
    ) -> None:
        page = self._sheet.page
        page.emphasis = replace(page.emphasis, visible=visible, dimmed=dimmed)
        self._sheet.retouch()
        self._refresh()

    def set_selected_span(self, identifier: Id | None) -> None:
        before, reached_out = self.selected_span(), self.reaches_out()
        page = self._sheet.page
        page.emphasis = replace(page.emphasis, selected=identifier)
        if reached_out or self.reaches_out():
            self.viewport().update()
        else:
            spans = (before, self.selected_span())
            self._update_at(*((span.start, span.end) for span in spans if span is not None))

    def selected_span(self) -> Span | None:
        page = self._sheet.page
        return page.spans.get(page.emphasis.selected) if page.emphasis.selected else None

    def reaches_out(self) -> bool:
        """Whether more is drawn on account of the selected span than stands in its paragraphs."""
        emphasis = self._sheet.page.emphasis
        return emphasis.links is LinkStyle.SELECTED and bool(self._sheet.links.of(emphasis.selected or ""))

    def set_links(self, links: Sequence[Link]) -> None:
        self._sheet.links = LinkIndex(links)
        self.viewport().update()

    def set_link_style(self, style: LinkStyle) -> None:
        """Whether the links of the selected span are drawn, all, or none."""
        page = self._sheet.page
        page.emphasis = replace(page.emphasis, links=style)
        self.viewport().update()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self.typography.zoom * _ZOOM_STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)
