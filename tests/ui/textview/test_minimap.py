"""The strip beside the scroll bar: what is where, and going there by mouse."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.document import ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.span import Flag, FlagKind, Span
from annotator.ui.label_colors import Ground, LabelPalette
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.theme import DARK, LIGHT, TextTheme
from tests.ui.textview.samples import ARTICLE, NEWS, document, shown_view, span, zone

_LEFT = Qt.MouseButton.LeftButton
_PARAGRAPH = "The Harbour Board of Port Ellery sold its last steam crane on Tuesday.\n\n"
LONG = (
    f"{_PARAGRAPH * 60}Calloway was the first to say so, and nobody else.\n\n"
    f"{_PARAGRAPH * 60}Follow us for more of this.\n{_PARAGRAPH * 20}"
)
MIDDLE = span(LONG, Layer.ENTITY, "PERSON", "Calloway")
CLAIM = span(LONG, Layer.CLAIM, "ASSERTION", "Calloway was the first to say so")
EVENT = span(LONG, Layer.EVENT, "STATEMENT", "say")


def opened(qtbot: QtBot, *spans: Span, theme: TextTheme = LIGHT) -> ArticleView:
    boilerplate = zone(LONG, ZoneKind.BOILERPLATE, "Follow us for more of this.")
    view = shown_view(qtbot, LONG, spans, boilerplate, theme=theme)
    settle(qtbot, view)
    return view


def settle(qtbot: QtBot, view: ArticleView) -> None:
    qtbot.waitUntil(lambda: not view.minimap.is_behind)


def picture(view: ArticleView) -> QImage:
    return view.minimap.grab().toImage()


def rows_of(image: QImage, color: QColor) -> list[int]:
    """The rows in which a colour stands, but for what the window's frame covers."""
    wanted = color.name()
    return [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).name() == wanted for x in range(image.width()))
    ]


def where(view: ArticleView, offset: int) -> float:
    """The height of an offset as a share of the document."""
    view.scroll_to(offset)
    bar = view.verticalScrollBar()
    caret = view.caret_rect(offset)
    assert caret is not None
    return (bar.value() + caret.center().y()) / (bar.maximum() + bar.pageStep())


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_spans_stand_where_they_are_in_the_colours_of_their_labels(qtbot: QtBot, theme: TextTheme) -> None:
    view = opened(qtbot, MIDDLE, CLAIM, EVENT, theme=theme)
    palette = LabelPalette(NEWS, Ground(theme.dark, theme.background, theme.text))
    image = picture(view)
    for color in (
        palette.colors("PERSON").swatch,
        palette.colors("ASSERTION").band,
        palette.colors("STATEMENT").ink,
    ):
        rows = rows_of(image, color)
        assert rows
        assert abs(rows[0] / image.height() - where(view, MIDDLE.start)) < 0.03


def test_each_layer_has_a_column_of_its_own(qtbot: QtBot) -> None:
    view = opened(qtbot, MIDDLE, CLAIM, EVENT)
    image = picture(view)
    palette = LabelPalette(NEWS, Ground(LIGHT.dark, LIGHT.background, LIGHT.text))
    colors = (
        palette.colors("PERSON").swatch,
        palette.colors("ASSERTION").band,
        palette.colors("STATEMENT").ink,
    )
    columns = [
        {
            x
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).name() == color.name()
        }
        for color in colors
    ]
    assert all(columns)
    assert max(columns[0]) < min(columns[1])
    assert max(columns[1]) < min(columns[2])


def test_an_edit_shows_at_once_and_only_where_it_is(qtbot: QtBot) -> None:
    view = opened(qtbot, MIDDLE)
    before = picture(view)
    late = span(LONG, Layer.ENTITY, "ORG", "Follow us")
    view.set_spans_delta([late])
    settle(qtbot, view)
    changed = [y for y in range(before.height()) if _row(before, y) != _row(picture(view), y)]
    assert changed
    assert max(changed) - min(changed) < 12
    view.set_spans_delta(removed=[late.id])
    settle(qtbot, view)
    assert picture(view) == before


def _row(image: QImage, y: int) -> list[int]:
    return [image.pixel(x, y) for x in range(image.width())]


def test_hits_are_marked_and_go_again(qtbot: QtBot) -> None:
    view = opened(qtbot)
    hit = (MIDDLE.start, MIDDLE.end)
    view.set_found([hit])
    rows = rows_of(picture(view), LIGHT.found_edge)
    assert len(rows) == 2
    assert abs(rows[0] / view.minimap.height() - where(view, MIDDLE.start)) < 0.03
    view.set_found([])
    assert not rows_of(picture(view), LIGHT.found_edge)


