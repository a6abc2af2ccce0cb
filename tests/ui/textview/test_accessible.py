"""What a screen reader gets from the article view."""

import gc

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from annotator.ui.textview.accessible import ArticleText
from annotator.ui.textview.article_view import ArticleView
from tests.ui.textview.samples import selected_text, shown_view

_TEXT = "The 🚢 sailed\u00a0on.\nA second line."


def _text_of(view: ArticleView) -> ArticleText:
    interface = QAccessible.queryAccessibleInterface(view)
    text = interface.textInterface()
    assert isinstance(text, ArticleText)
    return text


def test_the_text_is_read_exactly_and_counted_as_qt_counts(qtbot: QtBot) -> None:
    text = _text_of(shown_view(qtbot, _TEXT))
    assert text.characterCount() == len(_TEXT) + 1
    assert text.text(0, -1) == _TEXT
    assert text.text(4, 6) == "🚢"
    assert text.text(7, 16) == "sailed\u00a0on"


def test_the_caret_can_be_asked_for_and_set(qtbot: QtBot) -> None:
    view = shown_view(qtbot, _TEXT)
    text = _text_of(view)
    view.set_caret(_TEXT.index("sailed"))
    assert text.cursorPosition() == _TEXT.index("sailed") + 1
    text.setCursorPosition(len(_TEXT) + 1)
    assert view.caret == len(_TEXT)


def test_the_selection_can_be_made_and_taken_back(qtbot: QtBot) -> None:
    view = shown_view(qtbot, _TEXT)
    text = _text_of(view)
    text.addSelection(4, 6)
    assert selected_text(view) == "🚢"
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.text(QAccessible.Text.Description) == "🚢"
    text.setSelection(0, 7, 13)
    assert selected_text(view) == "sailed"
    text.removeSelection(0)
    assert selected_text(view) == ""


def test_places_of_characters_and_characters_at_places(qtbot: QtBot) -> None:
    view = shown_view(qtbot, _TEXT)
    text = _text_of(view)
    position = _TEXT.index("second") + 1
    rect = text.characterRect(position)
    assert view.rect().translated(view.mapToGlobal(QPoint(0, 0))).contains(rect)
    assert text.offsetAtPoint(rect.center() - QPoint(rect.width() // 4, 0)) == position


def test_what_the_view_is_not_is_told_as_nothing(qtbot: QtBot) -> None:
    interface = QAccessible.queryAccessibleInterface(shown_view(qtbot, _TEXT))
    assert interface.textInterface() is not None
    others = (interface.actionInterface, interface.valueInterface, interface.tableCellInterface)
    assert [ask() for ask in others] == [None, None, None]


def test_another_document_is_read_at_once(qtbot: QtBot) -> None:
    view = shown_view(qtbot, _TEXT)
    text = _text_of(view)
    view.set_document(shown_view(qtbot, "Other").document)
    assert text.text(0, -1) == "Other"


def test_a_view_that_is_gone_is_no_longer_asked(qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    for _ in range(20):
        view = ArticleView()
        _text_of(view)
        view.select_all()
        Shiboken.delete(view)
    gc.collect()
    QAccessible.setActive(False)
