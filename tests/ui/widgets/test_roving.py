"""Tab comes to a group of buttons once; arrows go on inside it, and Space or Return press."""

import gc

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.roving import Roving
from annotator.ui.widgets.tab_order import OrderedWindow

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
COLUMNS = 3


class Group:
    """Seven buttons in rows of three, the fourth of them dead, between two others."""

    def __init__(self, qtbot: QtBot, *, checked: str = "") -> None:
        self.window = OrderedWindow()
        qtbot.addWidget(self.window)
        self.holder = QWidget()
        grid = QGridLayout(self.holder)
        self.buttons = {name: self._button(name, checked == name) for name in "abcdefg"}
        for place, button in enumerate(self.buttons.values()):
            grid.addWidget(button, place // COLUMNS, place % COLUMNS)
        self.buttons["d"].setEnabled(False)
        self.presses: list[str] = []
        Roving(self.buttons.values(), self.holder)
        gc.collect()
        self.before, self.after = self._button("before", False), self._button("after", False)
        self._show(qtbot)

    def _button(self, name: str, checked: bool) -> QPushButton:
        button = QPushButton(name)
        button.setCheckable(True)
        button.setChecked(checked)
        button.clicked.connect(lambda: self.presses.append(name))
        return button

    def _show(self, qtbot: QtBot) -> None:
        area = QScrollArea()
        area.setWidget(self.holder)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QWidget()
        column = QVBoxLayout(whole)
        for widget in (self.before, area, self.after):
            column.addWidget(widget)
        self.window.setCentralWidget(whole)
        self.window.resize(300, 140)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.before.setFocus()

    @property
    def here(self) -> str:
        widget = QApplication.focusWidget()
        assert isinstance(widget, QPushButton)
        return widget.text()

    def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:
        """Where the keyboard is afterwards."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        return self.here


@pytest.fixture
def group(qtbot: QtBot) -> Group:
    return Group(qtbot)


def test_tab_comes_by_once_and_returns_to_where_it_was(group: Group) -> None:
    assert [group.press(Key.Key_Tab), group.press(Key.Key_Tab)] == ["a", "after"]
    assert group.press(Key.Key_Backtab) == "a"
    assert group.press(Key.Key_Right, Key.Key_Tab) == "after"
    assert group.press(Key.Key_Backtab) == "b"


def test_tab_comes_to_the_one_that_holds(qtbot: QtBot) -> None:
    assert Group(qtbot, checked="c").press(Key.Key_Tab) == "c"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ((Key.Key_Right, Key.Key_Right, Key.Key_Right), "e"),
        ((Key.Key_Left,), "a"),
        ((Key.Key_End,), "g"),
        ((Key.Key_End, Key.Key_Right), "g"),
        ((Key.Key_End, Key.Key_Home), "a"),
        ((Key.Key_Right, Key.Key_Down), "e"),
        ((Key.Key_Right, Key.Key_Down, Key.Key_Down), "g"),
        ((Key.Key_Right, Key.Key_Down, Key.Key_Up), "b"),
        ((Key.Key_Up,), "a"),
        ((Key.Key_End, Key.Key_Down), "g"),
    ],
    ids=lambda value: value if isinstance(value, str) else "".join(key.name[4] for key in value),
)
def test_arrows_lead_where_they_point(group: Group, keys: tuple[Qt.Key, ...], expected: str) -> None:
    group.press(Key.Key_Tab)
    assert group.press(*keys) == expected


def test_an_arrow_with_another_key_is_left_to_others(group: Group) -> None:
    group.press(Key.Key_Tab)
    assert group.press(Key.Key_End, modifiers=Qt.KeyboardModifier.ControlModifier) == "a"


def test_space_and_return_press(group: Group) -> None:
    group.press(Key.Key_Tab, Key.Key_Space, Key.Key_Right, Key.Key_Return, Key.Key_Right, Key.Key_Enter)
    assert group.presses == ["a", "b", "c"]
    group.press(Key.Key_Return, modifiers=SHIFT)
    assert group.presses[3:] == ["c"]


def test_a_return_that_is_held_down_presses_once(group: Group) -> None:
    group.press(Key.Key_Tab)
    held = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Qt.KeyboardModifier.NoModifier, autorep=True)
    QApplication.sendEvent(group.buttons["a"], held)
    assert group.presses == []


def test_a_click_presses_and_leaves_the_keyboard_where_it_is(group: Group) -> None:
    QTest.mouseClick(group.buttons["b"], Qt.MouseButton.LeftButton)
    assert (group.presses, group.here) == (["b"], "before")


def test_what_the_keyboard_comes_to_is_in_view(group: Group) -> None:
    assert group.buttons["g"].visibleRegion().isEmpty()
    group.press(Key.Key_Tab, Key.Key_End)
    assert not group.buttons["g"].visibleRegion().isEmpty()
    group.press(Key.Key_Home, Key.Key_Backtab)
    assert group.press(Key.Key_Tab) == "a"
    assert not group.buttons["a"].visibleRegion().isEmpty()


def test_a_group_of_none_is_no_stop(group: Group) -> None:
    Roving((), group.holder)
    assert group.press(Key.Key_Tab, Key.Key_Tab) == "after"