def test_flagged_and_unfinished_spans_have_signs_of_their_own(qtbot: QtBot) -> None:
    plain = opened(qtbot, MIDDLE)
    flagged = opened(qtbot, span(LONG, Layer.ENTITY, "PERSON", "Calloway", flag=Flag(FlagKind.UNSURE)))
    unfinished = opened(qtbot, EVENT)
    pictures = [_signs(picture(view)) for view in (plain, flagged, unfinished)]
    assert pictures[0] == 0
    assert min(pictures[1:]) > 0
    assert rows_of(picture(flagged), LIGHT.found_edge)
    assert not rows_of(picture(unfinished), LIGHT.found_edge)


def _signs(image: QImage) -> int:
    """Pixels in the last column, below the window's frame, that are not ground."""
    return sum(
        image.pixelColor(x, y).name() not in (LIGHT.background.name(), LIGHT.hairline.name())
        for x in range(15, 21)
        for y in range(image.height() // 3, image.height())
    )


def test_boilerplate_is_grey(qtbot: QtBot) -> None:
    view = opened(qtbot)
    rows = rows_of(picture(view), LIGHT.hairline)
    assert rows
    assert abs(rows[0] / view.minimap.height() - where(view, LONG.index("Follow us"))) < 0.03


def test_a_click_brings_that_place_to_the_middle(qtbot: QtBot) -> None:
    view = opened(qtbot, MIDDLE)
    y = round(where(view, MIDDLE.start) * view.minimap.height())
    view.scroll_to(0)
    QTest.mouseClick(view.minimap, _LEFT, Qt.KeyboardModifier.NoModifier, QPoint(8, y))
    caret = view.caret_rect(MIDDLE.start)
    assert caret is not None
    assert 0 < caret.center().y() < view.viewport().height()
    assert view.minimap.window_rect().contains(QPointF(8.0, y))


def test_the_window_is_dragged_from_where_it_is_gripped(qtbot: QtBot) -> None:
    view = opened(qtbot)
    window = view.minimap.window_rect()
    grip = window.topLeft().toPoint() + QPoint(5, 4)
    QTest.mousePress(view.minimap, _LEFT, Qt.KeyboardModifier.NoModifier, grip)
    assert view.minimap.window_rect().top() == pytest.approx(window.top(), abs=1.0)
    QTest.mouseMove(view.minimap, grip + QPoint(0, 200))
    QTest.mouseRelease(view.minimap, _LEFT, Qt.KeyboardModifier.NoModifier, grip + QPoint(0, 200))
    assert view.minimap.window_rect().top() == pytest.approx(window.top() + 200, abs=6.0)


def test_the_window_follows_when_one_scrolls(qtbot: QtBot) -> None:
    view = opened(qtbot)
    before = view.minimap.window_rect()
    view.scroll_by(3000)
    assert view.minimap.window_rect().top() > before.top() + 20
    view.scroll_to(len(LONG))
    assert view.minimap.window_rect().bottom() == pytest.approx(view.minimap.height(), abs=8.0)


def test_hidden_layers_are_hidden_here_too(qtbot: QtBot) -> None:
    view = opened(qtbot, MIDDLE, CLAIM)
    view.set_visible_layers(frozenset({Layer.CLAIM}))
    settle(qtbot, view)
    palette = LabelPalette(NEWS, Ground(LIGHT.dark, LIGHT.background, LIGHT.text))
    assert not rows_of(picture(view), palette.colors("PERSON").swatch)
    assert rows_of(picture(view), palette.colors("ASSERTION").band)


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_where_annotators_disagree_stands_at_the_right_edge(qtbot: QtBot, theme: TextTheme) -> None:
    view = opened(qtbot, theme=theme)
    view.minimap.show_disputed([(MIDDLE.start, MIDDLE.end), (CLAIM.start, CLAIM.end)])
    first, _ = view.minimap.disputed_bars()
    assert first.center().y() / view.minimap.height() == pytest.approx(where(view, MIDDLE.start), abs=0.03)
    assert first.right() == view.minimap.width()
    view.scroll_to(0)
    assert int(first.top()) in rows_of(picture(view), theme.disputed)
    assert "disagree" in view.minimap.toolTip()
    view.minimap.show_disputed([])
    assert "disagree" not in view.minimap.toolTip()
    assert not rows_of(picture(view), theme.disputed)


def test_a_click_right_after_a_shorter_text_was_opened_goes_there(qtbot: QtBot) -> None:
    view = opened(qtbot)
    assert len(LONG) > len(ARTICLE)
    view.set_document(document(ARTICLE))
    QTest.mouseClick(view.minimap, _LEFT, pos=QPoint(5, view.minimap.height() - 1))
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
