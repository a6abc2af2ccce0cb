"""The options of a dispute: a list to pick from by number or mouse, and what else can be said of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.ui.review.wording import OptionRow
from annotator.ui.widgets.fields import make_button
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr, trn

_WIDEST = 9
_READERS = 4
_CHIP = 28


@dataclass(frozen=True, slots=True)
class Verb:
    """A button with its key; ``signal`` is the panel's."""

    key: Qt.Key
    shown: str
    words: str
    signal: str


VERBS: tuple[Verb, ...] = (
    Verb(Qt.Key.Key_0, "0", tr("None of them"), "neither_wanted"),
    Verb(Qt.Key.Key_W, "W", tr("Write another…"), "writing_wanted"),
    Verb(Qt.Key.Key_S, "S", tr("Skip for now"), "skip_wanted"),
    Verb(Qt.Key.Key_N, "N", tr("Add a note…"), "note_wanted"),
    Verb(Qt.Key.Key_X, "X", tr("Decide anew"), "reopening_wanted"),
    Verb(Qt.Key.Key_P, "P", tr("Pin as an example"), "pinning_wanted"),
)
_OF_DECIDED = (Qt.Key.Key_X, Qt.Key.Key_P)
"""Verbs that there is a use for only once something is decided."""


class OptionList(QListWidget):
    """``taken`` carries the numbers of the options, from 0, that are to go into the gold. Other keys than its
    own it leaves to the panel.
    """

    taken = Signal(list)
    key_pressed = Signal(int)
    stepped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Readings to take"))
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._on_double_clicked)

    def marked(self) -> list[int]:
        """The options with a tick, or the one at hand."""
        ticked = [row for row in range(self.count()) if self.item(row).checkState() is Qt.CheckState.Checked]
        return ticked or ([self.currentRow()] if self.currentRow() >= 0 else [])

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, number = event.key(), event.key() - Qt.Key.Key_1
        if event.isAutoRepeat() and key not in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return
        if 0 <= number < min(self.count(), _WIDEST) and not event.modifiers():
            self.taken.emit([number])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.taken.emit(self.marked())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in {verb.key for verb in VERBS} and not event.modifiers():
            self.key_pressed.emit(key)
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _on_double_clicked(self, item: QListWidgetItem) -> None:
        self.taken.emit([self.row(item)])


class OptionPanel(QFrame):
    """``taken`` as the list's; ``stepped`` carries 1 for the next dispute and −1 for the one before."""

    taken = Signal(list)
    neither_wanted = Signal()
    writing_wanted = Signal()
    skip_wanted = Signal()
    note_wanted = Signal()
    reopening_wanted = Signal()
    pinning_wanted = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.heading = plain_label("", "heading", wrap=True, parent=self)
        self.place = plain_label("", "small", wrap=True, parent=self)
        self.decision = plain_label("", "small", wrap=True, parent=self)
        self.list = OptionList(self)
        self.take_button = make_button(tr("Take (Return)"), tr("Take what is marked"), self)
        self.take_button.setProperty("kind", "primary")
        self.buttons: dict[Qt.Key, QPushButton] = {}
        self._chips: dict[Qt.Key, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (self.place, self.heading, self.decision):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.take_button)
        for verb in VERBS:
            column.addLayout(self._row(verb))
        self.setFocusProxy(self.list)
        self._connect()

    def _row(self, verb: Verb) -> QHBoxLayout:
        button = make_button(verb.words, verb.words.rstrip("…"), self)
        signal = getattr(self, verb.signal)
        button.clicked.connect(partial(_emit, signal.emit))
        self.buttons[verb.key] = button
        row = QHBoxLayout()
        row.addWidget(button, 1)
        self._chips[verb.key] = plain_label(verb.shown, "key", parent=self)
        self._chips[verb.key].setMinimumWidth(_CHIP)
        self._chips[verb.key].setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._chips[verb.key])
        return row

    def _connect(self) -> None:
        self.list.taken.connect(self.taken)
        self.list.stepped.connect(self.stepped)
        self.list.key_pressed.connect(self._on_key_pressed)
        self.take_button.clicked.connect(self._on_take_clicked)

    def show_item(
        self,
        place: str,
        heading: str,
        rows: Sequence[tuple[OptionRow, str]],
        decision: str,
        *,
        editable: bool,
    ) -> None:
        """``rows`` are options with the names of who says so."""
        self.place.setText(place)
        self.heading.setText(heading)
        self.decision.setText(decision)
        self.decision.setVisible(bool(decision))
        self.list.clear()
        for number, (row, names) in enumerate(rows):
            key = f"{number + 1}" if number < _WIDEST else " "
            item = QListWidgetItem(f"{key}   {row.words}\n{names}", self.list)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
        self.list.setCurrentRow(0)
        for button in (self.take_button, *self.buttons.values()):
            button.setEnabled(editable and bool(rows))
        for key in _OF_DECIDED:
            self.buttons[key].setVisible(bool(decision))
            self._chips[key].setVisible(bool(decision))

    @Slot(int)
    def _on_key_pressed(self, key: int) -> None:
        button = self.buttons[Qt.Key(key)]
        if button.isEnabled() and button.isVisible():
            button.click()

    @Slot()
    def _on_take_clicked(self) -> None:
        self.taken.emit(self.list.marked())


def _emit(emit: Callable[[], object], _checked: bool = False) -> None:
    emit()


def told_readers(names: Sequence[str], readers: int) -> str:
    """For example “Reading A, Reading C · 2 of 3”."""
    shown = ", ".join(names[:_READERS])
    if len(names) > _READERS:
        shown = trn(
            "{names} and {count} more", "{names} and {count} more", len(names) - _READERS, names=shown
        )
    return tr("{names} · {count} of {all}", names=shown, count=len(names), all=readers)
