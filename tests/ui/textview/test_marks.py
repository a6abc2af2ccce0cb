"""Marks of dense paragraphs: everything has its place, and no name prints over another or over text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.domain.span import Span, make_extent
from annotator.domain.tagset import Label, Tagset
from annotator.ui.textview.look import Look
from annotator.ui.textview.name_painter import name_rect
from annotator.ui.textview.page import Page
from annotator.ui.textview.painters import SetParagraph
from annotator.ui.textview.theme import LIGHT
from annotator.ui.textview.typography import Typography
from tests.ui.textview.samples import NEWS, document, new_id, point_of, shown_view, span

pytestmark = pytest.mark.usefixtures("qapp")

_TEXTS = (
    "The river will take the old quarter within ten years unless the council acts, the minister told the "
    "Port Ellery City Council on Tuesday, hours before he resigned, accusing the mayor of hiding a study.",
    "قال رئيس البلدية يوم الثلاثاء إن مجلس Port Ellery City Council صوّت على نقل محطة العبّارات وإن "
    "التكلفة ستبلغ 41 مليون دولار خلال عام 2028 وفق ما جاء في بيان صدر مساء الثلاثاء",
)
_LABELS = {layer: [label.key for label in NEWS.labels_of(layer)] for layer in Layer}


@st.composite
def _spans(draw: st.DrawFn, text: str) -> list[Span]:
    spans: list[Span] = []
    for _ in range(draw(st.integers(0, 16))):
        layer = draw(st.sampled_from(list(Layer)))
        start = draw(st.integers(0, len(text) - 2))
        end = draw(st.integers(start + 1, min(len(text), start + 80)))
        fragments = [(start, end)]
        if end + 12 < len(text) and draw(st.booleans()):
            fragments.append((end + 6, end + 12))
        spans.append(
            Span(new_id(), layer, draw(st.sampled_from(_LABELS[layer])), make_extent(text, fragments))
        )
    return spans


def _set_paragraph(text: str, spans: list[Span], tagset: Tagset = NEWS) -> tuple[SetParagraph, Look]:
    look = Look.make(LIGHT, Typography(), tagset)
    page = Page(document(text), look, 460.0)
    page.spans.replace_all(spans)
    return page.laid(0), look


def _name_rects(paragraph: SetParagraph, look: Look) -> list[QRectF]:
    layout = paragraph.layout
    named = [(mark, mark.name) for mark in paragraph.marks.all() if mark.name is not None]
    return [name_rect(layout, mark, name, look) for mark, name in named if name.width > 0]


@pytest.mark.parametrize("text", _TEXTS, ids=["english", "arabic"])
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_names_print_neither_over_each_other_nor_over_the_text(text: str, data: st.DataObject) -> None:
    paragraph, look = _set_paragraph(text, data.draw(_spans(text)))
    rects = _name_rects(paragraph, look)
    for index, one in enumerate(rects):
        inner = one.adjusted(0.5, 2.0, -0.5, -2.0)
        assert not any(inner.intersects(other.adjusted(0.5, 2.0, -0.5, -2.0)) for other in rects[index + 1 :])
        bodies = [(line.body_top, line.body_bottom) for line in paragraph.layout.lines]
        assert all(inner.bottom() <= top or inner.top() >= bottom for top, bottom in bodies)


@pytest.mark.parametrize("text", _TEXTS, ids=["english", "arabic"])
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_span_is_drawn_and_named_inside_the_column(text: str, data: st.DataObject) -> None:
    spans = data.draw(_spans(text))
    paragraph, _ = _set_paragraph(text, spans)
    marks = {mark.span.id: mark for mark in paragraph.marks.all()}
    assert set(marks) == {one.id for one in spans}
    for mark in marks.values():
        visible = [text[start:end].strip() for start, end in mark.span.fragments]
        assert mark.pieces or not any(visible)
        assert all(-4 <= piece.left < piece.right <= paragraph.layout.width + 4 for piece in mark.pieces)


def test_two_claims_from_one_word_have_their_names_one_below_the_other() -> None:
    text = _TEXTS[0]
    outer = span(text, Layer.CLAIM, "PREDICTION", "The river will take the old quarter within ten years")
    inner = span(text, Layer.CLAIM, "ASSERTION", "The river will take the old quarter")
    paragraph, look = _set_paragraph(text, [inner, outer])
    first, second = _name_rects(paragraph, look)
    assert first.left() == second.left()
    assert first.bottom() <= second.top() or second.bottom() <= first.top()


def test_a_long_name_is_cut_short() -> None:
    name = "an extraordinarily long label name that nobody would want to read"
    tagset = Tagset(name="long", labels=(Label(key="LONG", layer=Layer.ENTITY, name=name),))
    text = _TEXTS[0]
    paragraph, _ = _set_paragraph(text, [span(text, Layer.ENTITY, "LONG", "old quarter")], tagset)
    shown = paragraph.marks.entities[0].name
    assert shown is not None
    assert shown.text.endswith("…")
    assert shown.width < 160


def test_the_pieces_of_a_span_over_lines_are_open_where_it_goes_on() -> None:
    text = _TEXTS[0]
    claim = span(text, Layer.CLAIM, "ASSERTION", text)
    paragraph, _ = _set_paragraph(text, [claim])
    pieces = paragraph.marks.claims[0].pieces
    cuts = [(piece.cut_left, piece.cut_right) for piece in pieces]
    assert cuts[0] == (False, True)
    assert cuts[-1] == (True, False)
    assert set(cuts[1:-1]) <= {(True, True)}


def test_the_text_between_two_fragments_is_no_part_of_the_span(qtbot: QtBot) -> None:
    text = "“We will go,” she said, “and never come back.”"
    claim = span(text, Layer.CLAIM, "COMMITMENT", "We will go", "never come back")
    view = shown_view(qtbot, text, [claim])
    assert view.spans_at(point_of(view, text.index("she")).toPointF()) == []
    assert view.spans_at(point_of(view, text.index("come")).toPointF()) == [claim]
