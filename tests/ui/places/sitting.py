"""An annotator at the window: reads it as people do, and acts by mouse and keys alone."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.ui.launch import build_window
from annotator.ui.main_window import MainWindow
from annotator.ui.places.annotate import AnnotatePlace
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView
from tests.session.projects import place_of

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
_STEPS = 2000


class Sitting:
    """One opening of the program; ``settings`` is where it keeps its memory."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, settings: Path) -> None:
        if not settings.exists():
            settings.write_text(json.dumps({"preferences": {"theme": "light"}}), "utf-8")
        self._qtbot = qtbot
        self.window: MainWindow = build_window(qapp, settings)
        self.window.resize(1280, 900)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)

    def open(self, project: Path) -> None:
        self.window.opening.open_path(project)
        self.settle()

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()

    @property
    def place(self) -> AnnotatePlace:
        assert self.window.workspace is not None
        place = self.window.workspace.place
        assert isinstance(place, AnnotatePlace)
        return place

    @property
    def view(self) -> ArticleView:
        return self.place.article.view

    @property
    def bench(self) -> Workbench:
        return self.place.bench

    @property
    def text(self) -> str:
        assert self.bench.document is not None
        return self.bench.document.text

    @property
    def title(self) -> str:
        return self.bench.document.title if self.bench.document else ""

    @property
    def message(self) -> str:
        return self.window.messages.text

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=20_000)

    def settle(self) -> None:
        """Wait until everything is committed, answered and shown."""
        self.until(
            lambda: (
                self.bench.settling.settled
                and bool(self.place.documents.model.rows)
                and not self.place.side.is_behind
            )
        )
        QApplication.processEvents()
        self.take_focus()

    def take_focus(self) -> None:
        """What a window manager does after a dialog: the window is the active one again."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.until(self.window.isActiveWindow)

    def surfaces(self) -> dict[str, str]:
        """Labels by the words that bear them."""
        return {span.surface: span.label for span in self.bench.spans.values()}

    def span(self, surface: str) -> Span:
        return next(span for span in self.bench.spans.values() if span.surface == surface)

    def links(self) -> set[tuple[str, str, str | None]]:
        """Role, the source's words, the target's words."""
        assert self.bench.work is not None
        spans = self.bench.spans
        return {
            (link.role, spans[link.source].surface, spans[link.target].surface if link.target else None)
            for link in self.bench.work.links
        }

    def chosen(self) -> str:
        """The words of the span that is selected, or nothing."""
        span = self.place.hands.chosen.span
        return span.surface if span else ""

    def selected_text(self) -> str:
        start, end = self.view.selection
        return self.text[start:end]

    def press(self, *keys: Qt.Key | str, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        """Press keys where the keyboard goes."""
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None, "nothing has the keyboard"
            if isinstance(key, str):
                QTest.keyClicks(target, key, modifiers)
            else:
                QTest.keyClick(target, key, modifiers)
        self.settle()

    def write(self, text: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)

    def point_of(self, offset: int) -> QPoint:
        """Where a caret at ``offset`` stands; scrolls there first where it is not on the screen."""
        rect = self.view.caret_rect(offset)
        if rect is None or not 0 < rect.center().y() < self.view.viewport().height():
            self.view.scroll_to(offset)
            rect = self.view.caret_rect(offset)
        assert rect is not None
        return rect.center().toPoint()

    def click(self, offset: int, *, count: int = 1) -> None:
        port, point = self.view.viewport(), self.point_of(offset)
        for number in range(count):
            if number == 1:
                QTest.mouseDClick(port, LEFT, PLAIN, point)
            else:
                QTest.mouseClick(port, LEFT, PLAIN, point)
        self.settle()

    def click_words(self, words: str, occurrence: int = 0) -> None:
        """Click into the middle of some words."""
        start, end = place_of(self.text, words, occurrence)
        self.click((start + end) // 2)

    def drag(self, words: str, occurrence: int = 0) -> None:
        """Select words with the mouse."""
        start, end = place_of(self.text, words, occurrence)
        port, here, there = self.view.viewport(), self.point_of(start), self.point_of(end)
        QTest.mousePress(port, LEFT, PLAIN, here)
        QTest.mouseMove(port, (here + there) / 2)
        QTest.mouseMove(port, there)
        QTest.mouseRelease(port, LEFT, PLAIN, there)
        self.settle()

    def walk_to(self, offset: int, *, selecting: bool = False) -> None:
        """Bring the caret to an offset with the arrow keys."""
        modifiers = SHIFT if selecting else PLAIN
        for _ in range(_STEPS):
            if self.view.caret == offset:
                return
            key = Qt.Key.Key_Right if self.view.caret < offset else Qt.Key.Key_Left
            QTest.keyClick(self.view, key, modifiers)
        raise AssertionError(f"the caret stays at {self.view.caret}, before {offset}")

    def press_button(self, name: str) -> None:
        """Click the visible button that a screen reader calls ``name``."""
        buttons = [
            widget
            for widget in self.window.findChildren(QWidget)
            if widget.accessibleName() == name and widget.isVisible()
        ]
        assert len(buttons) == 1, f"{len(buttons)} buttons are called {name}"
        QTest.mouseClick(buttons[0], LEFT)
        self.settle()


class SitDown:
    """Opens the program, after closing it where it is open."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, settings: Path) -> None:
        self._means = qtbot, qapp, settings
        self._sitting: Sitting | None = None

    def __call__(self) -> Sitting:
        self.leave()
        self._sitting = Sitting(*self._means)
        return self._sitting

    def open(self, project: Path, annotator: str = "Mara Lind") -> Sitting:
        """Opens a project as somebody who was asked before who they are."""
        sitting = self()
        sitting.window.shell.keeper.remember_annotator(project, annotator)
        sitting.open(project)
        return sitting

    def leave(self) -> None:
        if self._sitting is not None:
            self._sitting.close()
            self._sitting = None
