"""The densest paragraph of the news: everything in it is to be seen, and nothing jumps while one edits."""

import random
from itertools import combinations

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain.document import ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.span import Span, make_extent
from annotator.ui.label_colors import Ground, LabelPalette, contrast
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.link_layer import DrawnLink
from annotator.ui.textview.look import LinkStyle, Look, NameStyle
from annotator.ui.textview.name_painter import name_rect
from annotator.ui.textview.page import Page
from annotator.ui.textview.theme import DARK, LIGHT, TextTheme
from annotator.ui.textview.typography import Typography
from tests.ui.textview.dense import CALLOWAY, LINKS, OUTER, PROMISE, SALE, SPANS, TEXT
from tests.ui.textview.samples import NEWS, document, new_id, shown_view, span, zone

_ZOOMS = (0.6, 1.0, 1.7, 3.0)


def page(*spans: Span, zoom: float = 1.0, names: NameStyle = NameStyle.FULL) -> Page:
    look = Look.make(LIGHT, Typography(zoom=zoom), NEWS, names)
    made = Page(document(TEXT), look, 520.0 * zoom)
    made.spans.replace_all(spans)
    return made


def linked(qtbot: QtBot) -> ArticleView:
    view = shown_view(qtbot, TEXT, SPANS, size=(800, 700))
    view.set_links(LINKS)
    return view


@pytest.mark.parametrize("zoom", _ZOOMS)
def test_no_name_covers_another(qapp: object, zoom: float) -> None:
    made = page(*SPANS, zoom=zoom)
    laid = made.laid(0)
    rects = [
        name_rect(laid.layout, mark, mark.name, made.look)
        for mark in laid.marks.all()
        if mark.name is not None
    ]
    assert len(rects) == len(SPANS)
    assert not [1 for one, other in combinations(rects, 2) if one.adjusted(1, 1, -1, -1).intersects(other)]


@pytest.mark.parametrize("zoom", _ZOOMS)
def test_every_name_and_band_has_room_between_the_lines(qapp: object, zoom: float) -> None:
    made = page(*SPANS, zoom=zoom)
    laid = made.laid(0)
    for mark in laid.marks.all():
        if mark.name is not None:
            line = laid.layout.lines[mark.name.line]
            rect = name_rect(laid.layout, mark, mark.name, made.look)
            assert line.top - 1 <= rect.top()
            assert rect.bottom() <= line.bottom + 1


def test_overlapping_claims_have_lanes_of_their_own(qapp: object) -> None:
    lanes = page(*SPANS).spans
    claims = [one for one in SPANS if one.layer is Layer.CLAIM]
    for one, other in combinations(claims, 2):
        if one.start < other.end and other.start < one.end:
            assert lanes.lane(one.id) != lanes.lane(other.id)


@pytest.mark.parametrize("seed", range(8))
def test_adding_and_removing_spans_moves_no_claim_and_breaks_no_line_anew(qapp: object, seed: int) -> None:
    chance, made = random.Random(seed), page(*SPANS)
    lines = [line.start for line in made.laid(0).layout.lines]
    lanes = {one.id: made.spans.lane(one.id) for one in SPANS}
    added: list[Span] = []
    for _ in range(40):
        if added and chance.random() < 0.4:
            made.touch(made.spans.remove(added.pop(chance.randrange(len(added))).id))
        else:
            added.append(_random_span(chance))
            made.touch(made.spans.put(added[-1]))
        assert {one.id: made.spans.lane(one.id) for one in SPANS} == lanes
        assert [line.start for line in made.laid(0).layout.lines] == lines


def _random_span(chance: random.Random) -> Span:
    layer = chance.choice(list(Layer))
    start = chance.randrange(len(TEXT) - 90)
    label = next(label.key for label in NEWS.labels_of(layer))
    return Span(new_id(), layer, label, make_extent(TEXT, [(start, start + chance.randint(2, 80))]))


def test_names_keep_their_side_while_others_come(qapp: object) -> None:
    made = page(*SPANS)
    for _ in range(2):
        laid = made.laid(0)
        for mark in laid.marks.all():
            if mark.name is not None:
                line = laid.layout.lines[mark.name.line]
                above = name_rect(laid.layout, mark, mark.name, made.look).bottom() <= line.body_top
                assert above is (mark.span.layer is not Layer.CLAIM)
        made.touch(made.spans.put(span(TEXT, Layer.CLAIM, "DEMAND", "Port Ellery said the Harbour Board")))


@pytest.mark.parametrize(("names", "longest"), [(NameStyle.SHORT, 4), (NameStyle.OFF, 0)])
def test_names_are_short_or_off(qapp: object, names: NameStyle, longest: int) -> None:
    laid = page(*SPANS, names=names).laid(0)
    shown = [mark.name.text for mark in laid.marks.all() if mark.name is not None]
    assert max((len(name) for name in shown), default=0) == longest


def test_the_link_of_a_claim_rises_from_its_band_before_its_first_word(qtbot: QtBot) -> None:
    view = linked(qtbot)
    view.set_selected_span(OUTER.id)
    (drawn,) = view.drawn_links()
    caret = view.caret_rect(OUTER.start)
    assert caret is not None
    assert caret.center().x() - 6 < drawn.corners[0].x() < caret.center().x()
    assert drawn.corners[0].y() > caret.bottom() - 2


def test_no_role_is_written_over_another_nor_over_a_name(qtbot: QtBot) -> None:
    view = linked(qtbot)
    view.set_link_style(LinkStyle.ALL)
    drawn: list[DrawnLink] = view.drawn_links()
    assert len(drawn) == len(LINKS)
    plates = [link.plate.rect.adjusted(1, 2, -1, -2) for link in drawn]
    assert not [1 for one, other in combinations(plates, 2) if one.intersects(other)]


def test_missing_roles_are_named_in_the_margin_and_a_click_asks_for_one(qtbot: QtBot) -> None:
    view = linked(qtbot)
    view.set_selected_span(SALE.id)
    assert view.notes() == []
    view.set_selected_span(PROMISE.id)
    assert [note.text for note in view.notes()] == ["no cue yet"]
    view.set_selected_span(CALLOWAY.id)
    assert view.notes() == []


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_dim_text_is_plain_where_a_span_is(qtbot: QtBot, theme: TextTheme) -> None:
    """Dim text over a tint would hold but two to one."""
    text = "Ellery News Ellery News\n\nBody."
    made = span(text, Layer.ENTITY, "ORG", "Ellery News")
    boilerplate = zone(text, ZoneKind.BOILERPLATE, "Ellery News Ellery News")
    view = shown_view(qtbot, text, [made], boilerplate, theme=theme)
    tint = LabelPalette(NEWS, Ground(theme.dark, theme.background, theme.text)).colors("ORG").tint
    image = view.viewport().grab().toImage()
    start, end, far = (view.caret_rect(offset) for offset in (0, made.end, len("Ellery News Ellery News")))
    assert start is not None
    assert end is not None
    assert far is not None
    rows = range(int(start.top()) + 3, int(start.bottom()) - 3)
    spread = [
        max(
            contrast(image.pixelColor(x, y), ground)
            for x in range(int(first.right()) + 2, int(last.left()) - 2)
            for y in rows
        )
        for first, last, ground in ((start, end, tint), (end, far, theme.background))
    ]
    assert spread[0] >= 4.5
    assert spread[0] > spread[1] * 0.9
