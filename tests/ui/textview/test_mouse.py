"""What the mouse does: caret, selection, snapping, clicks on spans."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from tests.ui.textview.samples import (
    ARTICLE,
    click,
    drag,
    heard,
    link,
    move_held,
    point_of,
    selected_text,
    shown_view,
    span,
)

_LEFT = Qt.MouseButton.LeftButton
_CLAIM = "The Harbour Board of Port Ellery sold its last steam crane"


def test_a_click_puts_the_caret_where_it_was(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    offset = ARTICLE.index("buyer")
    moved = heard(view.caret_moved)
    click(view, offset)
    assert moved == [(offset,)]
    assert view.selection == (offset, offset)


def test_a_drag_from_mid_word_to_mid_word_takes_whole_words(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    start, end = ARTICLE.index("bour Board of Port"), ARTICLE.index("rt Ellery sold")
    drag(view, point_of(view, start), point_of(view, end))
    assert selected_text(view) == "Harbour Board of Port"


def test_alt_turns_snapping_off_while_it_is_held(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    start, end = ARTICLE.index("bour Board of Port"), ARTICLE.index("rt Ellery sold")
    drag(view, point_of(view, start), point_of(view, end), Qt.KeyboardModifier.AltModifier)
    assert selected_text(view) == "bour Board of Po"


def test_snapping_can_be_turned_off(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    view.set_snapping(False)
    start = ARTICLE.index("bour Board of Port")
    drag(view, point_of(view, start), point_of(view, start + 4))
    assert selected_text(view) == "bour"


def test_a_backward_drag_leaves_the_caret_at_the_start(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    start, end = ARTICLE.index("Crane Museum"), ARTICLE.index("Museum,") + 3
    drag(view, point_of(view, end), point_of(view, start + 1))
    assert selected_text(view) == "Crane Museum"
    assert view.caret == start


def test_a_snapped_drag_sheds_quotation_marks_and_commas(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    start, end = ARTICLE.index("“We are"), ARTICLE.index("director Ines")
    drag(view, point_of(view, start), point_of(view, end - 1))
    assert selected_text(view) == "We are going to run it every summer"


def test_a_double_click_takes_a_token(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    where = point_of(view, ARTICLE.index("uyer"))
    changed = heard(view.selection_changed)
    QTest.mouseDClick(view.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, where)
    assert selected_text(view) == "buyer"
    assert changed == [view.selection]


def test_a_triple_click_takes_the_sentence(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    where = point_of(view, ARTICLE.index("uyer"))
    QTest.mouseClick(view.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, where)
    QTest.mouseDClick(view.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, where)
    QTest.mouseClick(view.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, where)
    assert selected_text(view).startswith("The Harbour Board of Port Ellery sold")
    assert selected_text(view).endswith("two kilometres east.")


def test_a_shift_click_extends_from_where_the_selection_began(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    start, end = ARTICLE.index("steam"), ARTICLE.index(" on Tuesday")
    click(view, start)
    click(view, end, Qt.KeyboardModifier.ShiftModifier)
    assert selected_text(view) == "steam crane"
    click(view, ARTICLE.index("sold"), Qt.KeyboardModifier.ShiftModifier)
    assert selected_text(view) == "sold its last "


def test_a_click_on_a_span_tells_which(qtbot: QtBot) -> None:
    board = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")
    view = shown_view(qtbot, ARTICLE, [board])
    activated, cleared = heard(view.span_activated), heard(view.span_cleared)
    click(view, board.start + 3)
    assert activated == [(board.id,)]
    click(view, ARTICLE.index("buyer"))
    assert cleared == [()]


def test_repeated_clicks_go_outward_through_overlapping_spans(qtbot: QtBot) -> None:
    town = span(ARTICLE, Layer.ENTITY, "GPE", "Port Ellery")
    board = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board of Port Ellery")
    claim = span(
        ARTICLE, Layer.CLAIM, "ASSERTION", "The Harbour Board of Port Ellery sold its last steam crane"
    )
    view = shown_view(qtbot, ARTICLE, [claim, board, town])
    seen: list[str] = []
    view.span_activated.connect(seen.append)
    where = point_of(view, town.start + 2)
    for _ in range(4):
        QTest.mouseClick(view.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, where)
    assert seen == [town.id, board.id, claim.id, town.id]


def test_a_claim_is_clicked_at_its_band_too(qtbot: QtBot) -> None:
    board = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")
    claim = span(
        ARTICLE, Layer.CLAIM, "ASSERTION", "The Harbour Board of Port Ellery sold its last steam crane"
    )
    view = shown_view(qtbot, ARTICLE, [claim, board])
    caret = view.caret_rect(board.start + 3)
    assert caret is not None
    below = QPoint(round(caret.x()), round(caret.bottom() + 1))
    assert view.spans_at(below.toPointF())[0].id == claim.id


def test_a_drag_does_not_select_a_span(qtbot: QtBot) -> None:
    board = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")
    view = shown_view(qtbot, ARTICLE, [board])
    with qtbot.assertNotEmitted(view.span_activated):
        drag(view, point_of(view, board.start), point_of(view, board.end))


def test_a_right_click_asks_for_the_menu_of_the_innermost_span(qtbot: QtBot) -> None:
    board = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")
    view = shown_view(qtbot, ARTICLE, [board])
    where = point_of(view, board.start + 1)
    on_span, on_text = heard(view.span_context_requested), heard(view.text_context_requested)
    _context_menu(view.viewport(), where)
    assert [said[0] for said in on_span] == [board.id]
    _context_menu(view.viewport(), point_of(view, ARTICLE.index("buyer")))
    assert [said[0] for said in on_text] == [ARTICLE.index("buyer")]


def test_a_drag_beyond_the_edge_scrolls_and_selects_on(qtbot: QtBot) -> None:
    text = "\n".join(f"Line {number} of a long list of lines." for number in range(200))
    view = shown_view(qtbot, text)
    start = point_of(view, text.index("Line 2 "))
    QTest.mousePress(view.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, start)
    move_held(view, QPoint(start.x(), view.viewport().height() + 60))
    qtbot.waitUntil(lambda: view.selection[1] > text.index("Line 30 "))
    QTest.mouseRelease(view.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, start)
    assert view.selection[0] == text.index("Line 2 ")
    reached = view.selection
    qtbot.wait(80)
    assert view.selection == reached


def test_a_click_on_a_role_leads_to_the_other_end(qtbot: QtBot) -> None:
    board = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")
    sold = span(ARTICLE, Layer.EVENT, "TRANSACTION", "sold")
    view = shown_view(qtbot, ARTICLE, [board, sold])
    view.set_links([link("giver", sold, board)])
    view.set_selected_span(sold.id)
    (drawn,) = view.drawn_links()
    led = heard(view.link_target_clicked)
    where = drawn.plate.rect.center().toPoint()
    QTest.mouseClick(view.viewport(), _LEFT, Qt.KeyboardModifier.NoModifier, where)
    assert led == [(board.id,)]


@pytest.mark.parametrize("markup", ["<img src='file:///x.png'>", "AT&T <b>wins</b>"])
def test_a_hint_shows_markup_as_text(qtbot: QtBot, markup: str) -> None:
    text = f"See {markup} here."
    marked = span(text, Layer.ENTITY, "ORG", markup, note="<i>look</i>")
    view = shown_view(qtbot, text, [marked])
    said = view.hint_at(point_of(view, marked.start + 2).toPointF())
    assert markup in said
    assert "Note: <i>look</i>" in said


def _context_menu(widget: QWidget, where: QPoint) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, widget.mapToGlobal(where))
    QApplication.sendEvent(widget, event)
