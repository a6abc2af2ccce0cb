"""A continuum holds what can be measured, and counts what cannot."""

import pytest

from annotator.agreement.continua import Continuum, Counts, Stretch, count, overlapping, stretches
from annotator.agreement.figures import Reason
from annotator.agreement.units import Unit

LEFT = Unit(((0, 4),), "PER", "1")
RIGHT = Unit(((6, 9),), "ORG", "2")
SPLIT = Unit(((0, 2), (5, 7)), "PER", "3")
NOTHING = Unit(((3, 3),), "PER", "4")


def test_stretches_are_in_order_and_each_stands_once() -> None:
    again = Unit(LEFT.fragments, LEFT.label, "5")
    assert stretches([RIGHT, LEFT, again]) == [Stretch(0, 4, "PER"), Stretch(6, 9, "ORG")]


def test_what_is_in_fragments_or_covers_nothing_is_no_stretch() -> None:
    assert stretches([SPLIT, NOTHING]) == []


@pytest.mark.parametrize(
    ("extents", "involved"),
    [
        ([], 0),
        ([(0, 4), (4, 6)], 0),
        ([(0, 4), (3, 6)], 2),
        ([(0, 9), (1, 2), (4, 6), (9, 12)], 3),
        ([(0, 4), (5, 9), (8, 9)], 2),
    ],
)
def test_overlapping_counts_the_stretches_that_share_text(
    extents: list[tuple[int, int]], involved: int
) -> None:
    assert overlapping([Stretch(start, end, "PER") for start, end in extents]) == involved


def test_one_label_can_be_looked_at_alone() -> None:
    assert Continuum(9, ((LEFT, RIGHT), (RIGHT,))).only("PER") == Continuum(9, ((LEFT,), ()))


def test_what_is_left_out_is_counted() -> None:
    continuum = Continuum(9, ((LEFT, RIGHT, SPLIT, SPLIT), (RIGHT,)))
    counts = count(continuum, [stretches(reading) for reading in continuum.readings])
    assert counts == Counts(documents=1, spans=3, discontinuous=1, overlapping=0)
    assert Counts.total([counts, counts]) == Counts(documents=2, spans=6, discontinuous=2, overlapping=0)
    assert Counts.total([]) == Counts()


@pytest.mark.parametrize(
    ("counts", "reason"),
    [
        (Counts(), Reason.NO_DOCUMENTS),
        (Counts(documents=1), Reason.NO_SPANS),
        (Counts(documents=1, spans=2, overlapping=2), Reason.OVERLAPPING),
        (Counts(documents=1, spans=2), None),
    ],
)
def test_counts_say_what_stands_in_the_way(counts: Counts, reason: Reason | None) -> None:
    assert counts.obstacle() == reason
