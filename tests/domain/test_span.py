"""Every span's place is made by one constructor, which lets nothing through that does not fit the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import SpanInvalid
from annotator.domain.layer import Layer
from annotator.domain.span import Extent, Fragment, make_extent
from tests.formats.corpora import fragments, made_span

TEXT = "a 😀 bc\u00a0d"
TEXTS = st.text("ab 😀é\n", min_size=1, max_size=30)


@given(st.data())
def test_an_extent_covers_just_what_its_fragments_cover(data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    pieces = data.draw(st.lists(fragments(text).map(lambda found: found[0]), min_size=1, max_size=5))
    extent = make_extent(text, pieces)
    assert covered(extent.fragments) == covered(pieces)
    assert list(extent.fragments) == sorted(extent.fragments)
    ends = [end for _, end in extent.fragments]
    assert all(end < start for end, (start, _) in zip(ends, extent.fragments[1:], strict=False))
    assert text[extent.start : extent.end] == extent.surface
    assert extent.fits(text)


def covered(pieces: list[Fragment] | tuple[Fragment, ...]) -> set[int]:
    return {offset for start, end in pieces for offset in range(start, end)}


def test_fragments_that_touch_are_one() -> None:
    assert make_extent(TEXT, [(4, 6), (0, 1), (1, 2)]) == Extent(((0, 2), (4, 6)), "a 😀 bc")


@pytest.mark.parametrize("place", [(-1, 2), (2, 2), (3, 2), (0, 9), (8, 9)])
def test_a_place_outside_the_text_is_refused(place: Fragment) -> None:
    with pytest.raises(SpanInvalid, match="does not lie inside a text of 8 characters"):
        make_extent(TEXT, [(0, 1), place])


def test_no_fragment_is_no_place() -> None:
    with pytest.raises(SpanInvalid, match="at least one fragment"):
        make_extent(TEXT, [])


def test_another_surface_is_refused() -> None:
    assert make_extent(TEXT, [(2, 3)], "😀").surface == "😀"
    with pytest.raises(SpanInvalid, match="is '😀', not 'a'"):
        make_extent(TEXT, [(2, 3)], "a")


def test_an_extent_fits_only_the_text_it_was_made_over() -> None:
    extent = make_extent(TEXT, [(2, 3)])
    assert not extent.fits("a b")
    assert not extent.fits("a")
    assert not Extent(((2, 4),), "😀").fits(TEXT)


def test_a_span_answers_for_its_place() -> None:
    span = made_span(TEXT, "PERSON", (0, 1), (4, 6))
    assert (span.start, span.end, span.fragments, span.surface) == (0, 6, ((0, 1), (4, 6)), "a 😀 bc")
    assert [span.covers(offset) for offset in (0, 1, 3, 4, 5, 6)] == [True, False, False, True, True, False]
    assert span.order == (0, -6, Layer.ENTITY, "PERSON", span.id)


def test_spans_stand_by_start_and_the_longest_first() -> None:
    short, long, later = (made_span(TEXT, "PERSON", place) for place in [(0, 1), (0, 6), (2, 3)])
    assert sorted([later, short, long], key=lambda span: span.order) == [long, short, later]


def test_layers_have_plurals() -> None:
    assert [layer.plural for layer in Layer] == ["entities", "claims", "events"]
