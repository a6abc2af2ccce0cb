"""What an adjudicator writes: a note on a decision, or a span that nobody had."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from annotator.domain.span import Fragment
from annotator.domain.tagset import Label
from annotator.text.utf16 import Utf16Map
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.widgets.fields import combo_box
from annotator.wording import tr

_LONGEST = 1000
_SELECTING = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class NoteDialog(FramedDialog):
    def __init__(self, note: str, parent: QWidget | None = None) -> None:
        intro = tr("It is kept with the decision.")
        super().__init__(tr("Note on this dispute"), tr("Keep"), parent, intro=intro)
        self.setMinimumWidth(460)
        self.field = QLineEdit(note, self)
        self.field.setAccessibleName(tr("Note"))
        self.field.setMaxLength(_LONGEST)
        self.body.addWidget(self.field)
        self.add_cancel()

    @property
    def note(self) -> str:
        return " ".join(self.field.text().split())


class WriteDialog(FramedDialog):
    """``place`` and ``label`` are what is chosen: code points of the passage, and a label's key."""

    def __init__(
        self,
        passage: str,
        place: Fragment,
        labels: Sequence[Label],
        label: str,
        parent: QWidget | None = None,
    ) -> None:
        intro = tr("Select the words with the mouse, or with Shift and the arrow keys.")
        super().__init__(tr("Write another span"), tr("Take it"), parent, intro=intro)
        self.setMinimumWidth(560)
        self._map = Utf16Map(passage)
        self.labels = combo_box(tr("Label"), self)
        for each in labels:
            self.labels.addItem(each.name, each.key)
        self.labels.setCurrentIndex(max(self.labels.findData(label), 0))
        self.field = QPlainTextEdit(passage, self)
        self.field.setReadOnly(True)
        self.field.setTabChangesFocus(True)
        self.field.setAccessibleName(tr("Passage"))
        self.field.setTextInteractionFlags(_SELECTING)
        self.body.addWidget(self.labels)
        self.body.addWidget(self.field)
        self.add_cancel()
        self.field.selectionChanged.connect(self._update)
        self._select(place)
        self.field.setFocus()

    @property
    def label(self) -> str:
        return str(self.labels.currentData())

    @property
    def place(self) -> Fragment:
        cursor = self.field.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return self._map.to_code_points(start), self._map.to_code_points(end)

    def _select(self, place: Fragment) -> None:
        cursor = self.field.textCursor()
        cursor.setPosition(self._map.to_utf16(place[0]))
        cursor.setPosition(self._map.to_utf16(place[1]), QTextCursor.MoveMode.KeepAnchor)
        self.field.setTextCursor(cursor)

    @Slot()
    def _update(self) -> None:
        self.accept_button.setEnabled(self.field.textCursor().hasSelection())
