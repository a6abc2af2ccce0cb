"""The bar beside a search shows only while something is being looked for, and its button ends that."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.widgets.search_progress import SearchProgress


@pytest.fixture
def progress(qtbot: QtBot) -> Iterator[SearchProgress]:
    window = QWidget()
    qtbot.addWidget(window)
    progress = SearchProgress(window)
    window.show()
    qtbot.waitExposed(window)
    yield progress
    window.close()


def test_nothing_shows_until_a_search_begins_and_after_it_ended(progress: SearchProgress) -> None:
    assert not progress.isVisible()
    progress.show_share(0.0)
    assert progress.isVisible()
    progress.show_share(None)
    assert not progress.isVisible()


def test_the_bar_is_as_full_as_the_search_is_far(progress: SearchProgress) -> None:
    bar = progress.findChild(QProgressBar)
    assert bar is not None
    progress.show_share(0.25)
    assert bar.value() == bar.maximum() / 4


def test_a_click_on_stop_asks_to_end_the_search(progress: SearchProgress, qtbot: QtBot) -> None:
    progress.show_share(0.5)
    with qtbot.waitSignal(progress.stop_wanted, timeout=1000):
        QTest.mouseClick(progress.stop, Qt.MouseButton.LeftButton)
