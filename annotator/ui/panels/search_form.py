"""The head of the Corpus place: what is looked for, how many hits there are, and how they are sorted."""

from typing import TypeAlias

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from annotator.session.concordance import Order
from annotator.session.span_search import SpanQuery
from annotator.text.patterns import Pattern
from annotator.ui.panels.span_filters import SpanFilters
from annotator.ui.widgets.labels import plain_label, plain_tool_tip
from annotator.ui.widgets.pattern_field import PatternField
from annotator.ui.widgets.search_progress import SearchProgress
from annotator.ui.widgets.segments import Segments
from annotator.wording import tr

Query: TypeAlias = Pattern | SpanQuery

TEXT, SPANS = "text", "spans"
_PAUSE_MS = 250
"""Typing rests this long before the corpus is searched."""
_ORDERS = {
    Order.DOCUMENT: tr("Document"),
    Order.LEFT: tr("Left"),
    Order.RIGHT: tr("Right"),
    Order.LABEL: tr("Label"),
}


class SearchForm(QWidget):
    """``search_wanted`` follows every change of what is looked for, and ``lines_wanted`` Return and the arrow
    down; ``order_chosen`` carries an ``Order``.
    """

    search_wanted = Signal()
    lines_wanted = Signal()
    stop_wanted = Signal()
    order_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mode = Segments({TEXT: tr("Text"), SPANS: tr("Annotations")}, TEXT, tr("Search"), self)
        self.field = PatternField(tr("Find in all documents"), self)
        self.filters = SpanFilters(self)
        self.count = plain_label("", "muted", parent=self)
        self.progress = SearchProgress(self)
        self.order = Segments(
            {order.value: name for order, name in _ORDERS.items()}, "document", tr("Sort by"), self
        )
        self._timer = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._show_mode()

    @property
    def query(self) -> Query | None:
        """What is looked for; nothing while there are no words to look for in the text."""
        pattern = self.field.pattern
        if self.mode.value == SPANS:
            return self.filters.query(pattern)
        return pattern or None

    def show_mode(self, mode: str) -> None:
        self.mode.set_value(mode)
        self._show_mode()

    def show_count(self, words: str, *, is_problem: bool = False) -> None:
        self.count.setProperty("kind", "danger" if is_problem else "muted")
        self.count.style().polish(self.count)
        self.count.setText(words)
        self.count.setToolTip(plain_tool_tip(words) if words else "")

    def _lay_out(self) -> None:
        for segments in (self.mode, self.order):
            for key in (TEXT, SPANS) if segments is self.mode else _ORDERS:
                segments.button(str(key)).setProperty("compact", segments is self.order)
        above, below = QHBoxLayout(), QHBoxLayout()
        above.setSpacing(10)
        above.addWidget(self.mode)
        above.addWidget(self.field, 1)
        below.setSpacing(8)
        self.count.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        below.addWidget(self.count, 1)
        below.addWidget(self.progress)
        below.addWidget(plain_label(tr("Sort by"), "small", parent=self))
        below.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 8)
        column.setSpacing(9)
        column.addLayout(above)
        column.addWidget(self.filters)
        column.addLayout(below)

    def _connect(self) -> None:
        self.mode.value_chosen.connect(self._on_mode_chosen)
        self.field.pattern_changed.connect(self._timer.start)
        self.filters.filters_changed.connect(self._search)
        self.field.confirmed.connect(self._on_confirmed)
        self.field.entered.connect(self.lines_wanted)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self._timer.timeout.connect(self.search_wanted)
        self.order.value_chosen.connect(self._on_order_chosen)

    def _show_mode(self) -> None:
        is_spans = self.mode.value == SPANS
        self.filters.setVisible(is_spans)
        self.field.field.setPlaceholderText(
            tr("Words in the span") if is_spans else tr("Find in all documents")
        )

    @Slot()
    def _search(self) -> None:
        """At once: whatever was typed counts too."""
        self._timer.stop()
        self.search_wanted.emit()

    @Slot()
    def _on_mode_chosen(self) -> None:
        self._show_mode()
        self._search()

    @Slot()
    def _on_confirmed(self) -> None:
        if self._timer.isActive():
            self._search()
        self.lines_wanted.emit()

    @Slot(str)
    def _on_order_chosen(self, order: str) -> None:
        self.order_chosen.emit(Order(order))
