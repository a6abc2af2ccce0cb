"""Keys go where the keyboard is: letters label only while the article has it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.main_window import MainWindow
from tests.session.projects import TEXT, place_of
from tests.xserver.window_parts import annotate_place, article_view, wait_until


def _press(window: MainWindow, key: Qt.Key) -> None:
    """A key as the window system sends it: to the window, which hands it to what has the focus."""
    QTest.keyClick(window.windowHandle(), key)


def test_a_label_key_labels_in_the_article_and_types_in_the_search_field(
    qtbot: QtBot, window: MainWindow
) -> None:
    place, view = annotate_place(window), article_view(window)
    wait_until(qtbot, lambda: QApplication.focusWidget() is view)
    view.select(*place_of(TEXT, "Ines Vale"))

    QTest.mouseClick(place.documents.search, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is place.documents.search
    _press(window, Qt.Key.Key_P)
    assert place.documents.search.text() == "p"

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is view
    view.select(*place_of(TEXT, "Ines Vale"))
    assert not place.bench.spans
    _press(window, Qt.Key.Key_P)
    wait_until(qtbot, lambda: bool(place.bench.spans))
    assert [(span.label, span.surface) for span in place.bench.spans.values()] == [("PERSON", "Ines Vale")]


def test_tab_stays_in_the_article(qtbot: QtBot, window: MainWindow) -> None:
    view = article_view(window)
    wait_until(qtbot, lambda: QApplication.focusWidget() is view)
    view.set_caret(0)
    _press(window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is view
    wait_until(qtbot, lambda: TEXT[slice(*view.selection)] == "Ines Vale")
