"""A page with a strip beside its scroll bar that shows the whole document small."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.domain.document import Zone
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.ui.textview.folding_view import FoldingView
from annotator.ui.textview.look import NameStyle
from annotator.ui.textview.map_painter import WIDTH
from annotator.ui.textview.minimap import Minimap
from annotator.ui.textview.theme import TextTheme
from annotator.ui.textview.typography import Typography


class MappedView(FoldingView):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.minimap = Minimap(self._sheet, self)
        self.minimap.wanted.connect(self._on_place_wanted)
        self.setViewportMargins(0, 0, WIDTH, 0)

    @override
    def set_spans(self, spans: Iterable[Span]) -> None:
        super().set_spans(spans)
        self.minimap.remake()

    @override
    def spans_touched(self, paragraphs: Iterable[int]) -> None:
        self.minimap.touch(paragraphs)

    @override
    def heights_changed(self) -> None:
        self.minimap.remake()

    @override
    def set_zones(self, zones: Sequence[Zone]) -> None:
        super().set_zones(zones)
        self.minimap.remake()

    @override
    def set_links(self, links: Sequence[Link]) -> None:
        super().set_links(links)
        self.minimap.remake()

    @override
    def set_look(
        self,
        *,
        theme: TextTheme | None = None,
        typography: Typography | None = None,
        tagset: Tagset | None = None,
        names: NameStyle | None = None,
    ) -> None:
        super().set_look(theme=theme, typography=typography, tagset=tagset, names=names)
        self.minimap.remake()

    @override
    def set_visible_layers(
        self, visible: frozenset[Layer] = ALL_LAYERS, dimmed: frozenset[Layer] = frozenset()
    ) -> None:
        super().set_visible_layers(visible, dimmed)
        self.minimap.remake()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        port = self.viewport().geometry()
        self.minimap.setGeometry(port.right() + 1, port.top(), WIDTH, port.height())

    @override
    def sheet_moved(self) -> None:
        self.minimap.follow()

    @Slot(int, float)
    def _on_place_wanted(self, paragraph: int, share: float) -> None:
        self._sheet.center(paragraph, share)
        self._refresh()
