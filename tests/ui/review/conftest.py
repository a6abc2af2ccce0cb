"""A judge at the Review place."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.review.chambers import Chambers


@pytest.fixture
def enter(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[Path], Chambers]]:
    """Opens a project for the judge, after closing the one that is open."""
    entered: list[Chambers] = []

    def make(project: Path) -> Chambers:
        while entered:
            entered.pop().leave()
        entered.append(Chambers(qtbot, qapp, tmp_path / "settings.json", project))
        return entered[-1]

    yield make
    while entered:
        entered.pop().leave()
