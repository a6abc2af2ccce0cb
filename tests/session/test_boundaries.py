"""Edges of spans move from token to token, and never over each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Fragment
from annotator.session.boundaries import fits, fitted_fragments, moved_fragments, nudged_fragments
from annotator.session.segments import Segments
from annotator.text.tokens import fallback_tokenizer
from tests.session.projects import TEXT, place_of

TOKENS = [(0, 4), (5, 9), (10, 12), (13, 20)]


@pytest.mark.parametrize(
    ("fragments", "side", "step", "moved"),
    [
        ([(5, 9)], "start", -1, [(0, 9)]),
        ([(5, 12)], "start", 1, [(10, 12)]),
        ([(5, 9)], "start", 1, [(5, 9)]),
        ([(0, 4)], "start", -1, [(0, 4)]),
        ([(5, 9)], "end", 1, [(5, 12)]),
        ([(5, 12)], "end", -1, [(5, 9)]),
        ([(5, 9)], "end", -1, [(5, 9)]),
        ([(13, 20)], "end", 1, [(13, 20)]),
        ([(6, 8)], "start", -1, [(5, 8)]),
        ([(6, 8)], "end", 1, [(6, 9)]),
        ([(0, 4), (10, 12)], "start", 1, [(0, 4), (10, 12)]),
        ([(0, 4), (10, 12)], "end", 1, [(0, 4), (10, 20)]),
    ],
)
def test_an_edge_goes_to_the_next_token(
    fragments: list[Fragment], side: str, step: int, moved: list[Fragment]
) -> None:
    assert moved_fragments(fragments, TOKENS, side, step) == tuple(moved)


@given(st.sampled_from(TOKENS), st.sampled_from(["start", "end"]), st.sampled_from([-1, 1]))
def test_what_comes_out_is_always_a_place(fragment: Fragment, side: str, step: int) -> None:
    ((start, end),) = moved_fragments([fragment], TOKENS, side, step)
    assert 0 <= start < end <= 20


CLUSTERS = "a👩‍👩‍👧b e\u0301"


@pytest.mark.parametrize(
    ("fragment", "side", "step", "moved"),
    [
        ((0, 1), "end", 1, (0, 6)),
        ((0, 6), "end", -1, (0, 1)),
        ((0, 1), "end", -1, (0, 1)),
        ((1, 7), "start", -1, (0, 7)),
        ((0, 7), "start", 1, (1, 7)),
        ((8, 10), "end", 1, (8, 10)),
        ((0, 10), "end", -1, (0, 8)),
        ((0, 1), "start", -1, (0, 1)),
    ],
)
def test_an_edge_goes_on_by_what_one_sees_as_a_character(
    fragment: Fragment, side: str, step: int, moved: Fragment
) -> None:
    assert nudged_fragments([fragment], CLUSTERS, side, step) == (moved,)


@pytest.mark.parametrize(
    ("words", "fitted"), [("arbour Boar", "Harbour Board"), ("Vale of ", "Vale of"), (" of the", "of the")]
)
def test_a_misfit_grows_to_its_words_and_sheds_space(words: str, fitted: str) -> None:
    segments = Segments(TEXT, "en", fallback_tokenizer("en"))
    place = place_of(TEXT, words)
    assert not fits([place], segments)
    (found,) = fitted_fragments([place], TEXT, segments)
    assert TEXT[slice(*found)] == fitted
    assert fits([found], segments)
    assert fitted_fragments([found], TEXT, segments) == (found,)


def test_nothing_but_space_cannot_be_fitted() -> None:
    segments = Segments(TEXT, "en", fallback_tokenizer("en"))
    place = place_of(TEXT, "\n\n")
    assert fitted_fragments([place], TEXT, segments) == (place,)
