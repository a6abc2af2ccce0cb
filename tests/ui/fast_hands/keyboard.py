"""A keyboard that counts: every key that goes down is one, and so is Shift or Alt on the way to another."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
CONTROL, PLAIN = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class Stroke:
    key: Qt.Key
    held: Qt.KeyboardModifier = PLAIN


def marks(text: str) -> list[Stroke]:
    """Marks that are typed one by one, without Shift."""
    return [Stroke(Qt.Key(ord(mark.upper()))) for mark in text]


def cost(strokes: list[Stroke], held: Qt.KeyboardModifier = PLAIN) -> int:
    """How many keys go down; a modifier that stays down from one stroke to the next counts once."""
    downs = 0
    for stroke in strokes:
        downs += 1 + sum(bool(stroke.held & one) and not held & one for one in (SHIFT, ALT, CONTROL))
        held = stroke.held
    return downs


class Keyboard:
    """``downs``: the keys that went down since they were last taken."""

    def __init__(self) -> None:
        self._downs = 0
        self.held = PLAIN

    def press(self, strokes: list[Stroke]) -> None:
        """Keys go to whatever has the keyboard."""
        self._downs += cost(strokes, self.held)
        for stroke in strokes:
            target = QApplication.focusWidget()
            assert target is not None, "nothing has the keyboard"
            QTest.keyClick(target, stroke.key, stroke.held)
            self.held = stroke.held

    def take(self) -> int:
        downs, self._downs = self._downs, 0
        return downs
