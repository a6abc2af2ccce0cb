"""What the keyboard and a screen reader can reach in a window, in which order, and what it is called."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QButtonGroup, QComboBox, QWidget

from tests.ui.checks import nameless

_MOST = 400
_LABEL = QAccessible.RelationFlag.Label


def reachable(window: QWidget) -> list[QWidget]:
    """What Tab has to come by, in no order: everything visible and alive that takes the keyboard.

    Of buttons that exclude each other it comes by the checked one; arrows lead to the others.
    """
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.window() is window and widget.isVisible() and widget.isEnabled() and _takes_tab(widget)
    ]


def _takes_tab(widget: QWidget) -> bool:
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus or widget.focusProxy() is not None:
        return False
    return not isinstance(widget, QAbstractButton) or not _stands_back(widget)


def _stands_back(button: QAbstractButton) -> bool:
    group = cast("QButtonGroup | None", button.group())
    if group is None or not group.exclusive() or button.isChecked():
        return False
    return any(other.isChecked() for other in group.buttons())


def tab_tour(window: QWidget) -> list[QWidget]:
    """Where Tab leads from anywhere, until it comes to anything for a second time: the last item."""
    reachable(window)[0].setFocus(Qt.FocusReason.TabFocusReason)
    tour: list[QWidget] = []
    while len(tour) < _MOST:
        here = QApplication.focusWidget()
        assert here is not None, f"{tour[-1:]} leads nowhere"
        tour.append(here)
        if here in tour[:-1]:
            break
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return tour


def problems(window: QWidget, tour: Sequence[QWidget]) -> list[str]:
    """What somebody without eyes or without a mouse could not do here, in words."""
    *stops, last = tour
    names = [accessible.text(QAccessible.Text.Name) for accessible in map(_accessible, stops)]
    return [
        *(f"no name: {each}" for each in nameless(window)),
        *(f"no name: {told(stop)}" for stop, name in zip(stops, names, strict=True) if not name.strip()),
        *(f"a value for a name: {told(stop)}" for stop in stops if _tells_only_its_value(stop)),
        *(f"twins: {one}" for one, other in pairwise(names) if one == other),
        *(f"a mark in its name: {name}" for name in names if re.search(r"&\w", name)),
        *(f"tags in its description: {told(stop)}" for stop in stops if "<qt>" in _description(stop)),
        *(f"missed: {told(widget)}" for widget in reachable(window) if widget not in stops),
        *_ways_back(stops),
        *([] if last is stops[0] else [f"comes back to {told(last)}"]),
    ]


def _ways_back(stops: Sequence[QWidget]) -> list[str]:
    """Steps that lead up or to the left; of a whole round one has to."""
    steps = pairwise([*stops, stops[0]])
    back = [f"back: {told(one)} → {told(other)}" for one, other in steps if not _leads_on(one, other)]
    return back if len(back) > 1 else []


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName()}”"


def _accessible(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def _tells_only_its_value(widget: QWidget) -> bool:
    """On Linux Qt tells what a combo box holds in place of its name, and leaves that to a label beside it."""
    if not isinstance(widget, QComboBox):
        return False
    labels = [relation for _, relation in _accessible(widget).relations() if relation is _LABEL]
    return not labels and _description(widget) != widget.accessibleName()


def _description(widget: QWidget) -> str:
    return _accessible(widget).text(QAccessible.Text.Description)


def _leads_on(one: QWidget, other: QWidget) -> bool:
    """Whether a step leads down, or to the right on one row, among what both stand in."""
    here, there = _parted(one, other)
    shared = min(here.bottom(), there.bottom()) - max(here.top(), there.top())
    if shared > min(here.height(), there.height()) / 2:
        return there.left() >= here.left()
    return there.top() >= here.top()


def _parted(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """The places of the two outermost widgets that hold one of them and not the other."""
    above, beside = _line(one), _line(other)
    shared = sum(1 for mine, yours in zip(above, beside, strict=False) if mine is yours)
    return _place(above[min(shared, len(above) - 1)]), _place(beside[min(shared, len(beside) - 1)])


def _line(widget: QWidget) -> list[QWidget]:
    """The widget and all that it stands in, the window first."""
    line = [widget]
    while (parent := line[0].parentWidget()) is not None and not line[0].isWindow():
        line.insert(0, parent)
    return line


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
