"""Which spans of any number of annotators belong together: units that at most one span of each makes up.

Two annotators are matched one to one with the greatest sum of overlaps. For more, every two are; then units
grow together along the matched pairs, the closest first, as long as no annotator has two spans in one. With
two annotators, the units are the matching.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from annotator.agreement.matching import OVERLAP, Pair, by_place, compare
from annotator.agreement.units import Unit, overlap

Row = tuple[Unit | None, ...]
"""A place for each annotator, None where they marked nothing."""

_Node = tuple[int, tuple[object, ...]]


def aligned(readings: Sequence[Sequence[Unit]]) -> list[Row]:
    """The units by position; each span of each annotator stands in exactly one."""
    groups: dict[_Node, dict[int, Unit]] = {}
    for annotator, reading in enumerate(readings):
        for unit in reading:
            groups[annotator, by_place(unit)] = {annotator: unit}
    for one, other in _closest_first(readings):
        left, right = groups[one], groups[other]
        if left.keys().isdisjoint(right):
            left.update(right)
            for annotator, unit in right.items():
                groups[annotator, by_place(unit)] = left
    units = {id(group): group for group in groups.values()}.values()
    rows = [tuple(group.get(place) for place in range(len(readings))) for group in units]
    return sorted(rows, key=_places)


def _closest_first(readings: Sequence[Sequence[Unit]]) -> Iterator[tuple[_Node, _Node]]:
    """Pairs by how much they overlap, then those with one label, then by position."""
    found = [
        (_nearness(pair), one, other, pair)
        for one, other in combinations(range(len(readings)), 2)
        for pair in compare(readings[one], readings[other]).align(OVERLAP).pairs
    ]
    for _, one, other, (left, right) in sorted(found, key=lambda entry: entry[:3]):
        yield (one, by_place(left)), (other, by_place(right))


def _nearness(pair: Pair) -> tuple[float, bool, list[tuple[object, ...]]]:
    one, other = pair
    return (-overlap(one, other), one.label != other.label, sorted((by_place(one), by_place(other))))


def _places(row: Row) -> list[tuple[object, ...]]:
    return sorted(by_place(unit) for unit in row if unit is not None)
