"""What the keys do: the caret, the selection, copying; and what they leave to others."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.ui.textview.article_view import ArticleView
from tests.ui.textview.samples import ARTICLE, heard, selected_text, shown_view

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier


def press(
    view: ArticleView, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE, *, times: int = 1
) -> ArticleView:
    for _ in range(times):
        QTest.keyClick(view, key, modifier)
    return view


def test_arrows_move_by_what_a_reader_takes_for_a_character(qtbot: QtBot) -> None:
    text = "a👨‍👩‍👧e\u0301🇳🇴z"
    view = shown_view(qtbot, text)
    stops = [view.caret]
    for _ in range(6):
        press(view, Qt.Key.Key_Right)
        stops.append(view.caret)
    assert stops == [0, 1, 6, 8, 10, 11, 11]
    press(view, Qt.Key.Key_Left, times=2)
    assert view.caret == 8


def test_arrows_go_on_into_the_next_paragraph_and_back(qtbot: QtBot) -> None:
    view = shown_view(qtbot, "ab\ncd")
    press(view, Qt.Key.Key_Right, times=3)
    assert view.caret == 3
    press(view, Qt.Key.Key_Left)
    assert view.caret == 2


def test_a_crlf_is_one_step(qtbot: QtBot) -> None:
    view = shown_view(qtbot, "ab\r\ncd")
    press(view, Qt.Key.Key_Right, times=3)
    assert view.caret == 4


def test_shift_extends_from_where_the_caret_was(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    view.set_caret(ARTICLE.index("steam"))
    changed = heard(view.selection_changed)
    press(view, Qt.Key.Key_Right, _SHIFT, times=5)
    assert selected_text(view) == "steam"
    assert changed[-1] == view.selection
    press(view, Qt.Key.Key_Left, _SHIFT, times=7)
    assert selected_text(view) == "t "


def test_ctrl_moves_and_selects_by_token(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    view.set_caret(ARTICLE.index("steam"))
    press(view, Qt.Key.Key_Right, _CTRL | _SHIFT)
    assert selected_text(view) == "steam"
    press(view, Qt.Key.Key_Right, _CTRL | _SHIFT)
    assert selected_text(view) == "steam crane"
    press(view, Qt.Key.Key_Left, _CTRL)
    assert view.caret == ARTICLE.index("crane on")


def test_ctrl_goes_over_paragraphs_to_the_next_token(qtbot: QtBot) -> None:
    view = shown_view(qtbot, "One\n\n\nTwo")
    press(view, Qt.Key.Key_Right, _CTRL, times=2)
    assert view.caret == len("One\n\n\nTwo")
    press(view, Qt.Key.Key_Left, _CTRL, times=2)
    assert view.caret == 0


def test_up_and_down_keep_their_x_over_a_short_line(qtbot: QtBot) -> None:
    text = "a long enough line\nab\nanother long line"
    view = shown_view(qtbot, text)
    view.set_caret(12)
    press(view, Qt.Key.Key_Down)
    assert view.caret == text.index("ab") + 2
    press(view, Qt.Key.Key_Down)
    x, caret = view.caret_rect(12), view.caret_rect(view.caret)
    assert x is not None
    assert caret is not None
    assert abs(x.x() - caret.x()) < 8
    press(view, Qt.Key.Key_Up, times=2)
    assert view.caret == 12


def test_home_and_end_stay_on_the_line_that_is_seen(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    offset = ARTICLE.index("buyer")
    view.set_caret(offset)
    row = _row(view, offset)
    press(view, Qt.Key.Key_End)
    assert _row(view, view.caret) == row
    assert ARTICLE[view.caret] == " "
    press(view, Qt.Key.Key_Home)
    assert _row(view, view.caret) == row
    assert _row(view, view.caret - 1) < row


def test_end_in_a_text_without_spaces_stays_on_its_line(qtbot: QtBot) -> None:
    text = "埃勒里港市议会周二晚间以七比六的票数通过决议将码头街渡轮码头东移两公里" * 4
    view = shown_view(qtbot, text)
    view.set_caret(3)
    row = _row(view, 3)
    press(view, Qt.Key.Key_End)
    assert view.caret > 20
    assert _row(view, view.caret) == row


def test_ctrl_home_and_end_reach_the_documents_ends(qtbot: QtBot) -> None:
    text = "\n".join(f"Line {number}." for number in range(400))
    view = shown_view(qtbot, text)
    press(view, Qt.Key.Key_End, _CTRL)
    assert view.caret == len(text)
    assert _is_in_view(view, len(text))
    press(view, Qt.Key.Key_Home, _CTRL | _SHIFT)
    assert view.selection == (0, len(text))
    assert _is_in_view(view, 0)


def test_page_keys_move_by_about_a_page_and_back(qtbot: QtBot) -> None:
    text = "\n".join(f"Line {number} of many." for number in range(400))
    view = shown_view(qtbot, text)
    view.set_caret(5)
    press(view, Qt.Key.Key_PageDown, times=3)
    assert _is_in_view(view, view.caret)
    assert view.caret > text.index("Line 30 ")
    press(view, Qt.Key.Key_PageUp, times=3)
    assert view.caret == 5


def test_right_goes_through_mixed_text_as_one_sees_it(qtbot: QtBot) -> None:
    text = "abc שלום def"
    view = shown_view(qtbot, text)
    stops: list[int] = []
    for _ in text:
        press(view, Qt.Key.Key_Right)
        stops.append(view.caret)
    assert sorted(stops) == list(range(1, len(text) + 1))
    hebrew = [stop for stop in stops if 4 < stop < 8]
    assert hebrew == [7, 6, 5]


def test_right_in_a_right_to_left_paragraph_goes_back(qtbot: QtBot) -> None:
    view = shown_view(qtbot, "שלום עולם")
    view.set_caret(3)
    press(view, Qt.Key.Key_Right)
    assert view.caret == 2
    press(view, Qt.Key.Key_Left, times=2)
    assert view.caret == 4
    press(view, Qt.Key.Key_Left, _CTRL)
    assert view.caret == 9


def test_select_all_and_copy_take_the_exact_text(qtbot: QtBot) -> None:
    text = "Mexico\u00a0City 😀\r\n\tend\u2028\u2029 e\u0301."
    view = shown_view(qtbot, text)
    copied = heard(view.text_copied)
    press(view, Qt.Key.Key_A, _CTRL)
    press(view, Qt.Key.Key_C, _CTRL)
    assert view.selection == (0, len(text))
    assert copied == [(text,)]
    assert QGuiApplication.clipboard().text() == text


def test_copying_nothing_keeps_the_clipboard(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    QGuiApplication.clipboard().setText("kept")
    press(view, Qt.Key.Key_C, _CTRL)
    assert QGuiApplication.clipboard().text() == "kept"


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_P,
        Qt.Key.Key_1,
        Qt.Key.Key_Delete,
        Qt.Key.Key_Backspace,
        Qt.Key.Key_Return,
        Qt.Key.Key_Escape,
        Qt.Key.Key_Slash,
        Qt.Key.Key_BracketLeft,
        Qt.Key.Key_BracketRight,
        Qt.Key.Key_Space,
        Qt.Key.Key_F1,
    ],
)
def test_keys_of_the_grammar_are_left_to_others(qtbot: QtBot, key: Qt.Key) -> None:
    view = shown_view(qtbot)
    event = QKeyEvent(QEvent.Type.KeyPress, key, _NONE)
    view.keyPressEvent(event)
    assert not event.isAccepted()
    assert view.caret == 0


def test_tab_does_not_leave_the_view_and_is_left_to_others(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, _NONE, "\t")
    view.event(event)
    assert not event.isAccepted()
    assert view.hasFocus()


def test_input_methods_are_off(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    assert not view.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not view.viewport().testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def _row(view: ArticleView, offset: int) -> float:
    caret = view.caret_rect(offset)
    assert caret is not None
    return caret.y()


def _is_in_view(view: ArticleView, offset: int) -> bool:
    caret = view.caret_rect(offset)
    return caret is not None and caret.top() >= 0 and caret.bottom() <= view.viewport().height()
