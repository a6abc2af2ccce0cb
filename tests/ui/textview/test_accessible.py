"""What a screen reader gets from the article view."""

import gc

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QAccessibleTextInterface
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.ui.textview.accessible import say
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.caret import Move
from tests.ui.textview.samples import ARTICLE, document, selected_text, shown_view, span

_TEXT = "The 🚢 sailed\u00a0on.\nA second line."


def _text_of(view: ArticleView) -> QAccessibleTextInterface:
    return QAccessible.queryAccessibleInterface(view).textInterface()


def _described(view: ArticleView) -> str:
    return QAccessible.queryAccessibleInterface(view).text(QAccessible.Text.Description)


def test_the_text_is_read_and_counted_as_qt_counts(qtbot: QtBot) -> None:
    text = _text_of(shown_view(qtbot, _TEXT))
    assert text.characterCount() == len(_TEXT) + 1
    assert text.text(0, text.characterCount()) == _TEXT
    assert text.text(4, 6) == "🚢"


@pytest.mark.parametrize(
    "text",
    ["one\r\ntwo\rthree\nfour", "a\u2029b\u2028c\ufdd0d\ufdd1e", "tab\there\x00\x0c", "\n\n", ""],
)
def test_no_character_moves_the_others(qtbot: QtBot, text: str) -> None:
    read = _text_of(shown_view(qtbot, text))
    assert read.characterCount() == len(text)
    for place, character in enumerate(text):
        if character.isalpha():
            assert read.text(place, place + 1) == character


def test_the_caret_can_be_asked_for_and_set(qtbot: QtBot) -> None:
    view = shown_view(qtbot, _TEXT)
    view.set_caret(_TEXT.index("sailed"))
    assert _text_of(view).cursorPosition() == _TEXT.index("sailed") + 1
    _text_of(view).setCursorPosition(len(_TEXT) + 1)
    assert view.caret == len(_TEXT)


def test_the_selection_can_be_asked_for_made_and_taken_back(qtbot: QtBot) -> None:
    view = shown_view(qtbot, _TEXT)
    assert _text_of(view).selectionCount() == 0
    view.select(4, 5)
    assert _text_of(view).selectionCount() == 1
    assert _text_of(view).cursorPosition() == 6
    _text_of(view).setSelection(0, 7, 13)
    assert selected_text(view) == "sailed"
    _text_of(view).removeSelection(0)
    assert selected_text(view) == ""
    _text_of(view).addSelection(4, 6)
    assert selected_text(view) == "🚢"


def _on_screen(view: ArticleView, offset: int) -> QRect:
    caret = view.caret_rect(offset)
    assert caret is not None
    return QRect(view.viewport().mapToGlobal(caret.center().toPoint()), caret.size().toSize())


@pytest.mark.parametrize("words", ["Harbour board", "steam", "Crane Museum", "ends here"])
def test_characters_stand_where_the_view_shows_them(qtbot: QtBot, words: str) -> None:
    spans: list[Span] = [span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board of Port Ellery")]
    view = shown_view(qtbot, ARTICLE, spans)
    text, offset = _text_of(view), ARTICLE.index(words)
    rect, caret = text.characterRect(offset), _on_screen(view, offset)
    assert abs(rect.left() - caret.left()) <= 2
    assert rect.top() < caret.top() < rect.bottom()
    assert text.offsetAtPoint(rect.center() - QPoint(rect.width() // 4, 0)) == offset


def test_characters_move_with_the_text(qtbot: QtBot) -> None:
    view = shown_view(qtbot, "A line of words.\n" * 200)
    before = _text_of(view).characterRect(20).top()
    view.scroll_by(30)
    assert _text_of(view).characterRect(20).top() == before - 30
    view.scroll_by(2000)
    assert not view.rect().contains(view.mapFromGlobal(_text_of(view).characterRect(20).center()))


def _line_starts(view: ArticleView) -> list[int]:
    """Where the caret lands that goes down line by line."""
    view.set_caret(0)
    starts = [0]
    while True:
        view.move_caret(Move.DOWN)
        view.move_caret(Move.LINE_START)
        if view.caret == starts[-1]:
            return starts
        starts.append(view.caret)


@pytest.mark.parametrize("text", [ARTICLE, "A word and more. " * 600, "港口委员会出售旧起重机" * 60])
def test_lines_break_as_they_do_in_the_view(qtbot: QtBot, text: str) -> None:
    view = shown_view(qtbot, text)
    _text_of(view)
    (companion,) = view.findChildren(QTextEdit)
    cursor, starts = companion.textCursor(), [0]
    cursor.setPosition(0)
    while cursor.movePosition(cursor.MoveOperation.Down):
        cursor.movePosition(cursor.MoveOperation.StartOfLine)
        starts.append(cursor.position())
    assert starts == _line_starts(view)


def test_what_the_view_is_not_is_told_as_nothing(qtbot: QtBot) -> None:
    interface = QAccessible.queryAccessibleInterface(shown_view(qtbot, _TEXT))
    assert interface.textInterface() is not None
    others = (interface.actionInterface, interface.valueInterface, interface.tableCellInterface)
    assert [ask() for ask in others] == [None, None, None]


def test_the_view_is_met_as_one_text_that_is_only_read(qtbot: QtBot) -> None:
    interface = QAccessible.queryAccessibleInterface(shown_view(qtbot, _TEXT))
    assert interface.role() is QAccessible.Role.EditableText
    assert interface.childCount() == 0
    state = interface.state()
    assert state.readOnly
    assert state.multiLine
    assert not state.editable


def test_another_document_is_read_at_once(qtbot: QtBot) -> None:
    view = shown_view(qtbot, _TEXT)
    _text_of(view)
    view.set_document(document("Other"))
    text = _text_of(view)
    assert text.text(0, text.characterCount()) == "Other"


def test_what_is_said_can_be_asked_for_afterwards(qtbot: QtBot) -> None:
    view = shown_view(qtbot, _TEXT)
    assert _described(view) == ""
    QAccessible.setActive(True)
    say(view, "PERSON, Ines Vale")
    QAccessible.setActive(False)
    assert _described(view) == "PERSON, Ines Vale"


def test_nothing_is_kept_while_nobody_asks(qtbot: QtBot) -> None:
    view = shown_view(qtbot, _TEXT)
    view.select_all()
    assert view.findChildren(QTextEdit) == []


def test_a_view_that_is_gone_is_no_longer_asked(qtbot: QtBot) -> None:
    QAccessible.setActive(True)
    for _ in range(20):
        view = ArticleView()
        _text_of(view)
        view.select_all()
        Shiboken.delete(view)
    gc.collect()
    QAccessible.setActive(False)
