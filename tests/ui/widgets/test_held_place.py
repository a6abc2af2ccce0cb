"""The keyboard stays where it was, though everything is made anew."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.held_place import held_place, is_at_button


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    QVBoxLayout(window)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def fill(window: QWidget, *names: str) -> tuple[QWidget, list[QPushButton]]:
    """A holder with buttons of these names."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    buttons = [QPushButton(name) for name in names]
    for button in buttons:
        button.setAccessibleName(button.text())
        column.addWidget(button)
    layout = window.layout()
    assert layout is not None
    layout.addWidget(holder)
    holder.show()
    return holder, buttons


def test_the_same_place_is_found_among_twins(window: QWidget) -> None:
    old, buttons = fill(window, "Remove", "Another", "Remove")
    buttons[2].setFocus()
    held = held_place(old)
    assert held is not None
    new, others = fill(window, "Add", "Remove", "Remove")
    assert held.take_in(new)
    assert others[2].hasFocus()
    assert is_at_button(new)
    assert not is_at_button(old)


def test_what_has_gone_or_died_takes_nothing(window: QWidget) -> None:
    old, buttons = fill(window, "Delete")
    buttons[0].setFocus()
    held = held_place(old)
    assert held is not None
    new, others = fill(window, "Delete")
    others[0].setEnabled(False)
    assert not held.take_in(new)
    assert not held.take_in(fill(window, "Add")[0])


def test_elsewhere_there_is_no_place(window: QWidget) -> None:
    holder, _ = fill(window, "Delete")
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    assert held_place(holder) is None
    assert held_place(None) is None
    assert not is_at_button(window)
