"""Surfaces that are labeled in more than one way, and below them their places, to be labeled alike."""

from collections.abc import Collection, Hashable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QWidget

from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session.measuring.tables import ConsistencyRow
from annotator.ui.review.bars import bar, under
from annotator.ui.review.chosen_row import ChosenRow
from annotator.ui.review.consistency_model import (
    SURFACE_COLUMNS,
    SURFACE_STRETCHED,
    Relabeling,
    SurfaceLine,
    labels_to_take,
)
from annotator.ui.review.place_list import PLACE_STRETCHED, PlaceLine, PlaceModel
from annotator.ui.review.sifted_rows import SiftedRows
from annotator.ui.widgets.empty_words import EmptyWords
from annotator.ui.widgets.fields import combo_box, make_button
from annotator.ui.widgets.labels import ElidedLabel, plain_label
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.widgets.tables import make_table
from annotator.wording import tr, trn

_SURFACES, _PLACES = 360, 440


class ConsistencyPage(QSplitter):
    """``surface_chosen`` carries the row at hand; ``relabel_wanted`` the usages that are to get a label, and
    the label; ``place_wanted`` a document and the place in it that is to be opened.
    """

    surface_chosen = Signal(object)
    relabel_wanted = Signal(list, str)
    place_wanted = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._tagset = Tagset(name="none")
        self._editable: frozenset[Id] = frozenset()
        self._labeling: Hashable | None = None
        self.field = SearchField(tr("Filter"), self)
        self.total = plain_label("", "muted", parent=self)
        self.surfaces = SiftedRows(SURFACE_COLUMNS, self)
        self.table = make_table(self.surfaces, tr("Surfaces"), *SURFACE_STRETCHED, parent=self)
        self.empty = EmptyWords(self.table)
        self.chosen = ChosenRow(self.table, self.surfaces, _surface_key, self)
        self.label = combo_box(tr("Label"), self)
        self.button = make_button(tr("Label what is ticked…"), tr("Label what is ticked"), self)
        self.preview = ElidedLabel(parent=self)
        self.all_button = make_button(tr("All"), tr("Tick all places"), self)
        self.none_button = make_button(tr("None"), tr("Tick no place"), self)
        self.places = PlaceModel(self)
        self.place_table = make_table(self.places, tr("Occurrences"), *PLACE_STRETCHED, parent=self)
        self.at_place = ChosenRow(self.place_table, self.places, _place_key, self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.show_rows([], self._tagset, ())

    def show_rows(self, rows: Sequence[ConsistencyRow], tagset: Tagset, editable: Collection[Id]) -> None:
        """``editable`` are the annotators whose places can be labeled from here: whoever looks, and the gold.

        Whoever stands on one of the surfaces stays there, and what is ticked stays so.
        """
        self._tagset, self._editable = tagset, frozenset(editable)
        self.chosen.forget()
        self.surfaces.show_rows([SurfaceLine.of(row, tagset) for row in rows])
        self._tell_total()

    def _lay_out(self) -> None:
        self.field.setAccessibleName(tr("Filter surfaces"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.button.setProperty("kind", "primary")
        self.label.setMinimumWidth(150)
        above = bar(self.field, self.total, wide=self.field)
        parts = (self.label, self.button, self.preview, self.all_button, self.none_button)
        below = bar(*parts, wide=self.preview)
        self.addWidget(under(above, self.table))
        self.addWidget(under(below, self.place_table))
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.setSizes([_SURFACES, _PLACES])

    def _connect(self) -> None:
        for led_on in (self.field.entered, self.field.confirmed):
            led_on.connect(self.table.setFocus)
        self.field.left.connect(self.field.clear)
        self.field.textChanged.connect(self._on_filter_changed)
        self.chosen.changed.connect(self._on_chosen)
        self.at_place.opened.connect(self._on_place_opened)
        self.places.ticks_changed.connect(self._tell_preview)
        self.label.currentIndexChanged.connect(self._tell_preview)
        self.button.clicked.connect(self._on_button_clicked)
        self.all_button.clicked.connect(self._on_all_clicked)
        self.none_button.clicked.connect(self._on_none_clicked)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.place_table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._on_space)

    @property
    def relabeling(self) -> Relabeling:
        return Relabeling.of(self.places.ticked, self.label.currentData() or "", self._editable)

    def _tell_total(self) -> None:
        shown, every = len(self.surfaces.rows), len(self.surfaces.all_rows)
        words = trn("{count:,} surface", "{count:,} surfaces", shown)
        if shown < every:
            words = tr("{shown} · {count:,} in all", shown=words, count=every)
        self.total.setText(words)
        self.empty.say(tr("Nothing fits this filter.") if every else "")

    def _fill_labels(self, row: ConsistencyRow | None) -> None:
        """The label that was chosen for this surface stays chosen."""
        key = None if row is None else (row.surface, row.layer)
        before = self.label.currentData() if key == self._labeling else None
        self._labeling = key
        self.label.clear()
        for label in labels_to_take(row, self._tagset) if row else ():
            self.label.addItem(label.name, label.key)
        self.label.setCurrentIndex(max(self.label.findData(before), 0) if self.label.count() else -1)

    @Slot(object)
    def _on_chosen(self, line: SurfaceLine | None) -> None:
        row = None if line is None else line.row
        self._fill_labels(row)
        self.places.show_rows([PlaceLine.of(usage, self._tagset) for usage in row.places] if row else [])
        if row is not None:
            self.surface_chosen.emit(row)

    @Slot()
    def _tell_preview(self) -> None:
        relabeling = self.relabeling
        can_label = self.label.currentIndex() >= 0
        self.button.setEnabled(can_label and bool(relabeling.touched))
        is_told = can_label and bool(self.places.ticked)
        words = (
            relabeling.told(self.label.currentText()) if is_told else tr("Tick places to label them alike")
        )
        self.preview.set_text(words)

    @Slot()
    def _on_filter_changed(self) -> None:
        words = self.field.text().casefold().split()
        self.surfaces.sift(lambda line: all(word in line.sought for word in words))
        self._tell_total()

    @Slot(object)
    def _on_place_opened(self, line: PlaceLine) -> None:
        self.place_wanted.emit(line.usage.document, line.usage.start, line.usage.end)

    @Slot()
    def _on_button_clicked(self) -> None:
        self.relabel_wanted.emit(list(self.relabeling.touched), self.label.currentData())

    @Slot()
    def _on_all_clicked(self) -> None:
        self.places.tick_all(on=True)

    @Slot()
    def _on_none_clicked(self) -> None:
        self.places.tick_all(on=False)

    @Slot()
    def _on_space(self) -> None:
        self.places.toggle(index.row() for index in self.place_table.selectionModel().selectedRows())


def _surface_key(line: SurfaceLine) -> Hashable:
    return line.row.surface, line.row.layer


def _place_key(line: PlaceLine) -> Hashable:
    usage = line.usage
    return usage.document, usage.annotator.id, usage.start, usage.end, usage.span
