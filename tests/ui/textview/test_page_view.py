"""Showing and scrolling: exact, without jumps, laying out only what is seen."""

import gc
import random
import sys
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from annotator.domain.document import ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.span import Span, make_extent
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.paragraph_layout import ParagraphLayout
from annotator.ui.textview.typography import Typography
from tests.ui.textview.samples import ARTICLE, NEWS, TITLE, heard, new_id, shown_view, span, zone

_SENTENCE = "The council voted on Tuesday night to move the ferry terminal two kilometres east. "
LONG = "\n".join(f"Paragraph {number}. {_SENTENCE * (number % 4 + 1)}" for number in range(600))


def _y(view: ArticleView, offset: int) -> float:
    caret = view.caret_rect(offset)
    assert caret is not None
    return caret.y()


def _first_offset(view: ArticleView) -> int:
    return view.offset_at(QPointF(0, 1))


def _wheel(
    view: ArticleView, steps: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    where = QPointF(200, 200)
    QApplication.sendEvent(
        view.viewport(),
        QWheelEvent(
            where,
            QPointF(view.viewport().mapToGlobal(where)),
            QPoint(),
            QPoint(0, steps * 120),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )


def test_a_step_of_the_wheel_moves_the_text_by_the_same_amount_down_and_up(qtbot: QtBot) -> None:
    view = shown_view(qtbot, LONG)
    stops = [_first_offset(view)]
    for _ in range(60):
        _wheel(view, -1)
        stops.append(_first_offset(view))
    assert stops == sorted(set(stops))
    for expected in reversed(stops[:-1]):
        _wheel(view, 1)
        assert _first_offset(view) == expected
    assert view.verticalScrollBar().value() == 0


def test_text_that_stays_in_view_moves_exactly(qtbot: QtBot) -> None:
    view = shown_view(qtbot, LONG)
    view.scroll_to(LONG.index("Paragraph 300."))
    mark = LONG.index("Paragraph 301.")
    before = _y(view, mark)
    view.scroll_by(53)
    assert _y(view, mark) == pytest.approx(before - 53)
    view.scroll_by(-300)
    assert _y(view, mark) == pytest.approx(before - 53 + 300)


def test_the_scroll_bars_end_is_the_documents_end(qtbot: QtBot) -> None:
    view = shown_view(qtbot, LONG)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert view.caret_rect(len(LONG)) is not None
    assert _y(view, len(LONG)) < view.viewport().height()
    assert bar.value() == bar.maximum()
    bar.setValue(0)
    assert _first_offset(view) == 0


def test_every_line_can_be_reached_whatever_was_estimated(qtbot: QtBot) -> None:
    view = shown_view(qtbot, LONG)
    seen: set[int] = set()
    bar = view.verticalScrollBar()
    while True:
        before = _first_offset(view)
        seen |= {LONG.count("\n", 0, view.offset_at(QPointF(0, y))) for y in range(0, 700, 10)}
        view.scroll_by(view.viewport().height() - 40)
        if _first_offset(view) == before:
            break
    assert seen == set(range(600))
    assert bar.value() == bar.maximum()
    heights = view.viewport().height() + bar.maximum()
    view.scroll_to(0)
    view.scroll_by(10_000_000)
    assert view.viewport().height() + bar.maximum() == heights


def test_dragging_the_bar_to_and_fro_comes_back_to_the_start(qtbot: QtBot) -> None:
    view = shown_view(qtbot, LONG)
    bar = view.verticalScrollBar()
    for share in (0.5, 0.2, 0.9, 1.0, 0.7, 0.0):
        bar.setValue(round(bar.maximum() * share))
        assert 0 <= bar.value() <= bar.maximum()
    assert _first_offset(view) == 0


def test_only_what_is_seen_is_laid_out(qtbot: QtBot) -> None:
    before = _layouts_alive()
    view = shown_view(qtbot, LONG)
    assert _layouts_alive() - before < 40
    view.scroll_to(LONG.index("Paragraph 500."))
    assert _layouts_alive() - before < 90


def test_labels_never_change_where_lines_break(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    bare = _line_starts(view)
    spans = [
        span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board of Port Ellery"),
        span(ARTICLE, Layer.ENTITY, "GPE", "Port Ellery"),
        span(ARTICLE, Layer.EVENT, "TRANSACTION", "sold"),
        span(ARTICLE, Layer.CLAIM, "ASSERTION", "sold its last steam crane on Tuesday for $41,000"),
        span(ARTICLE, Layer.CLAIM, "JUDGEMENT", "its last steam crane on Tuesday"),
    ]
    view.set_spans(spans)
    assert _line_starts(view) == bare


def test_lines_of_a_paragraph_make_room_for_its_lanes_only(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    first, second = ARTICLE.index("The Harbour"), ARTICLE.index("A second")
    height = _y(view, second) - _y(view, first)
    claim = span(ARTICLE, Layer.CLAIM, "ASSERTION", "sold its last steam crane on Tuesday for $41,000")
    view.set_spans_delta([claim])
    assert _y(view, second) - _y(view, first) == height
    inner = span(ARTICLE, Layer.CLAIM, "JUDGEMENT", "its last steam crane on Tuesday")
    view.set_spans_delta([inner])
    grown = _y(view, second) - _y(view, first)
    assert grown > height
    view.set_spans_delta(removed=[inner.id])
    assert _y(view, second) - _y(view, first) == height


def test_a_span_added_above_the_view_moves_nothing(qtbot: QtBot) -> None:
    view = shown_view(qtbot, LONG)
    for _ in range(40):
        _wheel(view, -1)
    here = _first_offset(view)
    y = _y(view, here)
    nested = [
        Span(new_id(), Layer.CLAIM, "ASSERTION", make_extent(LONG, [(0, end)])) for end in (20, 40, 60, 80)
    ]
    view.set_spans_delta(nested)
    assert (_first_offset(view), _y(view, here)) == (here, y)


def test_zoom_keeps_the_text_at_the_top(qtbot: QtBot) -> None:
    view = shown_view(qtbot, LONG)
    zoomed = heard(view.zoom_changed)
    view.scroll_to(LONG.index("Paragraph 300."))
    line = LONG.count("\n", 0, _first_offset(view))
    _wheel(view, 3, Qt.KeyboardModifier.ControlModifier)
    assert view.typography.zoom == pytest.approx(1.331)
    assert zoomed == [(pytest.approx(1.331),)]
    assert abs(LONG.count("\n", 0, _first_offset(view)) - line) <= 1
    view.set_zoom(99.0)
    assert view.typography.zoom == 3.0
    view.set_zoom(0.1)
    assert view.typography.zoom == 0.5
    view.set_zoom(1.0)
    assert abs(LONG.count("\n", 0, _first_offset(view)) - line) <= 1


def test_a_bigger_font_makes_bigger_lines(qtbot: QtBot) -> None:
    view = shown_view(qtbot)
    second = ARTICLE.index("A second")
    before = _y(view, second)
    view.set_look(typography=Typography(size=24.0))
    assert _y(view, second) > before * 1.3


def test_resizing_keeps_the_text_at_the_top(qtbot: QtBot) -> None:
    view = shown_view(qtbot, LONG)
    view.scroll_to(LONG.index("Paragraph 300."))
    line = LONG.count("\n", 0, _first_offset(view))
    for width in (420, 1200, 300, 760):
        view.resize(width, 700)
        assert abs(LONG.count("\n", 0, _first_offset(view)) - line) <= 1


def test_the_measure_stays_between_65_and_75_characters_on_a_wide_view(qtbot: QtBot) -> None:
    view = shown_view(qtbot, _SENTENCE * 20, size=(1400, 600))
    starts = _line_starts(view)
    lengths = [after - before for before, after in pairwise(starts)]
    assert 60 <= sum(lengths) / len(lengths) <= 75


def test_a_title_is_set_larger_and_boilerplate_smaller(qtbot: QtBot) -> None:
    text = f"{TITLE}\nA body line here.\nSubscribe to our newsletter."
    view = shown_view(
        qtbot,
        text,
        (),
        zone(text, ZoneKind.TITLE, TITLE),
        zone(text, ZoneKind.BOILERPLATE, "Subscribe to our newsletter."),
    )
    heights = [caret.height() for at in (0, len(TITLE) + 1, len(text)) if (caret := view.caret_rect(at))]
    assert heights[0] > heights[1] > heights[2]


def test_zones_can_be_corrected(qtbot: QtBot) -> None:
    text = f"{TITLE}\nA body line here."
    view = shown_view(qtbot, text)
    before = view.caret_rect(0)
    view.set_zones([zone(text, ZoneKind.TITLE, TITLE)])
    after = view.caret_rect(0)
    assert before is not None
    assert after is not None
    assert after.height() > before.height()


def test_a_view_without_a_document_is_empty_and_harmless(qtbot: QtBot) -> None:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.set_selected_span("nobody")
    view.scroll_by(100)
    view.select_all()
    assert view.selection == (0, 0)
    assert not view.grab().isNull()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal there, its count means nothing")
def test_none_keeps_its_reference_count(qtbot: QtBot) -> None:
    view = shown_view(qtbot, LONG)
    view.grab()
    before = sys.getrefcount(None)
    for _ in range(20):
        view.scroll_by(50)
        view.grab()
    assert abs(sys.getrefcount(None) - before) < 200


def _layouts_alive() -> int:
    gc.collect()
    return sum(isinstance(thing, ParagraphLayout) for thing in gc.get_objects())


def _line_starts(view: ArticleView) -> list[int]:
    """The offsets at which the visible lines start."""
    starts: list[int] = []
    last = -1.0
    for offset in range(len(view.document.text)):
        caret = view.caret_rect(offset)
        if caret is None:
            break
        if abs(caret.y() - last) > 2:
            starts.append(offset)
            last = caret.y()
    return starts


def test_a_text_that_is_higher_in_a_wider_column_comes_to_rest(qtbot: QtBot) -> None:
    """Names over one another cost rows: with a bar that comes and goes it would be set anew for ever."""
    words = " ".join(["The council of Port Ellery voted on Tuesday night to move the ferry terminal."] * 3)
    chance = random.Random(8)
    labels = [label.key for label in NEWS.labels_of(Layer.ENTITY)]
    spans = [
        Span(new_id(), Layer.ENTITY, chance.choice(labels), make_extent(words, [(start, start + length)]))
        for start, length in ((chance.randrange(180), chance.randint(3, 40)) for _ in range(50))
    ]
    view = shown_view(qtbot, words, spans, size=(760, 3000))
    heights: dict[int, float] = {}
    for width in range(320, 760, 2):
        view.resize(width, 3000)
        heights[width] = view.sheet.page.heights.total
    bar = view.verticalScrollBar().sizeHint().width()
    traps = [(wide, tall) for wide, tall in heights.items() if heights.get(wide - bar, tall) < tall]
    assert traps, "no text to try it on"
    for wide, tall in traps[:10]:
        view.resize(wide, round(tall) - 4)
        for _ in range(3):
            QApplication.processEvents()
        settings = heard_settings(view)
        for _ in range(10):
            QApplication.processEvents()
        assert settings == []


def heard_settings(view: ArticleView) -> list[QEvent]:
    """Resizings of the viewport from now on."""
    seen = Resizings(view)
    view.viewport().installEventFilter(seen)
    return seen.events


class Resizings(QObject):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.events: list[QEvent] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.events.append(event)
        return False
