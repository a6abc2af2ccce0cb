"""Hands that press and click anything in the window; dialogs and menus that come up are left again."""

import random
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMenuBar, QWidget

from tests.ui.places.sitting import LEFT, PLAIN, Sitting

_Key = Qt.Key
_SHIFT, _CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_MODIFIERS = (*(PLAIN,) * 14, *(_SHIFT,) * 4, *(_CTRL,) * 2, _ALT, _ALT | _SHIFT, _CTRL | _SHIFT)
_MARKS = "abcdefghijklmnopqrstuvwxyz0123456789.,/[]\\=`-;' "
_KEYS = (
    *(_Key(ord(mark.upper())) for mark in _MARKS),
    *(_Key.Key_Tab, _Key.Key_Space, _Key.Key_Return, _Key.Key_Escape, _Key.Key_Delete) * 3,
    *(_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End) * 3,
    *(_Key.Key_PageUp, _Key.Key_PageDown, _Key.Key_Backspace, _Key.Key_F1, _Key.Key_F3),
)
_LEAVING = frozenset({(_Key.Key_Q, _CTRL), (_Key.Key_W, _CTRL)})
"""What ends the program or closes the project, as it should."""


class Leaver(QObject):
    """Closes what waits for an answer, as somebody does who has got there by mistake."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=3)
        self._timer.timeout.connect(self._on_turn)
        self._timer.start()

    @Slot()
    def _on_turn(self) -> None:
        popup, dialog = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup is not None:
            popup.close()
        elif isinstance(dialog, QDialog):
            dialog.reject()


def come_back(sitting: Sitting) -> None:
    """To the Annotate place, and to this window: what was pressed may lead away, now or once it settles."""
    workspace = sitting.window.workspace
    assert workspace is not None, "the project was closed"
    if workspace.place is not workspace.places[0]:
        workspace.show_place(0)
    if not sitting.window.isActiveWindow():
        sitting.window.activateWindow()


class Monkey:
    """The same ``seed`` does the same."""

    def __init__(self, sitting: Sitting, seed: int) -> None:
        self._sitting = sitting
        self._chance = random.Random(seed)
        self._acts: tuple[Callable[[], object], ...] = (
            *(self._press_in_article,) * 10,
            *(self._press_anywhere,) * 2,
            *(self._click_article,) * 2,
            *(self._drag,) * 3,
            self._double_click,
            self._click_anywhere,
            self._wheel,
        )
        Leaver(sitting.window)

    def act(self) -> None:
        self._chance.choice(self._acts)()
        QApplication.processEvents()
        come_back(self._sitting)

    def _press_in_article(self) -> None:
        self._sitting.view.setFocus()
        self._press_anywhere()

    def _press_anywhere(self) -> None:
        key, modifiers = self._chance.choice(_KEYS), self._chance.choice(_MODIFIERS)
        target = QApplication.focusWidget() or self._sitting.view
        if (key, modifiers) not in _LEAVING:
            QTest.keyClick(target, key, modifiers)

    def _point(self, widget: QWidget) -> QPoint:
        return QPoint(self._chance.randrange(widget.width()), self._chance.randrange(widget.height()))

    def _click_article(self) -> None:
        port = self._sitting.view.viewport()
        QTest.mouseClick(port, LEFT, self._chance.choice((PLAIN, PLAIN, _SHIFT)), self._point(port))

    def _double_click(self) -> None:
        port = self._sitting.view.viewport()
        QTest.mouseDClick(port, LEFT, PLAIN, self._point(port))

    def _drag(self) -> None:
        port, held = self._sitting.view.viewport(), self._chance.choice((PLAIN, PLAIN, _ALT))
        here, there = self._point(port), self._point(port)
        QTest.mousePress(port, LEFT, held, here)
        QTest.mouseMove(port, (here + there) / 2)
        QTest.mouseMove(port, there)
        QTest.mouseRelease(port, LEFT, held, there)

    def _click_anywhere(self) -> None:
        window = self._sitting.window
        point = self._point(window)
        widget = window.childAt(point)
        if widget is not None and not isinstance(widget, QMenuBar | QMenu):
            QTest.mouseClick(widget, LEFT, PLAIN, widget.mapFrom(window, point))

    def _wheel(self) -> None:
        port = self._sitting.view.viewport()
        turn = QPoint(0, self._chance.choice((-360, -120, 120, 360)))
        buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        place = QPointF(self._point(port))
        event = QWheelEvent(
            place, QPointF(port.mapToGlobal(place)), QPoint(), turn, buttons, PLAIN, phase, False
        )
        QApplication.sendEvent(port, event)
