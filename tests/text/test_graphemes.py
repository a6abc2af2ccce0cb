"""Boundaries between grapheme clusters are those of a full segmentation, read from close by."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from annotator.text import graphemes

TRICKY = (
    "ab \r\n\u0301\u200d👩👨🇩🇪🇫क्षि각한\u1100\u1161\u11a8©\u00adあア漢\u0600\u06ddم\u064eไทำ\ufe0f\u0e33❤🏽"
)
TRICKY_TEXT = st.text(alphabet=st.sampled_from(TRICKY) | st.characters(), max_size=30)


def _boundaries(text: str) -> list[int]:
    return sorted({0, len(text), *(match.end() for match in regex.compile(r"\X").finditer(text))})


@given(TRICKY_TEXT)
def test_boundaries_are_those_of_the_whole_text(text: str) -> None:
    boundaries = _boundaries(text)
    for offset in range(len(text) + 1):
        assert graphemes.is_boundary(text, offset) == (offset in boundaries)
        after = [boundary for boundary in boundaries if boundary > offset]
        before = [boundary for boundary in boundaries if boundary < offset]
        assert graphemes.next_boundary(text, offset) == (after[0] if after else len(text))
        assert graphemes.previous_boundary(text, offset) == (before[-1] if before else 0)


@given(TRICKY_TEXT, st.integers(0, 30), st.integers(0, 30))
def test_widening_cuts_nothing_and_takes_no_more_than_it_must(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    wide_start, wide_end = graphemes.widen(text, start, end)
    boundaries = _boundaries(text)
    assert wide_start == max(boundary for boundary in boundaries if boundary <= start)
    assert wide_end == min(boundary for boundary in boundaries if boundary >= end)


def test_a_family_is_one_character() -> None:
    text = "a👩‍👩‍👧b"
    assert graphemes.next_boundary(text, 1) == 6
    assert graphemes.widen(text, 2, 3) == (1, 6)


def test_a_line_of_combining_marks_is_read_within_reach() -> None:
    text = "\u0301" * 100_000
    assert graphemes.previous_boundary(text, 50_000) < 50_000 < graphemes.next_boundary(text, 50_000)
