"""Note and flag, of a span or of the document."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.domain.span import Flag, FlagKind
from annotator.ui.widgets.labels import plain_label

_LIMIT = 2000


class RemarkRows(QWidget):
    """``note_written`` carries a text, ``flag_chosen`` a ``Flag`` or ``None``."""

    note_written = Signal(str)
    flag_chosen = Signal(object)

    def __init__(
        self, note: str | None, flag: Flag | None, *, editable: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._written: str = note or ""
        self._flag = flag
        self.note = QLineEdit(self._written, self)
        self.comment = QLineEdit(flag.comment if flag else "", self)
        self.flags: dict[FlagKind, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 78)
        grid.setColumnStretch(1, 1)
        grid.addWidget(plain_label("flag", "muted", parent=self), 0, 0)
        grid.addLayout(self._make_flags(editable=editable), 0, 1)
        grid.addWidget(self.comment, 1, 1)
        grid.addWidget(plain_label("note", "muted", parent=self), 2, 0)
        grid.addWidget(self.note, 2, 1)
        self.comment.setVisible(flag is not None)
        self._set_up(self.comment, "What is the question?", "Comment on the flag", editable=editable)
        self._set_up(self.note, "", "Note", editable=editable)
        self.comment.editingFinished.connect(self._on_comment_finished)
        self.note.editingFinished.connect(self._on_note_finished)

    def _set_up(self, field: QLineEdit, hint: str, name: str, *, editable: bool) -> None:
        field.setPlaceholderText(hint)
        field.setAccessibleName(name)
        field.setReadOnly(not editable)
        field.setMaxLength(_LIMIT)

    def _make_flags(self, *, editable: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for kind, part in ((FlagKind.UNSURE, "first"), (FlagKind.ASK, "last")):
            button = QPushButton(kind.value, self)
            button.setCheckable(True)
            button.setChecked(self._flag is not None and self._flag.kind is kind)
            button.setEnabled(editable)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setProperty("segment", part)
            button.setProperty("compact", True)
            button.setAccessibleName(f"flag: {kind.value}")
            button.clicked.connect(lambda _=False, kind=kind: self._on_flag_pressed(kind))
            row.addWidget(button, 1)
            self.flags[kind] = button
        return row

    def _on_flag_pressed(self, kind: FlagKind) -> None:
        if self._flag is not None and self._flag.kind is kind:
            self.flag_chosen.emit(None)
        else:
            self.flag_chosen.emit(Flag(kind, self.comment.text().strip()))

    def _on_comment_finished(self) -> None:
        text = self.comment.text().strip()
        if self._flag is not None and text != self._flag.comment:
            self._flag = Flag(self._flag.kind, text)
            self.flag_chosen.emit(self._flag)

    def _on_note_finished(self) -> None:
        text = self.note.text().strip()
        if text != self._written:
            self._written = text
            self.note_written.emit(text)
