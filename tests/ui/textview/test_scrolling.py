"""The scroll position: exact however far, the same way back, never beyond the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.textview.scrolling import TOP, Anchor, bottom, held, moved

_HEIGHTS = st.lists(st.integers(1, 90).map(float), min_size=1, max_size=30)
_VIEW = 100.0


def _y(anchor: Anchor, heights: list[float]) -> float:
    return sum(heights[: anchor.paragraph]) + anchor.offset


@given(_HEIGHTS, st.lists(st.integers(-400, 400), max_size=12))
def test_scrolling_adds_up_inside_the_document(heights: list[float], deltas: list[int]) -> None:
    anchor, y = TOP, 0.0
    most = max(sum(heights) - _VIEW, 0.0)
    for delta in deltas:
        anchor = moved(anchor, delta, _VIEW, len(heights), heights.__getitem__)
        y = min(max(y + delta, 0.0), most)
        assert _y(anchor, heights) == pytest.approx(y)
        assert 0 <= anchor.offset <= heights[anchor.paragraph]


@given(_HEIGHTS)
def test_the_bottom_is_where_the_end_meets_the_views_edge(heights: list[float]) -> None:
    anchor = bottom(_VIEW, len(heights), heights.__getitem__)
    assert _y(anchor, heights) == pytest.approx(max(sum(heights) - _VIEW, 0.0))
    assert held(anchor, _VIEW, len(heights), heights.__getitem__) == anchor


def test_only_what_comes_into_view_is_measured() -> None:
    asked: list[int] = []

    def measured(index: int) -> float:
        asked.append(index)
        return 50.0

    moved(Anchor(5_000, 10.0), 30.0, _VIEW, 10_000, measured)
    assert set(asked) <= set(range(4_999, 5_005))
