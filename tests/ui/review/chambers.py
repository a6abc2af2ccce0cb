"""A judge at the window: reads disputes as people do, and decides by keys alone."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.session.viewpoint import Viewpoint
from annotator.ui.launch import build_window
from annotator.ui.main_window import MainWindow
from annotator.ui.review.adjudication import Adjudication
from annotator.ui.review.bench import Bench
from annotator.ui.review.place import ReviewPlace
from annotator.ui.workspace import Workspace

JUDGE = "Judge"
MEASURED = ("figures", "disagreements", "confusion", "habits", "consistency")
_PATIENCE_MS = 20_000
_REVIEW = Qt.Key.Key_2


class Chambers:
    def __init__(self, qtbot: QtBot, qapp: QApplication, settings: Path, project: Path) -> None:
        self._qtbot = qtbot
        self.window: MainWindow = build_window(qapp, settings)
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        self.window.opening.open_path(project, JUDGE)
        self.until(lambda: self.window.workspace is not None)
        self.press(_REVIEW, Qt.KeyboardModifier.AltModifier)

    @property
    def space(self) -> Workspace:
        assert self.window.workspace is not None
        return self.window.workspace

    @property
    def place(self) -> ReviewPlace:
        assert isinstance(self.space.place, ReviewPlace)
        return self.space.place

    @property
    def page(self) -> Adjudication:
        return self.place.adjudication

    @property
    def bench(self) -> Bench:
        return self.page.bench

    def look_as_reviewer(self) -> None:
        """And turn to what is to be adjudicated."""
        self.look_at("adjudication")
        self.until(lambda: self.bench.case is not None)
        self.page.panel.setFocus()

    def look_at(self, page: str) -> None:
        """As a reviewer, and wait until the page has what it shows."""
        if not self.space.bridge.project.view.shows_others:
            self.space.bridge.project.change_viewpoint(Viewpoint.REVIEWER)
            self.space.show_all()
        QTest.mouseClick(self.place.pages.names.button(page), Qt.MouseButton.LeftButton)
        self.until(lambda: not self.place.measuring.is_busy)

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=_PATIENCE_MS)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard goes, and wait until all is committed and shown."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.until(self.window.isActiveWindow)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.until(lambda: self.bench.is_settled)
        QApplication.processEvents()

    def undo(self) -> None:
        self.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    @property
    def words(self) -> list[str]:
        """The options, each on one line."""
        items = self.page.panel.list
        return [items.item(row).text().split("\n")[0] for row in range(items.count())]

    @property
    def heading(self) -> str:
        return self.page.panel.heading.text()

    @property
    def gold(self) -> set[tuple[str, str]]:
        assert self.bench.case is not None
        return {(span.label, span.extent.surface) for span in self.bench.case.work.spans}

    def leave(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()
