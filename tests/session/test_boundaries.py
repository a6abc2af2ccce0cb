"""Edges of spans move from token to token, and never over each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Fragment
from annotator.session.boundaries import moved_fragments

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
