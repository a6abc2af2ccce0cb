"""Boilerplate and captions fold to a line; what one goes into unfolds; no offset changes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.document import ZoneKind
from annotator.domain.layer import Layer
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.look import Look
from annotator.ui.textview.page import Page
from annotator.ui.textview.theme import LIGHT
from annotator.ui.textview.typography import Typography
from annotator.ui.textview.zone_map import Fold
from tests.ui.textview.samples import NEWS, click, document, point_of, shown_view, span, zone

_LEFT, _PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
_MENU = "Share this.\nSave this for later, and read it on any of your machines.\nFollow Ellery News."
_CAPTION = "The pier at Port Ellery, seen from the tower of the town hall on a day without any wind at all."
TEXT = (
    f"Before it all.\n\n{_MENU}\n\nThe board sold the pier on Tuesday.\n\n{_CAPTION * 3}\n\nAfter it all."
    + "\n\nMore of the same." * 30
)
ZONES = (
    zone(TEXT, ZoneKind.BOILERPLATE, _MENU),
    zone(TEXT, ZoneKind.CAPTION, _CAPTION * 3),
)
LATER = span(TEXT, Layer.ENTITY, "ORG", "Ellery News")
BODY = TEXT.index("The board")


def opened(qtbot: QtBot) -> ArticleView:
    return shown_view(qtbot, TEXT, [LATER], *ZONES)


def mark(view: ArticleView, words: str) -> QPoint:
    """In the margin beside some words."""
    caret = view.caret_rect(TEXT.index(words))
    assert caret is not None
    return QPoint(int(caret.left()) - 9, int(caret.center().y()))


def press_mark(view: ArticleView, words: str) -> None:
    QTest.mouseClick(view.viewport(), _LEFT, _PLAIN, mark(view, words))


def top(view: ArticleView, offset: int) -> float:
    caret = view.caret_rect(offset)
    assert caret is not None
    return caret.top()


def folded(view: ArticleView) -> set[Fold]:
    return {
        fold
        for place in ("Share", "The pier at")
        if (fold := view.fold_at(mark(view, place).toPointF())) is not None and view.is_folded(fold)
    }


def test_a_click_at_the_zones_name_folds_it_to_one_line(qtbot: QtBot) -> None:
    view = opened(qtbot)
    before, line = top(view, BODY), top(view, TEXT.index("Save")) - top(view, TEXT.index("Share"))
    press_mark(view, "Share")
    assert len(folded(view)) == 1
    assert before - top(view, BODY) >= 2 * line - 1
    press_mark(view, "Share")
    assert not folded(view)
    assert top(view, BODY) == before


def test_a_long_paragraph_folds_to_its_first_line(qtbot: QtBot) -> None:
    view = opened(qtbot)
    before = top(view, TEXT.index("After"))
    press_mark(view, "The pier at")
    assert top(view, TEXT.index("After")) < before - 30
    assert view.offset_at(point_of(view, BODY).toPointF()) == BODY


def test_the_caret_goes_in_and_it_unfolds(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.fold_all(folded=True)
    click(view, TEXT.index("Before"))
    assert folded(view)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.caret == TEXT.index("Share")
    assert len(folded(view)) == 1


@pytest.mark.parametrize("words", ["read it on any", "Ellery News"])
def test_what_is_found_inside_is_unfolded_and_seen(qtbot: QtBot, words: str) -> None:
    view = opened(qtbot)
    view.fold_all(folded=True)
    start = TEXT.index(words)
    view.select(start, start + len(words))
    assert 0 < top(view, start) < view.viewport().height()
    assert len(folded(view)) == 1


def test_a_span_inside_unfolds_when_it_is_shown(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.fold_all(folded=True)
    view.scroll_to(LATER.start)
    assert len(folded(view)) == 1
    assert 0 < top(view, LATER.start) < view.viewport().height()


def test_the_line_that_stands_for_a_zone_tells_of_its_spans(qapp: QApplication) -> None:
    page = Page(document(TEXT, *ZONES), Look.make(LIGHT, Typography(), NEWS), 560.0)
    page.spans.replace_all([LATER])
    fold = page.zones.folds[0]
    page.fold(fold, folded=True)
    assert page.laid(fold.first).folded == "… 1 span"
    page.touch(page.spans.put(span(TEXT, Layer.ENTITY, "ORG", "Save")))
    assert page.laid(fold.first).folded == "… 2 spans"
    page.fold(fold, folded=False)
    assert page.laid(fold.first).folded == ""


def test_all_fold_and_unfold_by_one_call_and_stay_so_in_the_next_document(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.toggle_folds()
    assert len(folded(view)) == 2
    view.set_document(view.document, [LATER])
    assert len(folded(view)) == 2
    view.toggle_folds()
    view.set_document(view.document, [LATER])
    assert not folded(view)


def test_the_text_at_the_top_stays_there(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.scroll_to(len(TEXT))
    view.scroll_by(-40)
    here = view.offset_at(QPoint(300, 5).toPointF())
    before = top(view, here)
    view.fold_all(folded=True)
    assert top(view, here) == pytest.approx(before, abs=1.0)


def test_zoom_and_width_leave_folds_folded(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.fold_all(folded=True)
    view.set_zoom(1.4)
    view.resize(700, 640)
    assert len(folded(view)) == 2
    assert top(view, BODY) < 350


def test_only_lines_in_sight_are_clicked(qtbot: QtBot) -> None:
    view = opened(qtbot)
    view.fold_all(folded=True)
    for offset in (BODY, BODY + 12, TEXT.index("After")):
        click(view, offset)
        assert view.caret == offset
    assert len(folded(view)) == 2
