"""Dragging the edges of the selected span: shown at once, told once, put back by Escape."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.edges import Side, moved_edge
from tests.ui.textview.samples import ARTICLE, heard, move_held, point_of, shown_view, span

_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_ALT = Qt.KeyboardModifier.AltModifier
BOARD = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")


def selected(qtbot: QtBot, made: Span = BOARD, text: str = ARTICLE, *others: Span) -> ArticleView:
    view = shown_view(qtbot, text, [made, *others])
    view.set_selected_span(made.id)
    return view


def knob(view: ArticleView, number: int, side: Side) -> QPoint:
    edges = view.edges.shown()
    return next(e.knob for e in edges if (e.number, e.side) == (number, side)).toPoint()


def grip(view: ArticleView, side: Side, number: int = 0) -> None:
    QTest.mousePress(view.viewport(), _LEFT, _PLAIN, knob(view, number, side))


def release(view: ArticleView) -> None:
    QTest.mouseRelease(view.viewport(), _LEFT, _PLAIN, QPoint(5, 5))


def words(view: ArticleView, made: Span = BOARD) -> Sequence[str]:
    """What the span is shown over."""
    shown = view.selected_span()
    assert shown is not None
    assert shown.id == made.id
    text = view.document.text
    return [text[start:end] for start, end in shown.fragments]


def test_edges_are_gripped_only_where_a_span_is_selected(qtbot: QtBot) -> None:
    view = selected(qtbot)
    assert len(view.edges.shown()) == 2
    view.set_selected_span(None)
    assert not view.edges.shown()
    view.set_selected_span(BOARD.id)
    view.edges.on = False
    assert not view.edges.shown()


def test_the_mouse_says_that_an_edge_can_be_dragged(qtbot: QtBot) -> None:
    view = selected(qtbot)
    QTest.mouseMove(view.viewport(), knob(view, 0, Side.END))
    assert view.viewport().cursor().shape() == Qt.CursorShape.SizeHorCursor
    QTest.mouseMove(view.viewport(), point_of(view, BOARD.start + 3))
    assert view.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_an_edge_goes_to_whole_words_while_it_is_dragged_and_is_told_once(qtbot: QtBot) -> None:
    view = selected(qtbot)
    moved, selections = heard(view.edges.moved), heard(view.selection_changed)
    grip(view, Side.END)
    move_held(view, point_of(view, ARTICLE.index("f Port")))
    assert words(view) == ["Harbour Board of"]
    move_held(view, point_of(view, ARTICLE.index("lery sold")))
    assert words(view) == ["Harbour Board of Port Ellery"]
    assert moved == []
    release(view)
    end = ARTICLE.index(" sold")
    assert moved == [(BOARD.id, [(BOARD.start, end)])]
    assert selections == []


def test_the_start_moves_in_and_out(qtbot: QtBot) -> None:
    view = selected(qtbot)
    grip(view, Side.START)
    move_held(view, point_of(view, BOARD.start + len("Harbour Bo")))
    assert words(view) == ["Board"]
    move_held(view, point_of(view, ARTICLE.index("The Harbour") + 1))
    assert words(view) == ["The Harbour Board"]
    release(view)


def test_alt_leaves_the_edge_inside_a_word(qtbot: QtBot) -> None:
    view = selected(qtbot)
    grip(view, Side.END)
    move_held(view, point_of(view, BOARD.end - 2), _ALT)
    assert words(view) == ["Harbour Boa"]
    view.set_snapping(False)
    move_held(view, point_of(view, BOARD.end - 3))
    assert words(view) == ["Harbour Bo"]
    release(view)


def test_an_edge_never_crosses_the_other(qtbot: QtBot) -> None:
    view = selected(qtbot)
    grip(view, Side.END)
    move_held(view, point_of(view, ARTICLE.index("board sells")))
    assert words(view) == ["Harbour Board"]
    release(view)


def test_escape_puts_the_edge_back(qtbot: QtBot) -> None:
    view = selected(qtbot)
    moved = heard(view.edges.moved)
    grip(view, Side.END)
    move_held(view, point_of(view, ARTICLE.index("lery sold")))
    QTest.keyClick(view, Qt.Key.Key_X)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert words(view) == ["Harbour Board"]
    release(view)
    assert moved == []
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.caret == 1


def test_a_press_without_a_move_changes_nothing(qtbot: QtBot) -> None:
    view = selected(qtbot)
    moved = heard(view.edges.moved)
    grip(view, Side.END)
    release(view)
    assert moved == []
    assert words(view) == ["Harbour Board"]


def test_a_fragment_keeps_clear_of_its_neighbour(qtbot: QtBot) -> None:
    broken = span(ARTICLE, Layer.ENTITY, "ORG", "The Harbour", "Port Ellery")
    view = selected(qtbot, broken)
    assert len(view.edges.shown()) == 4
    grip(view, Side.END)
    move_held(view, point_of(view, ARTICLE.index("Board of Port") + 2))
    assert words(view, broken) == ["The Harbour Board", "Port Ellery"]
    move_held(view, point_of(view, ARTICLE.index("steam crane") + 2))
    assert view.selected_span() is not None
    assert words(view, broken)[-1].endswith("Port Ellery")
    release(view)


def test_a_claims_edges_stand_at_its_band(qtbot: QtBot) -> None:
    claim = span(ARTICLE, Layer.CLAIM, "ASSERTION", "sold its last steam crane")
    view = selected(qtbot, claim)
    grip(view, Side.END)
    move_held(view, point_of(view, ARTICLE.index("uesday for")))
    assert words(view, claim) == ["sold its last steam crane on Tuesday"]
    release(view)


@pytest.mark.parametrize("text", ["نقل المجلس القديم الميناء.", "The board said المجلس القديم on Tuesday."])
def test_text_that_runs_to_the_left_is_gripped_at_its_own_edges(qtbot: QtBot, text: str) -> None:
    made = span(text, Layer.ENTITY, "ORG", "المجلس")
    view = selected(qtbot, made, text)
    start, end = knob(view, 0, Side.START), knob(view, 0, Side.END)
    assert start.x() > end.x()
    grip(view, Side.END)
    move_held(view, point_of(view, text.index("القديم") + 3))
    assert words(view, made) == ["المجلس القديم"]
    release(view)


def test_an_edge_never_cuts_an_emoji(qtbot: QtBot) -> None:
    text = "Calloway 👩‍👩‍👧 said so."
    made = span(text, Layer.ENTITY, "PERSON", "Calloway")
    view = selected(qtbot, made, text)
    view.set_snapping(False)
    grip(view, Side.END)
    for offset in range(len("Calloway"), len("Calloway 👩‍👩‍👧 s")):
        move_held(view, point_of(view, offset))
        assert words(view, made)[0] in {"Calloway", "Calloway ", "Calloway 👩‍👩‍👧", "Calloway 👩‍👩‍👧 "}
    release(view)


def test_edges_out_of_sight_are_not_gripped(qtbot: QtBot) -> None:
    text = ARTICLE + "\n\nMore." * 200
    view = selected(qtbot, BOARD, text)
    view.scroll_to(len(text))
    assert not view.edges.shown()


def test_moved_edges() -> None:
    assert moved_edge((3, 7), Side.START, 5) == (5, 7)
    assert moved_edge((3, 7), Side.END, 9) == (3, 9)
    assert moved_edge((3, 7), Side.START, 7) == (3, 7)
