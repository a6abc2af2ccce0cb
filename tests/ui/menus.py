"""Choosing from menus that come up at the mouse."""

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

_PATIENCE = 2000


def open_menu(port: QWidget, place: QPoint) -> None:
    """Press the right button; it comes back when the menu has closed."""
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(port, QContextMenuEvent(reason, place, port.mapToGlobal(place)))


def choose(*words: str) -> list[list[str]]:
    """When a menu has come up, walk by keys to these words in it and in its submenus, or leave it where they
    are not.

    The list then holds the words of each menu.
    """
    met: list[list[str]] = []

    def look(patience: int) -> None:
        menu = QApplication.activePopupWidget()
        if isinstance(menu, QMenu):
            for wanted in words or ("",):
                met.append([action.text() for action in menu.actions()])
                menu = _take(menu, wanted)
        elif patience:
            QTimer.singleShot(5, lambda: look(patience - 1))

    QTimer.singleShot(0, lambda: look(_PATIENCE))
    return met


def _words(action: QAction | None) -> str:
    """Where nothing can be chosen, no action is active."""
    return action.text() if action is not None else ""


def _take(menu: QMenu, wanted: str) -> QMenu:
    """Press Return on some words; the menu that has come up then."""
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        action = menu.activeAction()
        if _words(action) == wanted:
            QTest.keyClick(menu, Qt.Key.Key_Return)
            inner = action.menu()
            return inner if isinstance(inner, QMenu) else menu
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    return menu
