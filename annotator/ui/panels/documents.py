"""The left side: where am I, and what is next."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.domain.annotation_set import Status
from annotator.domain.values import Id
from annotator.store.document_queries import DocumentRow
from annotator.ui.panels.document_filter import DocumentFilter
from annotator.ui.panels.document_list import DocumentList
from annotator.ui.panels.document_model import STATUS_WORDS, DocumentModel, DocumentRole
from annotator.ui.panels.filter_menu import Choice, FilterButton
from annotator.ui.panels.narrowed import NarrowedStrip
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.widgets.tab_order import stop_at_checked
from annotator.wording import tr

_FILTERS: tuple[tuple[str, Status | None], ...] = (
    (tr("All"), None),
    (tr("To do"), Status.TODO),
    (tr("Doing"), Status.DOING),
    (tr("Done"), Status.DONE),
)
_MARGIN = 10
_CHIP_GAP = 4


class DocumentsPanel(QWidget):
    """``document_chosen`` carries the id of the document that the user turned to; ``sieve_wanted``: the list
    is to be narrowed by what its rows do not tell; ``left`` asks for the keyboard to go to the article.
    """

    document_chosen = Signal(str)
    sieve_wanted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.model = DocumentModel(self)
        self._open: Id | None = None
        self.search = SearchField(tr("Find a document"), self)
        self._chips: dict[Status | None, QPushButton] = {}
        self.filter = FilterButton(theme, self)
        self.narrowed = NarrowedStrip(theme, self)
        self._within: frozenset[Id] | None = None
        self._besides: frozenset[Id] = frozenset()
        self._progress = QProgressBar(self)
        self._empty = plain_label("", "muted", wrap=True, parent=self)
        self.list = DocumentList(self.model, theme, self)
        self._set_up_progress()
        self._lay_out()
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.clicked.connect(self.left)
        self.list.activated.connect(self.left)
        self.search.textChanged.connect(self._on_filter_changed)
        self.search.entered.connect(self._go_into_list)
        self.search.confirmed.connect(self._on_confirmed)
        self.search.left.connect(self._on_search_left)
        self.filter.chosen.connect(self._on_chosen)
        self.narrowed.clearing_wanted.connect(self.filter.clear)

    @property
    def has_keyboard(self) -> bool:
        """Whether keys go to the list or to the field above it."""
        return self.list.hasFocus() or self.search.hasFocus()

    def set_rows(self, rows: Sequence[DocumentRow], current: Id | None) -> None:
        self.model.set_rows(rows)
        self._show_counts()
        self.show_current(current)

    def update_row(self, row: DocumentRow) -> None:
        self.model.update_row(row)
        self._show_counts()

    def show_current(self, document: Id | None) -> None:
        """Mark the document that is open, without choosing it anew."""
        self._open = document
        index = self.model.index_of(document) if document else QModelIndex()
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        selection.setCurrentIndex(index, selection.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)
        self.list.viewport().update()
        if index.isValid():
            self.list.scrollTo(index)

    def focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_counts()

    @Slot()
    def _go_into_list(self) -> None:
        """To the document that is open, or to the first that fits where that one does not."""
        self.list.setFocus()
        if not self.list.selectionModel().currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    @Slot()
    def _on_confirmed(self) -> None:
        self._go_into_list()
        self.left.emit()

    @Slot()
    def _on_search_left(self) -> None:
        self.search.clear()
        self.left.emit()

    def _set_up_progress(self) -> None:
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(4)
        self._progress.setAccessibleName(tr("Documents done"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 6)
        column.setSpacing(9)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.search, 1)
        head.addWidget(self.filter)
        column.addLayout(head)
        column.addLayout(self._make_chips())
        column.addWidget(self.narrowed)
        column.addWidget(self._progress)
        column.addWidget(self._empty)
        column.addWidget(self.list, 1)

    def _make_chips(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(_CHIP_GAP)
        group = QButtonGroup(self)
        for name, status in _FILTERS:
            chip = QPushButton(name, self)
            chip.setProperty("kind", "filter")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            group.addButton(chip)
            row.addWidget(chip)
            self._chips[status] = chip
        row.addStretch(1)
        self._chips[None].setChecked(True)
        stop_at_checked(group)
        group.buttonClicked.connect(self._on_filter_changed)
        return row

    def _show_counts(self) -> None:
        counts: dict[Status | None, int] = {**self.model.counts()}
        total = counts[None] = sum(counts.values())
        for name, status in _FILTERS:
            chip = self._chips[status]
            chip.setText(f"{name} {_compact(counts[status])}")
            chip.setToolTip(tr("{filter}: {count:,}", filter=name, count=counts[status]))
            shown = STATUS_WORDS[status] if status else tr("all")
            chip.setAccessibleName(tr("Show {filter}: {count:,}", filter=shown, count=counts[status]))
        if sum(chip.sizeHint().width() + _CHIP_GAP for chip in self._chips.values()) > self._chip_room():
            for name, status in _FILTERS:
                self._chips[status].setText(name)
        finished = counts[Status.DONE] + counts[Status.SKIPPED]
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(finished)
        self._progress.setToolTip(tr("{count:,} of {all:,} finished", count=finished, all=total))
        self._show_emptiness()

    def _chip_room(self) -> int:
        margins = self.contentsMargins()
        return self.width() - 2 * _MARGIN - margins.left() - margins.right()

    def _show_emptiness(self) -> None:
        if not self.model.rows:
            self._empty.setText(tr("No documents yet. Import article files, or drop them here."))
        elif self.model.rowCount() == 0:
            self._empty.setText(tr("No document fits this filter."))
        self._empty.setVisible(self.model.rowCount() == 0)

    @Slot()
    def _on_filter_changed(self) -> None:
        self._besides = frozenset()
        self._narrow()
        self.sieve_wanted.emit()

    @Slot(object)
    def _on_chosen(self, choice: Choice) -> None:
        self.model.sort_by(choice.sorting, is_reversed=choice.is_reversed)
        self.narrowed.show_words(self.filter.offered.words(choice))
        self._narrow()
        self.sieve_wanted.emit()

    def show_sifted(self, within: frozenset[Id] | None, besides: frozenset[Id] = frozenset()) -> None:
        """Leave these documents only, or all; and add those in whose texts the words stand."""
        if (within, besides) != (self._within, self._besides):
            self._within, self._besides = within, besides
            self._narrow()

    def _narrow(self) -> None:
        choice = self.filter.choice
        status = next(status for status, chip in self._chips.items() if chip.isChecked())
        self.model.set_filter(
            DocumentFilter(
                status,
                self.search.text(),
                choice.remark,
                self._within,
                self._besides,
                only_begun=choice.owner is not None,
            )
        )
        self._show_emptiness()
        self.show_current(self._open)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        row = current.data(DocumentRole.ROW)
        if row is not None:
            self.document_chosen.emit(row.id)


def _compact(number: int) -> str:
    """``1234`` as ``1.2k``, so that it fits on a chip."""
    if number < 1000:
        return str(number)
    if number < 10_000:
        return tr("{thousands:.1f}k", thousands=number / 1000)
    return tr("{thousands}k", thousands=number // 1000)
