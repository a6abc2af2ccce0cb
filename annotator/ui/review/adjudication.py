"""Adjudicating: documents at the left, the readings of a passage stacked, and the dispute at the right."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Span
from annotator.domain.values import Id
from annotator.session.adjudicating.case import Case, Item
from annotator.session.adjudicating.choices import Dispute
from annotator.session.adjudicating.docket import Entry, load_docket
from annotator.session.adjudicating.questions import Question, Tie
from annotator.settings.keeper import SettingsKeeper
from annotator.ui.bridge import Bridge
from annotator.ui.jobs import Job
from annotator.ui.places.look import name_style, text_theme, typography
from annotator.ui.places.panes import in_three
from annotator.ui.review.aliases import aliases
from annotator.ui.review.bench import Bench
from annotator.ui.review.dialogs import NoteDialog, WriteDialog
from annotator.ui.review.docket_list import DocketList
from annotator.ui.review.lanes import LaneLook, LaneRow, Lanes
from annotator.ui.review.options import OptionPanel, told_readers
from annotator.ui.review.passage import Passage, passage_around
from annotator.ui.review.wording import decided, heading, lost_links, options, readers_of
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.blank import Blank
from annotator.ui.widgets.fields import make_button
from annotator.ui.widgets.labels import plain_label, plain_tool_tip
from annotator.wording import tr, trn

_WIDTHS = (250, 640, 330)
_NARROWEST = 200
_NOTHING = tr("Nothing to adjudicate yet")
_HOW_TO = tr("A document is listed here once two annotators have finished a layer of it.")


class Adjudication(QObject):
    """``told`` carries a sentence and its kind; ``changed`` follows whatever states and words depend on."""

    told = Signal(str, str)
    changed = Signal()

    def __init__(self, bridge: Bridge, keeper: SettingsKeeper, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._keeper = keeper
        self._theme = theme
        self._job: Job[list[Entry]] | None = None
        self.bench = Bench(bridge, self)
        self.docket = DocketList()
        self.lanes = Lanes()
        self.panel = OptionPanel()
        self.names = QCheckBox(tr("Show names"))
        self.agreed = make_button(tr("Take what all agree on"), tr("Take what all agree on"))
        self.majority = make_button(tr("…or most"), tr("Take what most agree on"))
        self.sample = QCheckBox(tr("Leave 1 in 10 to look at"))
        self.lost = plain_label("", "small")
        self.done = plain_label("", "muted")
        self.docket.setMinimumWidth(_NARROWEST)
        self.panel.setMinimumWidth(_NARROWEST)
        self.panes = in_three((self.docket, self._middle(), self.panel), _WIDTHS)
        self.widget = QStackedWidget()
        self.widget.addWidget(self.panes)
        self.blank = Blank(_NOTHING, _HOW_TO)
        self.widget.addWidget(self.blank)
        self.widget.setFocusProxy(self.panel)
        self._connect()
        self._show()

    def read(self) -> None:
        """The documents that several have finished, off the screen's thread."""
        project = self._bridge.project
        view = project.view
        self.stop()
        self._job = job = Job(lambda progress: load_docket(project, view, progress), "docket", self)
        job.finished.connect(self._on_docket)
        job.failed.connect(self._on_failed)
        job.start()

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def forget(self) -> None:
        """Somebody else looks, or from another viewpoint."""
        self.stop()
        self.docket.docket.show_entries([])
        self.bench.close()

    def finish(self) -> None:
        """Mark the gold of this document finished, and go on to the next one that is not."""
        self.bench.finish(self._go_on)

    def open(self, document: Id) -> None:
        if document != self.bench.document:
            self.bench.open(document)

    def _middle(self) -> QWidget:
        head = QFrame()
        head.setProperty("surface", "panel")
        head.setProperty("line", "bottom")
        acts, choices = QHBoxLayout(), QHBoxLayout()
        for widget in (self.agreed, self.majority):
            acts.addWidget(widget)
        acts.addStretch(1)
        acts.addWidget(self.done)
        for box in (self.sample, self.names):
            box.setAccessibleName(box.text())
            choices.addWidget(box)
        choices.addStretch(1)
        choices.addWidget(self.lost)
        rows = QVBoxLayout(head)
        rows.setContentsMargins(16, 8, 16, 8)
        rows.setSpacing(6)
        rows.addLayout(acts)
        rows.addLayout(choices)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.lanes, 1)
        return middle

    def _connect(self) -> None:
        self.docket.opened.connect(self._on_opened)
        self.bench.case_changed.connect(self._show)
        self.bench.told.connect(self.told)
        self.panel.taken.connect(self._on_taken)
        self.panel.neither_wanted.connect(self._on_neither)
        self.panel.skip_wanted.connect(self.bench.skip)
        self.panel.reopening_wanted.connect(self.bench.reopen)
        self.panel.pinning_wanted.connect(self.bench.pin)
        self.panel.writing_wanted.connect(self._on_writing_wanted)
        self.panel.note_wanted.connect(self._on_note_wanted)
        self.panel.stepped.connect(self.bench.walk)
        self.agreed.clicked.connect(self._on_agreed)
        self.majority.clicked.connect(self._on_majority)
        self.names.toggled.connect(self._show)
        self._theme.theme_changed.connect(self._show)

    @Slot(object)
    def _on_docket(self, entries: list[Entry]) -> None:
        self.docket.docket.show_entries(entries)
        self.widget.setCurrentIndex(0 if entries else 1)
        if self.bench.document is None and entries:
            first = next((each for each in entries if not each.row.finished), entries[0])
            self.docket.setCurrentIndex(self.docket.docket.index(entries.index(first)))
            self.bench.open(first.row.id)
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AnnotatorError):
            raise error
        self.told.emit(str(error), "warning")

    def _go_on(self) -> None:
        entries = self.docket.docket.entries
        here = next((n for n, each in enumerate(entries) if each.row.id == self.bench.document), -1)
        order = [*range(here + 1, len(entries)), *range(max(here, 0))]
        following = next((number for number in order if not entries[number].row.finished), None)
        if following is not None:
            self.docket.setCurrentIndex(self.docket.docket.index(following))
            self.bench.open(entries[following].row.id)
        else:
            self.told.emit(tr("All documents that several have finished are adjudicated"), "done")
        self.read()

    @Slot()
    def _show(self) -> None:
        case, item = self.bench.case, self.bench.item
        editable = self.bench.editable and case is not None
        for button in (self.agreed, self.majority):
            button.setEnabled(editable)
        if case is None or item is None:
            self._show_nothing(case)
        else:
            self._show_item(case, item)
        self.changed.emit()

    def _show_nothing(self, case: Case | None) -> None:
        words = tr("Nothing to adjudicate here") if case is not None else tr("No document is open")
        self.panel.show_item("", words, [], "", editable=False)
        self.lanes.setVisible(False)
        self.done.setText("")
        self.lost.setText("")

    def _show_item(self, case: Case, item: Item) -> None:
        settled = sum(not case.is_open(each) for each in case.items)
        total = len(case.items)
        self.done.setText(trn("{done} of {count} decided", "{done} of {count} decided", total, done=settled))
        self.lost.setText(trn("{count} link lost", "{count} links lost", len(case.lost)) if case.lost else "")
        self.lost.setToolTip(plain_tool_tip(lost_links(case, self.bench.tagset)))
        names = self._names(case)
        readers = len(readers_of(item))
        rows = [
            (row, told_readers(sorted(names[each] for each in row.readers), readers))
            for row in options(item, self.bench.tagset)
        ]
        place = tr("{number} of {all}", number=self.bench.number + 1, all=total)
        if case.stale:
            place += " · " + tr("the gold is out of date in places")
        self.panel.show_item(
            place, heading(item, self.bench.tagset), rows, decided(case, item), editable=self.bench.editable
        )
        self._show_lanes(case, item, names)

    def _show_lanes(self, case: Case, item: Item, names: dict[Id, str]) -> None:
        passage = _passage(case, item)
        works = {owner.id: work for owner, work in case.readings if owner.id in readers_of(item)}
        rows = [
            LaneRow(names[reader], works[reader].spans, works[reader].links, _chosen(item, works[reader]))
            for reader in sorted(works, key=names.__getitem__)
        ]
        gold = LaneRow(tr("Gold"), case.work.spans, case.work.links, _chosen(item, case.work), is_gold=True)
        preferences = self._keeper.preferences
        look = LaneLook(
            text_theme(self._theme), typography(preferences), self.bench.tagset, name_style(preferences)
        )
        self.lanes.setVisible(True)
        self.lanes.show_rows([gold, *rows], passage, look, None if isinstance(item, Tie) else item.layer)

    def _names(self, case: Case) -> dict[Id, str]:
        if self.names.isChecked():
            return {owner.id: owner.name for owner, _ in case.readings}
        finished = [owner.id for owner, work in case.readings if work.finished]
        return aliases(case.document.id, finished)

    @Slot(int)
    def _on_opened(self, number: int) -> None:
        self.open(self.docket.docket.entries[number].row.id)
        self.panel.setFocus()

    @Slot(list)
    def _on_taken(self, picks: list[int]) -> None:
        self.bench.take(picks)

    @Slot()
    def _on_neither(self) -> None:
        self.bench.take([])

    @Slot()
    def _on_agreed(self) -> None:
        self.bench.take_agreed(majority=False, sample=self.sample.isChecked())
        self.panel.setFocus()

    @Slot()
    def _on_majority(self) -> None:
        self.bench.take_agreed(majority=True, sample=self.sample.isChecked())
        self.panel.setFocus()

    @Slot()
    def _on_note_wanted(self) -> None:
        case, item = self.bench.case, self.bench.item
        if case is None or item is None:
            return
        settlement = case.settlement(item)
        dialog = NoteDialog(settlement.note or "" if settlement else "", self.widget.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.bench.note(dialog.note)
        dialog.deleteLater()

    @Slot()
    def _on_writing_wanted(self) -> None:
        case, item = self.bench.case, self.bench.item
        if case is None or not isinstance(item, Dispute):
            self.told.emit(tr("Only spans can be written anew"), "info")
            return
        passage, first = _passage(case, item), item.choices[0]
        place = (first.extent.start - passage.start, first.extent.end - passage.start)
        labels = [label for label in self.bench.tagset.labels_of(item.layer) if label.is_living]
        dialog = WriteDialog(passage.document.text, place, labels, first.label, self.widget.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            start, end = dialog.place
            self.bench.write(dialog.label, (start + passage.start, end + passage.start))
        dialog.deleteLater()


def _passage(case: Case, item: Item) -> Passage:
    """Around all that the item is about."""
    spans: list[Span] = []
    match item:
        case Dispute():
            return passage_around(case.document, item.start, item.end)
        case Question():
            spans = [item.span]
        case Tie():
            spans = [item.source, *(filler.target for filler in item.fillers if filler.target)]
    return passage_around(case.document, min(s.start for s in spans), max(s.end for s in spans))


def _chosen(item: Item, work: AnnotationSet) -> Id | None:
    """The span of one reading that an item is about."""
    match item:
        case Dispute():
            found = [
                span.id
                for choice in item.choices
                for owner, span in choice.supporters.items()
                if owner == work.annotator
            ]
            return found[0] if len(found) == 1 else None
        case Question():
            return item.span.id
        case Tie():
            return item.source.id
