"""Spans by paragraph: changing one span touches its own paragraphs only."""

from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.ui.textview.paragraphs import LONGEST, PART, Paragraphs
from annotator.ui.textview.span_index import LinkIndex, SpanIndex
from tests.ui.textview.samples import link, new_id, span

_TEXT = "One two three.\nFour five six.\n\nSeven eight nine."


def _index(*spans: Span) -> SpanIndex:
    index = SpanIndex(Paragraphs(_TEXT))
    index.replace_all(spans)
    return index


def test_paragraphs_are_what_line_breaks_part() -> None:
    found = Paragraphs("ab\r\n\ncd\re")
    assert [(item.start, item.end, item.following) for item in found.items] == [
        (0, 2, 4),
        (4, 4, 5),
        (5, 7, 8),
        (8, 9, 9),
    ]


def test_a_very_long_paragraph_comes_in_parts_that_break_after_sentences() -> None:
    text = "A sentence of the long paragraph. " * 1000
    found = Paragraphs(text)
    assert "".join(text[item.start : item.end] for item in found.items) == text
    assert all(item.end - item.start <= LONGEST for item in found.items)
    assert all(text[: item.end].endswith("paragraph. ") for item in found.items)
    assert not any(item.breaks for item in found.items[:-1])
    assert found.real_start(5) == 0


def test_a_long_run_without_spaces_is_parted_between_graphemes() -> None:
    text = "👩‍👩‍👧" * 3000
    assert all(item.start % 5 == 0 for item in Paragraphs(text).items)
    assert all(item.end - item.start <= max(LONGEST, PART) for item in Paragraphs(text).items)


def test_a_span_is_found_in_every_paragraph_that_it_touches() -> None:
    long = span(_TEXT, Layer.CLAIM, "ASSERTION", "three.\nFour five six.\n\nSeven")
    short = span(_TEXT, Layer.ENTITY, "CARDINAL", "five")
    index = _index(long, short)
    assert [[found.id for found in index.at(number)] for number in range(4)] == [
        [long.id],
        [long.id, short.id],
        [long.id],
        [long.id],
    ]


def test_changes_tell_which_paragraphs_they_touch() -> None:
    index = _index()
    five = span(_TEXT, Layer.ENTITY, "CARDINAL", "five")
    assert index.put(five) == {1}
    moved = Span(five.id, five.layer, five.label, span(_TEXT, Layer.ENTITY, "CARDINAL", "nine").extent)
    assert index.put(moved) == {1, 3}
    assert index.remove(five.id) == {3}
    assert index.remove(five.id) == set()
    assert len(index) == 0


def test_an_added_claim_moves_no_other() -> None:
    inner = span(_TEXT, Layer.CLAIM, "ASSERTION", "two three")
    index = _index(inner)
    outer = span(_TEXT, Layer.CLAIM, "ASSERTION", "One two three.")
    index.put(outer)
    assert (index.lane(inner.id), index.lane(outer.id)) == (0, 1)
    index.remove(inner.id)
    assert index.lane(outer.id) == 1
    index.replace_all([outer, Span(new_id(), Layer.CLAIM, "DEMAND", inner.extent)])
    assert index.lane(outer.id) == 1


def test_links_are_found_from_both_ends() -> None:
    one, two = span(_TEXT, Layer.EVENT, "OTHER", "two"), span(_TEXT, Layer.ENTITY, "ORG", "six")
    made = link("agent", one, two)
    index = LinkIndex([made])
    assert index.of(one.id) == index.of(two.id) == [made]
    assert index.of("nobody") == []
