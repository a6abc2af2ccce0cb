"""Note and flag, of a span or of the document."""

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from annotator.domain.span import Flag, FlagKind
from annotator.ui.panels.remark_field import RemarkField
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.roving import Roving
from annotator.wording import tr

_LIMIT = 2000


def answer_words(flag: Flag | None) -> str:
    """Who said what to a flag; nothing where nobody has."""
    answer = flag.answer if flag else None
    if answer is None:
        return ""
    return f"{answer.by}: {answer.text}" if answer.by else answer.text


class RemarkRows(QWidget):
    """``note_written`` carries a text, ``flag_chosen`` a ``Flag`` or ``None``; ``left`` leads back to the
    article.
    """

    note_written = Signal(str)
    flag_chosen = Signal(object)
    left = Signal()

    def __init__(
        self, note: str | None, flag: Flag | None, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._flag = flag
        self.note = RemarkField(note or "", self)
        self.comment = RemarkField(flag.comment if flag else "", self)
        self.flags: dict[FlagKind, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 78)
        grid.setColumnStretch(1, 1)
        grid.addWidget(plain_label(tr("flag"), "muted", parent=self), 0, 0)
        grid.addLayout(self._make_flags(editable=editable), 0, 1)
        grid.addWidget(self.comment, 1, 1)
        self.answer = plain_label(answer_words(flag), "answer", wrap=True, parent=self)
        grid.addWidget(self.answer, 2, 1)
        grid.addWidget(plain_label(tr("note"), "muted", parent=self), 3, 0)
        grid.addWidget(self.note, 3, 1)
        self.answer.setVisible(bool(self.answer.text()))
        self.comment.setVisible(flag is not None)
        self._set_up(self.comment, tr("What is the question?"), tr("Comment on the flag"), editable=editable)
        self._set_up(self.note, "", tr("Note"), editable=editable)
        self.comment.text_written.connect(self._on_comment_written)
        self.note.text_written.connect(self.note_written)

    def settle(self) -> None:
        """Tell what was typed and not yet told: the rows are about to go."""
        self.note.settle()
        self.comment.settle()

    def hand_over(self) -> Callable[["RemarkRows"], None] | None:
        """Where somebody types here: what lets them go on in other rows, about the same span."""
        if self.note.hasFocus():
            typing = self.note.hand_over()
            return lambda rows: rows.note.take_over(typing)
        if self.comment.hasFocus():
            typing = self.comment.hand_over()
            return lambda rows: rows.comment.take_over(typing)
        return None

    def _set_up(self, field: RemarkField, hint: str, name: str, *, editable: bool) -> None:
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        field.setReadOnly(not editable)
        field.setMaxLength(_LIMIT)
        field.left.connect(self.left)

    def _make_flags(self, *, editable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for kind, part in ((FlagKind.UNSURE, "first"), (FlagKind.ASK, "last")):
            button = QPushButton(tr(kind.value), self)
            button.setCheckable(True)
            button.setChecked(self._flag is not None and self._flag.kind is kind)
            button.setEnabled(editable)
            button.setProperty("segment", part)
            button.setProperty("compact", True)
            button.setAccessibleName(tr("flag: {flag}", flag=tr(kind.value)))
            button.clicked.connect(lambda _=False, kind=kind: self._on_flag_pressed(kind))
            row.addWidget(button, 1)
            self.flags[kind] = button
        Roving(self.flags.values(), self)
        return row

    def _on_flag_pressed(self, kind: FlagKind) -> None:
        if self._flag is not None and self._flag.kind is kind:
            self.flag_chosen.emit(None)
        else:
            self.flag_chosen.emit(Flag(kind, self.comment.text().strip()))

    @Slot(str)
    def _on_comment_written(self, comment: str) -> None:
        if self._flag is not None:
            self._flag = Flag(self._flag.kind, comment)
            self.flag_chosen.emit(self._flag)
