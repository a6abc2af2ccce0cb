"""The flags of the whole corpus: what is asked, what was answered, and the way to the place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.domain.change import Change
from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Answer
from annotator.session.concordance import CONTEXT, Hit
from annotator.session.desk import Desk
from annotator.session.flags import Flagged, answer_flag, find_flags
from annotator.ui.bridge import Bridge
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.jobs import Job
from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.panels.remark_rows import answer_words
from annotator.ui.widgets.empty_words import EmptyWords
from annotator.ui.widgets.fields import QuietLineEdit, make_button
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.segments import Segments
from annotator.ui.widgets.tables import make_table
from annotator.wording import tr

_SHOWN = {"open": tr("open").capitalize(), "answered": tr("Answered"), "all": tr("All")}
"""Not ``Open``: that is what buttons do, and another word in other languages."""
_NONE = {
    "open": tr("No flag is open."),
    "answered": tr("No flag has been answered yet."),
    "all": tr("Nothing is flagged."),
}
_WANTED: dict[str, Callable[[Flagged], bool]] = {
    "open": lambda flagged: not flagged.is_answered,
    "answered": lambda flagged: flagged.is_answered,
    "all": lambda flagged: True,
}
_LEAD = tr("What annotators are unsure of or ask. An answer is shown to them where they asked.")
_OWN = tr("What you are unsure of or asked, and what was answered.")
_LIMIT = 2000


def _words(flagged: Flagged) -> str:
    return flagged.words if flagged.span else tr("the document")


def _answer(flagged: Flagged) -> str:
    return flagged.flag.answer.text if flagged.flag.answer else ""


_COLUMNS: tuple[Column[Flagged], ...] = (
    Column(tr("Document"), lambda flagged: flagged.source.title),
    Column(tr("Words"), _words),
    Column(tr("Flag"), lambda flagged: tr(flagged.flag.kind.value)),
    Column(tr("Question"), lambda flagged: flagged.flag.comment),
    Column(tr("Answer"), _answer),
)
_STRETCH = (1, 3, 4)
_WHO: Column[Flagged] = Column(tr("Who"), lambda flagged: flagged.name)


class FlagsDialog(FramedDialog):
    """``visit_wanted`` carries the ``Flagged`` to be shown."""

    visit_wanted = Signal(object)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        self._leads = bridge.project.view.shows_others
        super().__init__(tr("Flags"), tr("Show"), parent, intro=_LEAD if self._leads else _OWN)
        self.resize(940, 600)
        self._bridge = bridge
        self._found: list[Flagged] = []
        self.state = Segments(_SHOWN, "open" if self._leads else "all", tr("Which flags"), self)
        self.count = plain_label("", "small", parent=self)
        self.model: RowsModel[Flagged] = RowsModel((*_COLUMNS, _WHO) if self._leads else _COLUMNS, self)
        self.table = make_table(self.model, tr("Flags"), *_STRETCH, parent=self)
        self.empty = EmptyWords(self.table, tr("Looking for flags…"))
        self.context = plain_label("", wrap=True, parent=self)
        self.answer = QuietLineEdit(self)
        self.answer_button = make_button(tr("Answer"), tr("Answer the flag"), self)
        self._lay_out()
        self._connect()
        self._job = self._start()

    @property
    def current(self) -> Flagged | None:
        index = self.table.currentIndex()
        return self.model.rows[index.row()] if index.isValid() else None

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.state)
        head.addStretch(1)
        head.addWidget(self.count)
        self.body.addLayout(head)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.context)
        foot = QHBoxLayout()
        foot.addWidget(self.answer, 1)
        foot.addWidget(self.answer_button)
        self.body.addLayout(foot)
        self.answer.setPlaceholderText(tr("Answer this flag"))
        self.answer.setAccessibleName(tr("Answer"))
        self.answer.setMaxLength(_LIMIT)
        self.answer.setVisible(self._leads)
        self.answer_button.setVisible(self._leads)
        self.context.setMinimumHeight(4 * self.fontMetrics().lineSpacing())
        self.context.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add_cancel(tr("Close"))

    def _connect(self) -> None:
        self.state.value_chosen.connect(self._on_state_chosen)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.table.activated.connect(self.accept)
        self.accepted.connect(self._tell)
        self.answer.returnPressed.connect(self._on_answered)
        self.answer_button.clicked.connect(self._on_answered)

    def _start(self) -> Job[list[Flagged]]:
        project, view = self._bridge.project, self._bridge.project.view
        job: Job[list[Flagged]] = Job(lambda progress: find_flags(project, view, progress), tr("Flags"), self)
        job.finished.connect(self.take)
        job.failed.connect(self._on_failed)
        self.finished.connect(job.cancel)
        job.start()
        return job

    @Slot(object)
    def take(self, found: list[Flagged]) -> None:
        """These are the flags there are."""
        self._found = found
        self._show()

    @Slot(object)
    def _on_failed(self, error: BaseException) -> None:
        if not isinstance(error, AnnotatorError):
            raise error
        self.empty.say("")
        self.show_problem(str(error))

    @Slot(str)
    def _on_state_chosen(self, _state: str) -> None:
        self._show()

    def _show(self, row: int = 0) -> None:
        """Those that are wanted, with the current one at ``row``."""
        shown = [flagged for flagged in self._found if _WANTED[self.state.value](flagged)]
        self.empty.say(_NONE[self.state.value if self._found else "all"])
        self.model.show_rows(shown)
        still_open = sum(not flagged.is_answered for flagged in self._found)
        self.count.setText(tr("{all:,} in all, {open:,} open", all=len(self._found), open=still_open))
        self.table.setCurrentIndex(self.model.index(min(row, len(shown) - 1), 0) if shown else QModelIndex())
        self._show_current()
        if not self.answer.hasFocus():
            self.table.setFocus()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self._show_current()

    def _show_current(self) -> None:
        flagged = self.current
        self.context.setText(_context(flagged) if flagged else "")
        self.answer.setText(_answer(flagged) if flagged else "")
        self.accept_button.setEnabled(flagged is not None)
        can_answer = flagged is not None and not self._bridge.project.read_only
        self.answer.setEnabled(can_answer)
        self.answer_button.setEnabled(can_answer)

    @Slot()
    def _tell(self) -> None:
        if self.current is not None:
            self.visit_wanted.emit(self.current)

    @Slot()
    def _on_answered(self) -> None:
        flagged, person = self.current, self._bridge.project.annotator
        if flagged is None or person is None:
            return
        text = self.answer.text().strip()
        desk = Desk(flagged.document, flagged.annotator, person.id)
        answer = Answer(text, person.name) if text else None

        def done(_changes: Sequence[Change]) -> None:
            self._take_in(flagged, flagged.answered(answer))

        self.show_problem("")
        self._bridge.edit(
            lambda file: answer_flag(file, desk, flagged.span, text, person.name),
            done,
            lambda error: self.show_problem(str(error)),
        )

    def _take_in(self, before: Flagged, after: Flagged) -> None:
        """On to the next one, if the answered one is no longer among those that are shown."""
        self._found = [after if flagged is before else flagged for flagged in self._found]
        row = self.table.currentIndex().row()
        self._show(row if self.state.value != "all" else min(row + 1, len(self._found) - 1))


def _context(flagged: Flagged) -> str:
    """The words in their text, or the title, and all that was said."""
    hit = flagged.hit
    lines = [_in_text(hit) if hit else flagged.source.title]
    if flagged.flag.comment:
        lines.append(f"{flagged.name}: {flagged.flag.comment}")
    return "\n".join(filter(None, (*lines, answer_words(flagged.flag))))


def _in_text(hit: Hit) -> str:
    before = "…" if hit.start > CONTEXT else ""
    return f"{before}{hit.left}[{hit.surface}]{hit.right}{'…' if hit.right.strip() else ''}"
