"""Spans overlap by the text they cover, whatever lies in their gaps."""

import pytest

from annotator.agreement.units import Extent, Unit, overlap, shared


def unit(*fragments: Extent) -> Unit:
    return Unit(fragments, "PERSON")


@pytest.mark.parametrize(
    ("one", "other", "common", "share"),
    [
        (unit((0, 10)), unit((0, 10)), 10, 1.0),
        (unit((0, 10)), unit((5, 15)), 5, 5 / 15),
        (unit((0, 10)), unit((10, 20)), 0, 0.0),
        (unit((0, 4), (8, 12)), unit((4, 8)), 0, 0.0),
        (unit((0, 4), (8, 12)), unit((2, 10)), 4, 4 / 12),
    ],
)
def test_overlap_is_intersection_over_union(one: Unit, other: Unit, common: int, share: float) -> None:
    assert shared(one, other) == shared(other, one) == common
    assert overlap(one, other) == overlap(other, one) == share


def test_a_length_leaves_gaps_out() -> None:
    assert unit((0, 4), (8, 12)).length == 8
