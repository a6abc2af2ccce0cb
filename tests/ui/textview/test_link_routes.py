"""Ways of links: level and upright pieces only, between the lines and along the column."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.textview.link_routes import Column, End, arrow_head, rounded_path, route, route_out

_COLUMN = Column(100.0, 600.0)
_PITCH = 40.0


def end(line: int, x: float) -> End:
    """An end on a line whose body is from 10 to 28 of the 40 pixels of its pitch."""
    top = line * _PITCH
    return End(x, top + 10, top + 28, top - 3, top + _PITCH - 3, line)


_ENDS = st.builds(end, st.integers(0, 12), st.floats(110, 590))


@given(_ENDS, _ENDS)
def test_a_way_is_level_or_upright_and_crosses_no_line_inside_the_column(source: End, target: End) -> None:
    corners = route(source, target, _COLUMN)
    assert corners[0].x() == source.x
    assert corners[-1].x() == target.x
    assert corners[0].y() in (source.top, source.bottom)
    assert corners[-1].y() in (target.top, target.bottom)
    for one, two in pairwise(corners):
        assert one.x() == two.x() or one.y() == two.y()
        if one.y() == two.y():
            assert not 10 < one.y() % _PITCH < 28
        elif abs(one.y() - two.y()) > _PITCH:
            assert one.x() in (_COLUMN.left, _COLUMN.right)


@given(_ENDS, st.sampled_from([0.0, 600.0]))
def test_a_way_out_goes_along_the_margin_to_the_edge(source: End, edge: float) -> None:
    corners = route_out(source, edge, _COLUMN)
    assert (corners[-1].x(), corners[-1].y()) == (_COLUMN.right, edge)


def test_the_arrow_points_where_the_way_goes() -> None:
    down = arrow_head(route(end(0, 200), end(1, 300), _COLUMN), 6.0)
    up = arrow_head(route(end(1, 300), end(0, 200), _COLUMN), 6.0)
    assert down.boundingRect().bottom() == end(1, 300).top
    assert up.boundingRect().top() == end(0, 200).bottom


def test_round_corners_start_and_end_where_the_way_does() -> None:
    corners = route(end(0, 200), end(3, 300), _COLUMN)
    path = rounded_path(corners, 5.0)
    assert path.pointAtPercent(0.0) == corners[0]
    finish = path.pointAtPercent(1.0)
    assert (finish.x(), finish.y()) == pytest.approx((corners[-1].x(), corners[-1].y()))
