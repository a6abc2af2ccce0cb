"""Heights and their totals; finding the paragraph at a height."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.textview.heights import Heights

_HEIGHTS = st.lists(st.integers(0, 90).map(float), min_size=1, max_size=40)


@given(_HEIGHTS, st.data())
def test_totals_follow_every_change(heights: list[float], data: st.DataObject) -> None:
    tree = Heights(heights)
    for _ in range(5):
        index = data.draw(st.integers(0, len(heights) - 1))
        heights[index] = float(data.draw(st.integers(0, 500)))
        tree[index] = heights[index]
        assert tree.total == pytest.approx(sum(heights))
        assert all(tree.before(at) == pytest.approx(sum(heights[:at])) for at in range(len(heights) + 1))


@given(_HEIGHTS, st.floats(-10, 4000))
def test_what_lies_at_a_height_holds_it(heights: list[float], y: float) -> None:
    tree = Heights(heights)
    index, inside = tree.at(y)
    if y <= 0:
        assert (index, inside) == (0, 0.0)
    elif y >= tree.total:
        assert index == len(heights) - 1
    else:
        assert tree.before(index) + inside == pytest.approx(y)
        assert 0 <= inside <= heights[index]


def test_no_paragraphs_have_no_height() -> None:
    assert Heights([]).total == 0.0
    assert Heights([]).at(5.0) == (0, 0.0)
