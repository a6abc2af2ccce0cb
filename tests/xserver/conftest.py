"""These tests are collected only in the process that ``tests/house/test_xserver.py`` starts for them."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.main_window import MainWindow
from tests.session.projects import add_document, new_project, sign_in
from tests.xserver.window_parts import annotate_place, new_window, wait_until

HERE = Path(__file__).parent
HAS_REAL_SCREEN = os.environ.get("QT_QPA_PLATFORM") == "xcb"


def pytest_ignore_collect() -> bool | None:
    return None if HAS_REAL_SCREEN else True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xserver)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> MainWindow:
    """The program's own window on a project with one article, in front, with the keyboard."""
    path = tmp_path / "harbour.annproj"
    with new_project(path) as file:
        sign_in(file, add_document(file))
    window = new_window(qtbot, qapp, tmp_path)
    window.show()
    window.opening.open_path(path, "Ana")
    window.activateWindow()
    wait_until(qtbot, lambda: QApplication.focusWindow() is window.windowHandle())
    wait_until(qtbot, lambda: bool(annotate_place(window).bench.document))
    return window
