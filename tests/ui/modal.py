"""Answering dialogs that wait for an answer."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

D = TypeVar("D", bound=QDialog)

_PATIENCE = 2000


def answer(kind: type[D], act: Callable[[D], object]) -> list[D]:
    """When a dialog of that kind has come up, ``act`` is called with it; the list then holds it."""
    met: list[D] = []

    def look(patience: int) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            met.append(dialog)
            act(dialog)
        elif patience:
            QTimer.singleShot(5, lambda: look(patience - 1))

    QTimer.singleShot(0, lambda: look(_PATIENCE))
    return met
