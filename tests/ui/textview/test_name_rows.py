"""Label names in the leading: none prints over another, none leaves its line."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.textview.name_rows import Place, Wish, pack

_LINE = 500.0
_SPACING = 4.0
_WISHES = st.lists(st.tuples(st.integers(0, 480), st.integers(4, 300), st.integers(6, 90)), max_size=14).map(
    lambda made: [
        Wish(key, float(start), min(float(own), _LINE - start), float(full))
        for key, (start, own, full) in enumerate(made)
    ]
)


def _print_over_each_other(places: list[Place]) -> bool:
    return any(
        one.row == other.row
        and one.width > 0 < other.width
        and one.start < other.start + other.width
        and other.start < one.start + one.width
        for index, one in enumerate(places)
        for other in places[index + 1 :]
    )


@given(_WISHES, st.integers(1, 4))
def test_no_name_prints_over_another(wishes: list[Wish], rows: int) -> None:
    places = pack(wishes, _LINE, _SPACING, rows)
    assert sorted(place.key for place in places) == [wish.key for wish in wishes]
    assert all(0 <= place.row < rows for place in places)
    assert not _print_over_each_other(places)


@given(_WISHES)
def test_no_name_is_wider_than_it_wants_or_leaves_the_line(wishes: list[Wish]) -> None:
    for place in pack(wishes, _LINE, _SPACING):
        wish = wishes[place.key]
        assert 0 <= place.width <= wish.full
        assert place.start + place.width <= max(_LINE, place.start)


def test_two_far_from_each_other_share_the_lowest_row() -> None:
    places = pack([Wish(0, 0.0, 50.0, 30.0), Wish(1, 100.0, 50.0, 30.0)], _LINE, _SPACING)
    assert [(place.start, place.width, place.row) for place in places] == [(0.0, 30.0, 0), (100.0, 30.0, 0)]


def test_a_name_gets_narrower_before_the_next_one_goes_up() -> None:
    first, second = pack([Wish(0, 0.0, 30.0, 60.0), Wish(1, 40.0, 50.0, 30.0)], _LINE, _SPACING)
    assert (first.width, first.row, second.row) == (36.0, 0, 0)


def test_the_outer_of_two_that_start_together_is_named_where_only_it_is() -> None:
    inner, outer = pack([Wish(0, 0.0, 200.0, 30.0), Wish(1, 0.0, 80.0, 30.0)], _LINE, _SPACING)
    assert (inner.key, inner.start, inner.row) == (1, 0.0, 0)
    assert (outer.key, outer.start, outer.row) == (0, 84.0, 0)


def test_one_more_row_where_two_have_the_same_extent() -> None:
    places = pack([Wish(0, 0.0, 80.0, 30.0), Wish(1, 0.0, 80.0, 30.0)], _LINE, _SPACING)
    assert [place.row for place in places] == [0, 1]


def test_a_name_at_the_lines_end_hangs_back() -> None:
    (place,) = pack([Wish(0, 490.0, 10.0, 60.0)], _LINE, _SPACING)
    assert (place.start, place.width) == (440.0, 60.0)
