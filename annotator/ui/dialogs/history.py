"""A document's history: who did what, and when; the text as it was labeled then; and a way to bring back
from there what was lost since.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.tagset import Tagset
from annotator.session.past import HistoryLine, Moment, Past
from annotator.session.restoring import Difference
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.places.moments import Moments
from annotator.ui.textview.page_view import PageView
from annotator.ui.times import local_time
from annotator.ui.widgets.fields import make_button
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.tables import make_table
from annotator.wording import tr, trn

_COLUMNS = (
    Column[HistoryLine](tr("When"), lambda line: local_time(line.at_ms)),
    Column[HistoryLine](tr("Who"), lambda line: line.author),
    Column[HistoryLine](tr("What"), lambda line: line.what),
)


def _lost_columns(tagset: Tagset) -> Sequence[Column[Difference]]:
    return (
        Column(tr("Words"), lambda each: " ".join(each.then.surface.split())),
        Column(tr("Label then"), lambda each: tagset.label_name(each.then.label)),
        Column(tr("Since then"), lambda each: each.since),
    )


class HistoryDialog(FramedDialog):
    """Changes, newest first; beside them the page as it was after the current one.

    ``moment_shown`` carries the ``Moment`` that came up: whoever knows what stands there now answers with
    ``show_differences``. ``restoring_wanted`` carries the ``Difference`` to be taken back.
    """

    moment_shown = Signal(object)
    restoring_wanted = Signal(object)

    def __init__(self, title: str, moments: Moments, tagset: Tagset, parent: QWidget | None = None) -> None:
        super().__init__(tr("History"), tr("Close"), parent, intro=" ".join(title.split()))
        self.resize(1120, 700)
        self._moments = moments
        self.moment: Moment | None = None
        self.model = RowsModel(_COLUMNS, self)
        self.table = make_table(self.model, tr("Changes, newest first"), 2, parent=self)
        self.page = PageView(self)
        self.page.setAccessibleName(tr("The document as it was then"))
        self.told = plain_label(tr("Reading the history…"), "small", parent=self)
        self.lost = RowsModel(_lost_columns(tagset), self)
        self.lost_table = make_table(self.lost, tr("Spans that are not as they were then"), 0, 2, parent=self)
        self.restore_button = make_button(tr("Restore this span"), tr("Restore this span"), self)
        self._lay_out()
        self._connect()
        self.restore_button.setEnabled(False)
        moments.load()

    def show_differences(self, found: Sequence[Difference], *, restorable: bool) -> None:
        """What is not any more as it was at the moment that is shown."""
        self.lost.show_rows(found)
        count = len(self.moment.work.spans) if self.moment else 0
        words = trn("{count:,} span then", "{count:,} spans then", count)
        self.told.setText(
            tr("{words}, {count:,} not as they were", words=words, count=len(found))
            if found
            else tr("{words}, all as they were", words=words)
        )
        self.restore_button.setVisible(restorable)
        self.restore_button.setEnabled(False)
        if found:
            self.lost_table.setCurrentIndex(self.lost.index(0, 0))

    @Slot()
    def read_again(self) -> None:
        self._moments.load()

    @property
    def lost_span(self) -> Difference | None:
        index = self.lost_table.currentIndex()
        return self.lost.rows[index.row()] if index.isValid() else None

    def _lay_out(self) -> None:
        right = QWidget(self)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page, 3)
        column.addWidget(self.told)
        column.addWidget(self.lost_table, 1)
        column.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(self.table)
        split.addWidget(right)
        split.setSizes([460, 620])
        split.setChildrenCollapsible(False)
        split.setHandleWidth(14)
        self.body.addWidget(split, 1)

    def _connect(self) -> None:
        self._moments.loaded.connect(self._on_loaded)
        self._moments.came.connect(self._on_moment_came)
        self._moments.failed.connect(self._on_failed)
        self.finished.connect(self._moments.forget)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.lost_table.selectionModel().currentChanged.connect(self._on_lost_changed)
        self.lost_table.activated.connect(self._restore)
        self.restore_button.clicked.connect(self._restore)

    @Slot(object)
    def _on_loaded(self, past: Past) -> None:
        """The change that was current stays so, though others stand above it now."""
        at = self.table.currentIndex().row()
        from_the_end = len(self.model.rows) - at if at >= 0 else len(past)
        self.model.show_rows(past.lines()[::-1])
        self.table.setCurrentIndex(self.model.index(len(past) - from_the_end, 0))
        self.table.setFocus()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._moments.want(len(self.model.rows) - 1 - current.row())

    @Slot(int, object)
    def _on_moment_came(self, _number: int, moment: Moment) -> None:
        place = self.page.verticalScrollBar().value() if self.moment else 0
        self.moment = moment
        self.page.set_document(moment.document, moment.work.spans)
        self.page.set_links(moment.work.links)
        self.page.verticalScrollBar().setValue(place)
        self.moment_shown.emit(moment)

    @Slot(QModelIndex, QModelIndex)
    def _on_lost_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        lost = self.lost.rows[current.row()] if current.isValid() else None
        self.restore_button.setEnabled(lost is not None)
        self.page.set_selected_span(lost.then.id if lost else None)
        if lost is not None:
            self.page.scroll_to(lost.then.start)

    @Slot()
    def _restore(self) -> None:
        if self.lost_span is not None and self.restore_button.isVisible():
            self.show_problem("")
            self.restoring_wanted.emit(self.lost_span)

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AnnotatorError):
            raise error
        self.show_problem(str(error))
