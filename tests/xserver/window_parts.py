"""The window of these tests, and the parts of it that they reach for."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.launch import build_window
from annotator.ui.main_window import MainWindow
from annotator.ui.places.annotate import AnnotatePlace
from annotator.ui.textview.article_view import ArticleView


def wait_until(qtbot: QtBot, holds: Callable[[], bool], patience_ms: int = 30_000) -> None:
    """Patient, since the X server and the programs beside us share a machine that may be busy."""
    qtbot.waitUntil(holds, timeout=patience_ms)


def new_window(qtbot: QtBot, qapp: QApplication, home: Path) -> MainWindow:
    """The program's own window with settings in ``home``; errors end the test and open no report."""
    hooks = sys.excepthook, threading.excepthook
    window = build_window(qapp, home / "settings.json")
    sys.excepthook, threading.excepthook = hooks
    qtbot.addWidget(window, before_close_func=lambda _window: window.show_welcome())
    return window


def annotate_place(window: MainWindow) -> AnnotatePlace:
    assert window.workspace is not None
    place = window.workspace.place
    assert isinstance(place, AnnotatePlace)
    return place


def article_view(window: MainWindow) -> ArticleView:
    return annotate_place(window).article.view
