"""The readings of a passage stacked over each other, one lane for each, and the gold above them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.ui.review.passage import Passage
from annotator.ui.textview.look import LinkStyle, NameStyle
from annotator.ui.textview.page_view import PageView
from annotator.ui.textview.steady_bar import keep_bar
from annotator.ui.textview.theme import TextTheme
from annotator.ui.textview.typography import Typography
from annotator.ui.widgets.labels import plain_label

_LOWEST, _HIGHEST = 30, 420
_MARGIN = 0.4


@dataclass(frozen=True, slots=True)
class LaneRow:
    """``name`` is the reading's; ``chosen`` the span in it that the dispute is about, if it has one."""

    name: str
    spans: Sequence[Span]
    links: Sequence[Link] = ()
    chosen: Id | None = None
    is_gold: bool = False


@dataclass(frozen=True, slots=True)
class LaneLook:
    theme: TextTheme
    typography: Typography
    tagset: Tagset
    names: NameStyle


class Lane(QFrame):
    """As high as its passage, so that all lanes scroll as one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("line", "bottom")
        self.name = plain_label("", "small", parent=self)
        self.page = PageView(self)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.page.setFrameShape(QFrame.Shape.NoFrame)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 8, 20, 4)
        column.setSpacing(0)
        column.addWidget(self.name)
        column.addWidget(self.page)

    def show_row(self, row: LaneRow, passage: Passage, look: LaneLook, layer: Layer | None) -> None:
        self.name.setText(row.name)
        self.page.setAccessibleName(row.name)
        self.page.set_look(theme=look.theme, typography=look.typography, tagset=look.tagset, names=look.names)
        self.page.set_document(passage.document, passage.moved(row.spans))
        self.page.set_links(row.links)
        self.page.set_link_style(LinkStyle.SELECTED)
        self.page.set_visible_layers(ALL_LAYERS, frozenset() if layer is None else ALL_LAYERS - {layer})
        self.page.set_selected_span(row.chosen)
        self.fit()

    def fit(self) -> None:
        """Of the margins of a page, a lane needs only what arcs take."""
        sheet = self.page.sheet
        metrics = sheet.page.look.metrics
        spare = round(metrics.page_top * (1 - _MARGIN))
        height = round(sheet.page.heights.total - metrics.page_bottom) - spare
        self.page.setFixedHeight(min(max(height, _LOWEST), _HIGHEST))
        self.page.scroll_by(spare - sheet.y)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()


class Lanes(QScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        keep_bar(self)
        self._inside = QWidget(self)
        self._inside.setProperty("surface", "ground")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._inside)
        self.lanes: list[Lane] = []

    def show_rows(
        self, rows: Sequence[LaneRow], passage: Passage, look: LaneLook, layer: Layer | None
    ) -> None:
        while len(self.lanes) < len(rows):
            lane = Lane(self._inside)
            self._column.insertWidget(len(self.lanes), lane)
            self.lanes.append(lane)
        for number, lane in enumerate(self.lanes):
            lane.setVisible(number < len(rows))
            if number < len(rows):
                lane.show_row(rows[number], passage, look, layer)
