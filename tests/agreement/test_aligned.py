"""Units of any number of annotators: each span in one, at most one of each annotator, in whatever order."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.aligned import aligned
from annotator.agreement.matching import OVERLAP, align
from annotator.agreement.units import Unit


def _unit(start: int, end: int, label: str = "a") -> Unit:
    return Unit(((start, end),), label)


def _long(start: int, length: int, label: str) -> Unit:
    return _unit(start, start + length, label)


_units = st.lists(
    st.builds(_long, st.integers(0, 30), st.integers(1, 8), st.sampled_from("ab")),
    max_size=6,
    unique_by=lambda unit: (unit.fragments, unit.label),
)


@settings(deadline=None)
@given(_units, _units)
def test_of_two_it_is_their_matching(ones: list[Unit], others: list[Unit]) -> None:
    pairs = [row for row in aligned([ones, others]) if None not in row]
    assert sorted(pairs, key=repr) == sorted(align(ones, others, OVERLAP).pairs, key=repr)


@settings(deadline=None)
@given(st.lists(_units, min_size=3, max_size=3))
def test_each_span_stands_in_one_unit(readings: list[list[Unit]]) -> None:
    rows = aligned(readings)
    for place, reading in enumerate(readings):
        found = [row[place] for row in rows if row[place] is not None]
        assert sorted(map(repr, found)) == sorted(map(repr, reading))


def test_units_grow_along_matched_pairs_the_closest_first() -> None:
    ada, ben, cleo = [_unit(0, 10)], [_unit(0, 9), _unit(9, 20)], [_unit(0, 20)]
    rows = aligned([ada, ben, cleo])
    assert (ada[0], ben[0], None) in rows or (ada[0], ben[0], cleo[0]) in rows
    assert sum(unit is not None for row in rows for unit in row) == 4


def test_it_does_not_matter_who_comes_first_or_what_is_stored_first() -> None:
    readings = [[_unit(0, 4), _unit(6, 9)], [_unit(1, 4), _unit(6, 9, "b")], [_unit(0, 3)]]
    wanted = {frozenset(filter(None, row)) for row in aligned(readings)}
    for order in permutations(readings):
        turned = [list(reversed(reading)) for reading in order]
        assert {frozenset(filter(None, row)) for row in aligned(turned)} == wanted
