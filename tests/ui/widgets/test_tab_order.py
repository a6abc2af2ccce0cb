"""Tab follows what one sees, whatever was made first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.parts import go_to_next, panes
from annotator.ui.widgets.segments import Segments
from annotator.ui.widgets.tab_order import OrderedWindow, first_stop, go_on


@pytest.fixture
def window(qtbot: QtBot) -> OrderedWindow:
    window = OrderedWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def fill(window: OrderedWindow, widget: QWidget) -> None:
    window.setCentralWidget(widget)
    QApplication.processEvents()


def named(name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAccessibleName(name)
    return field


def column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    for widget in widgets:
        layout.addWidget(widget)
    return holder


def here() -> str:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget.accessibleName()


def tabbed(window: QWidget, count: int, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    names: list[str] = []
    for _ in range(count):
        names.append(here())
        QTest.keyClick(QApplication.focusWidget() or window, key)
    return names


def test_tab_goes_row_by_row_and_comes_back(window: OrderedWindow) -> None:
    fields = {name: named(name) for name in "dbca"}
    holder = QWidget()
    grid = QGridLayout(holder)
    for name, (row, place) in {"d": (1, 1), "b": (0, 1), "c": (1, 0), "a": (0, 0)}.items():
        grid.addWidget(fields[name], row, place)
    fill(window, holder)
    fields["a"].setFocus()
    assert tabbed(window, 5) == ["a", "b", "c", "d", "a"]
    assert tabbed(window, 3, Qt.Key.Key_Backtab) == ["b", "a", "d"]


def test_what_comes_later_takes_its_place(window: OrderedWindow) -> None:
    first, last, between = named("first"), named("last"), named("between")
    holder = column(first, last)
    fill(window, holder)
    layout = holder.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(1, between)
    QApplication.processEvents()
    first.setFocus()
    assert tabbed(window, 4) == ["first", "between", "last", "first"]
    between.setEnabled(False)
    assert tabbed(window, 2) == ["last", "first"]


def test_what_hands_the_keyboard_on_is_no_stop_of_its_own(window: OrderedWindow) -> None:
    inner, outer = named("inner"), named("outer")
    holder = column(inner)
    holder.setFocusProxy(inner)
    area = QScrollArea()
    area.setWidget(holder)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    fill(window, column(outer, area))
    outer.setFocus()
    assert tabbed(window, 3) == ["outer", "inner", "outer"]


def test_of_segments_tab_comes_to_the_checked_one_and_arrows_change_it(window: OrderedWindow) -> None:
    segments = Segments({"a": "Alpha", "b": "Beta", "c": "Gamma"}, "b", "Letter")
    before = named("before")
    fill(window, column(before, segments))
    before.setFocus()
    assert tabbed(window, 3) == ["before", "Letter: Beta", "before"]
    QTest.keyClick(segments.button("b"), Qt.Key.Key_Right)
    assert (here(), segments.value) == ("Letter: Gamma", "c")
    assert tabbed(window, 2) == ["Letter: Gamma", "before"]


def test_parts_are_left_by_a_key_and_found_again_where_one_was(window: OrderedWindow) -> None:
    upper, lower, right = named("upper"), named("lower"), named("right")
    splitter = QSplitter()
    splitter.addWidget(column(upper, lower))
    splitter.addWidget(column(right))
    dead = QPushButton("dead")
    dead.setEnabled(False)
    splitter.addWidget(column(dead))
    fill(window, splitter)
    parts = list(panes(splitter))
    assert len(parts) == 3
    assert first_stop(parts[2]) is None
    lower.setFocus()
    for expected in ("right", "lower"):
        go_to_next(parts, 1)
        assert here() == expected
    go_to_next(parts, -1)
    assert here() == "right"


def test_where_nothing_takes_the_keyboard_nothing_happens(window: OrderedWindow) -> None:
    go_to_next([QWidget()], 1)
    assert first_stop(QWidget()) is None
    assert not go_on(window, forward=True)
