"""Lanes: overlapping extents never share one, and nothing jumps while others come and go."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.ui.textview.lanes import assign_lanes, free_lane, overlap

_EXTENTS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3),
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda pair: (pair[0], pair[0] + pair[1])),
    max_size=14,
)


def _collide(extents: dict[str, tuple[int, int]], lanes: dict[str, int]) -> bool:
    keys = list(extents)
    return any(
        lanes[one] == lanes[other] and overlap(extents[one], extents[other])
        for index, one in enumerate(keys)
        for other in keys[index + 1 :]
    )


@given(_EXTENTS)
def test_overlapping_extents_never_share_a_lane(extents: dict[str, tuple[int, int]]) -> None:
    lanes = assign_lanes(extents)
    assert set(lanes) == set(extents)
    assert not _collide(extents, lanes)


@given(_EXTENTS)
def test_no_more_lanes_than_extents_that_meet(extents: dict[str, tuple[int, int]]) -> None:
    lanes = assign_lanes(extents)
    deepest = max((sum(a <= at < b for a, b in extents.values()) for at in range(100)), default=0)
    assert max(lanes.values(), default=-1) + 1 == deepest


@given(_EXTENTS, _EXTENTS)
def test_those_that_stay_keep_their_lanes(
    extents: dict[str, tuple[int, int]], more: dict[str, tuple[int, int]]
) -> None:
    before = assign_lanes(extents)
    both = {**more, **extents}
    after = assign_lanes(both, before)
    assert {key: after[key] for key in extents} == before
    assert not _collide(both, after)


@given(_EXTENTS, st.data())
def test_removing_some_moves_no_other(extents: dict[str, tuple[int, int]], data: st.DataObject) -> None:
    before = assign_lanes(extents)
    kept = {key: extent for key, extent in extents.items() if data.draw(st.booleans())}
    assert assign_lanes(kept, before) == {key: before[key] for key in kept}


@given(_EXTENTS, st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), st.integers(0, 3)))
def test_lanes_that_no_longer_fit_are_mended(
    extents: dict[str, tuple[int, int]], earlier: dict[str, int]
) -> None:
    assert not _collide(extents, assign_lanes(extents, earlier))


def test_the_outer_of_two_lies_nearer_to_the_line() -> None:
    assert assign_lanes({"inner": (10, 20), "outer": (10, 50)}) == {"outer": 0, "inner": 1}


def test_a_wanted_lane_is_taken_if_it_is_free() -> None:
    assert free_lane([0, 2], 1) == 1
    assert free_lane([0, 1], 1) == 2
    assert free_lane([1, 2]) == 0
