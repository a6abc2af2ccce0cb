"""What annotators differ in, one by one: groups, a list, and below it how both read the place."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QWidget,
)

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.document import Document
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session.measuring.tables import DisagreementRow
from annotator.ui.review.bars import bar, under
from annotator.ui.review.chosen_row import ChosenRow
from annotator.ui.review.disagreement_model import (
    CUT,
    STRETCHED,
    DisagreementLine,
    DisagreementModel,
    counted,
    groups,
    is_in,
)
from annotator.ui.review.group_list import GroupList
from annotator.ui.review.lanes import LaneLook, LaneRow, Lanes
from annotator.ui.review.narrowing import Narrowing
from annotator.ui.review.passage import passage_around
from annotator.ui.widgets.empty_words import EmptyWords
from annotator.ui.widgets.fields import make_button
from annotator.ui.widgets.labels import plain_label, shortened
from annotator.ui.widgets.search_field import SearchField
from annotator.ui.widgets.tables import make_table
from annotator.wording import tr

_GROUPS, _REST = 264, 1000
_LIST, _LANES = 430, 300
_LONGEST = 60
_CUT_TO = 132
_WALKING = {Qt.Key.Key_N: 1, Qt.Key.Key_P: -1}


class DisagreementsPage(QSplitter):
    """``row_chosen`` carries the row at hand and is answered by ``show_readings``; ``document_wanted`` a
    document and the place in it that is to be opened. ``narrowing`` is what somebody came for: it stays
    until it is pressed, or another comes.
    """

    row_chosen = Signal(object)
    document_wanted = Signal(str, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.groups = GroupList(self)
        self.field = SearchField(tr("Filter"), self)
        self.field.setAccessibleName(tr("Filter disagreements"))
        self.narrowing: Narrowing | None = None
        self.narrowed = make_button("", tr("Show all disagreements"), self)
        self.narrowed.setVisible(False)
        self.total = plain_label("", "muted", parent=self)
        self.model = DisagreementModel(self)
        self.table = make_table(self.model, tr("Disagreements"), *STRETCHED, parent=self)
        self.empty = EmptyWords(self.table)
        for column in CUT:
            self.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.table.setColumnWidth(column, _CUT_TO)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.chosen = ChosenRow(self.table, self.model, _key, self)
        self.lanes = Lanes(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.table)
        self.show_rows([], Tagset(name="none"))

    def show_rows(self, rows: Sequence[DisagreementRow], tagset: Tagset) -> None:
        """Whoever stands on one of them stays there."""
        lines = [DisagreementLine.of(row, tagset) for row in rows]
        self.chosen.forget()
        self._show_groups(lines)
        self.model.show_rows(lines)
        self._tell_count()

    def narrow(self, narrowing: Narrowing | None) -> None:
        """Only these, whatever was looked for before; None for all again."""
        self.narrowing = narrowing
        with QSignalBlocker(self.field):
            self.field.clear()
        self.groups.key = None
        if narrowing is not None:
            words = shortened(narrowing.words, _LONGEST)
            self.narrowed.setText(tr("Only {what}  ✕", what=words).replace("&", "&&"))
            self.narrowed.setAccessibleName(
                tr("Show all disagreements, not only {what}", what=narrowing.words)
            )
        self.narrowed.setVisible(narrowing is not None)
        self._regroup()

    def show_readings(
        self, document: Document, readings: Sequence[tuple[Annotator, AnnotationSet]], look: LaneLook
    ) -> None:
        """How these read the place at hand, the two that differ first; nothing where that is elsewhere by
        now.
        """
        line = self.chosen.row
        if line is None or line.row.document != document.id:
            return
        row = line.row
        passage = passage_around(document, row.start, row.end)
        order = {row.a.id: 0, row.b.id: 1}
        lanes = sorted(readings, key=lambda each: (order.get(each[0].id, 2), each[0].name.casefold()))
        self.lanes.show_rows([_lane(row, *each) for each in lanes], passage, look, row.layer)
        self.lanes.setVisible(True)

    def _lay_out(self) -> None:
        both = QSplitter(Qt.Orientation.Vertical, self)
        both.addWidget(under(bar(self.narrowed, self.field, self.total, wide=self.field), self.table))
        both.addWidget(self.lanes)
        for splitter, sizes in ((both, (_LIST, _LANES)), (self, (_GROUPS, _REST))):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            splitter.setSizes(list(sizes))
        self.addWidget(self.groups)
        self.addWidget(both)
        self.setStretchFactor(1, 1)

    def _connect(self) -> None:
        self.groups.grouping_chosen.connect(self._regroup)
        self.groups.group_chosen.connect(self._sift)
        for led_on in (self.field.entered, self.field.confirmed):
            led_on.connect(self.table.setFocus)
        self.field.left.connect(self.field.clear)
        self.field.textChanged.connect(self._regroup)
        self.narrowed.clicked.connect(self._on_narrowed_clicked)
        self.chosen.changed.connect(self._on_chosen)
        self.chosen.opened.connect(self._on_opened)
        for key, way in _WALKING.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._on_next if way > 0 else self._on_before)

    def _is_sought(self, line: DisagreementLine) -> bool:
        if self.narrowing is not None and not self.narrowing.keeps(line.row):
            return False
        return all(word in line.sought for word in self.field.text().casefold().split())

    def _is_wanted(self, line: DisagreementLine) -> bool:
        return is_in(line, self.groups.grouping, self.groups.key) and self._is_sought(line)

    def _show_groups(self, lines: Sequence[DisagreementLine]) -> None:
        self.groups.show_groups(groups(lines, self.groups.grouping, self._is_sought))

    def _tell_count(self) -> None:
        shown, every = self.model.rows, self.model.all_rows
        words = counted(shown)
        if len(shown) < len(every):
            words = tr("{shown} · {count:,} in all", shown=words, count=len(every))
        self.total.setText(words)
        self.empty.say(tr("Nothing fits this filter.") if every else "")

    @Slot()
    def _on_narrowed_clicked(self) -> None:
        self.narrow(None)
        self.table.setFocus()

    @Slot()
    def _sift(self) -> None:
        self.model.sift(self._is_wanted)
        self._tell_count()

    @Slot()
    def _regroup(self) -> None:
        self._show_groups(self.model.all_rows)
        self._sift()

    @Slot(object)
    def _on_chosen(self, line: DisagreementLine | None) -> None:
        self.lanes.setVisible(line is not None and self.lanes.isVisibleTo(self))
        if line is not None:
            self.row_chosen.emit(line.row)

    @Slot(object)
    def _on_opened(self, line: DisagreementLine) -> None:
        self.document_wanted.emit(line.row.document, line.row.start, line.row.end)

    @Slot()
    def _on_next(self) -> None:
        self.chosen.step(1)

    @Slot()
    def _on_before(self) -> None:
        self.chosen.step(-1)


def _key(line: DisagreementLine) -> Hashable:
    row = line.row
    return row.document, row.layer, row.start, row.end, row.a.id, row.b.id, row.kind, row.detail


def _lane(row: DisagreementRow, owner: Annotator, work: AnnotationSet) -> LaneRow:
    seen: dict[Id, Id | None] = {
        person.id: spans[0].id if spans else None
        for person, spans in ((row.a, row.spans_a), (row.b, row.spans_b))
    }
    is_gold = owner.kind is AnnotatorKind.GOLD
    return LaneRow(owner.name, work.spans, work.links, seen.get(owner.id), is_gold)
