"""The strip's heights: marks and window agree, a short document is not stretched."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.textview.map_scale import MapScale
from annotator.ui.textview.paragraphs import Paragraphs

_TEXT = "One two three.\n\nFour five six.\nSeven."
_HEIGHTS = (100.0, 20.0, 60.0, 20.0)


def scale(room: float = 100.0) -> MapScale:
    return MapScale(Paragraphs(_TEXT), _HEIGHTS, room)


def test_offsets_stand_where_their_paragraphs_do() -> None:
    assert scale().y_of(0) == 0.0
    assert scale().y_of(_TEXT.index("Four")) == 60.0
    assert scale().y_of(_TEXT.index("Seven")) == 90.0
    assert scale().y_of(len(_TEXT)) == 100.0


def test_a_short_document_is_not_stretched() -> None:
    assert scale(500.0).y_of(len(_TEXT)) == 200.0


@given(st.floats(-50, 300), st.floats(10, 400))
def test_a_place_leads_back_to_its_height(y: float, room: float) -> None:
    strip = scale(room)
    index, share = strip.place_at(y)
    assert abs(strip.y_at(index, share) - min(max(y, 0.0), min(room, 200.0))) < 0.01


@given(st.integers(0, len(_TEXT)), st.integers(0, len(_TEXT)))
def test_what_comes_later_stands_no_higher(one: int, other: int) -> None:
    assert scale().y_of(min(one, other)) <= scale().y_of(max(one, other))


def test_a_stretch_holds_its_paragraphs() -> None:
    assert list(scale().between(10.0, 55.0)) == [0, 1]
    assert list(scale().between(-5.0, 500.0)) == [0, 1, 2, 3]
