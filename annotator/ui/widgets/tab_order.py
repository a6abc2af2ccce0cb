"""Tab goes through a window as one reads it: in the order of its layouts, not in that of its making.

The order is found when Tab is pressed, so that rows may come and go. Qt's own chain is left as it is: what
hands the keyboard on to a part of itself cannot be moved in it.
"""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)
from typing_extensions import override

_TAB = Qt.FocusPolicy.TabFocus


class OrderedWindow(QMainWindow):
    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return go_on(self, forward=next) or super().focusNextPrevChild(next)


def go_on(window: QWidget, *, forward: bool) -> bool:
    """Gives the keyboard to the next stop, or the one before; whether something here had it."""
    here = window.focusWidget()
    stops = [each for each in _everything(window) if each is here or _takes_tab(each, window)]
    if here not in stops:
        return False
    place = (stops.index(here) + (1 if forward else -1)) % len(stops)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[place].setFocus(reason)
    reveal(stops[place])
    return True


def reveal(widget: QWidget) -> None:
    """Scroll to a widget, if it stands in something that scrolls."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def stop_at_checked(group: QButtonGroup) -> None:
    """Tab comes to the checked one of a group of buttons, and the arrows lead to the others."""
    for button in group.buttons():
        let_tab_stop(button, button.isChecked())
    group.buttonToggled.connect(let_tab_stop)


def let_tab_stop(button: QAbstractButton, checked: bool) -> None:
    policy = button.focusPolicy()
    button.setFocusPolicy(policy | _TAB if checked else policy & ~_TAB)


def first_stop(widget: QWidget) -> QWidget | None:
    return next((each for each in _everything(widget) if _takes_tab(each, widget)), None)


def _takes_tab(widget: QWidget, window: QWidget) -> bool:
    if not widget.focusPolicy() & _TAB or widget.focusProxy() is not None:
        return False
    return widget.isVisible() and widget.isEnabled() and widget.window() is window.window()


def _everything(widget: QWidget) -> Iterator[QWidget]:
    """What the layouts of a widget hold, then what lies over them, as messages do."""
    laid_out = list(_in_order(widget))
    yield from laid_out
    known = set(laid_out)
    yield from (each for each in widget.findChildren(QWidget) if each not in known)


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    for child in _children(widget):
        yield from _in_order(child)


def _children(widget: QWidget) -> Iterator[QWidget]:
    layout = widget.layout()
    if isinstance(widget, QSplitter | QStackedWidget):
        yield from filter(None, map(widget.widget, range(widget.count())))
    elif isinstance(widget, QScrollArea):
        yield from filter(None, (widget.widget(),))
    elif layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for item in filter(None, map(layout.itemAt, _reading_order(layout))):
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield widget


def _reading_order(layout: QLayout) -> list[int]:
    """A grid is filled in any order, and read row by row."""
    indices = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        return sorted(indices, key=lambda index: cast("tuple[int, ...]", layout.getItemPosition(index)))
    return indices
