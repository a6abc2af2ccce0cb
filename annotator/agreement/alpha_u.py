"""α_U, Krippendorff's first coefficient for unitizing (1995, in the form of 2004): where units begin and end.

Krippendorff, K. (1995). On the reliability of unitizing contiguous data. Sociological Methodology 25, 47–76.
Krippendorff, K. (2004). Content Analysis: An Introduction to Its Methodology, 2nd edition, chapter 11 (page
254 has an example); the expected disagreement of 1995 was corrected there.

Not to be confused with uα of 2016 (``u_alpha``), which does not see where one unit ends and the next of the
same label begins.

The papers have one continuum that all observers divided. Documents are such continua laid end to end: no unit
and no gap reaches over the edge of one, so their order does not matter; and the pairs of observers of a
document weigh 1/(m − 1), as in Krippendorff's α, so that documents may have had different observers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import fsum

import numpy as np

from annotator.agreement.continua import Continuum, Counts, Stretch, count, stretches
from annotator.agreement.figures import Figure, Reason, measured, undefined


@dataclass(frozen=True, slots=True)
class LabelTally:
    """One label in one document: the summed differences of its sections, and how long they are."""

    differences: float
    lengths: tuple[int, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AlphaUTally:
    """What α_U needs to know of one document; make it with ``tally``."""

    length: int
    annotators: int
    labels: Mapping[str, LabelTally]
    counts: Counts

    def of(self, label: str) -> LabelTally:
        return self.labels.get(label) or LabelTally(0.0, (), (self.length,) * self.annotators)


@dataclass(frozen=True, slots=True)
class AlphaU:
    """The figure, and the disagreements (summed over labels) that it is made of."""

    figure: Figure
    observed: float
    expected: float
    counts: Counts


def tally(continuum: Continuum) -> AlphaUTally | None:
    """What to keep of a document; None for one that fewer than two annotators finished."""
    if not continuum.is_shared:
        return None
    readings = [stretches(reading) for reading in continuum.readings]
    labels = {stretch.label for reading in readings for stretch in reading}
    return AlphaUTally(
        continuum.length,
        len(readings),
        {label: _tally_label(_labeled(readings, label), continuum.length) for label in labels},
        count(continuum, readings),
    )


def alpha_u(tallies: Iterable[AlphaUTally | None]) -> AlphaU:
    """α_U = 1 − Σ_c D_oc / Σ_c D_ec, over all labels c of a layer (Krippendorff 2004, chapter 11).

    For a single label tally ``continuum.only(label)``. Undefined where spans of one annotator overlap within
    what was tallied, and where chance could not disagree.
    """
    present = [each for each in tallies if each is not None]
    counts = Counts.total(each.counts for each in present)
    reason = counts.obstacle()
    if reason is not None:
        return AlphaU(undefined(reason), 0.0, 0.0, counts)
    labels = sorted({label for each in present for label in each.labels})
    observed = fsum(_observed(present, label) for label in labels)
    expected = fsum(_expected(present, label) for label in labels)
    figure = measured(1 - observed / expected) if expected else undefined(Reason.ONE_LABEL)
    return AlphaU(figure, observed, expected, counts)


def difference(one: Sequence[Stretch], other: Sequence[Stretch]) -> int:
    """Σ δ² between the sections of two observers, for one label (Krippendorff 1995; 2004, chapter 11).

    Two units that intersect differ by the squared distances of their beginnings and of their ends, a unit
    that lies wholly in a gap of the other differs by its squared length, all else not at all.
    """
    total, met, first = 0, set[int](), 0
    for unit in one:
        while first < len(other) and other[first].end <= unit.start:
            first += 1
        hits = _intersecting(unit, other, first)
        total += sum(_apart(unit, other[hit]) for hit in hits) if hits else unit.length**2
        met.update(hits)
    return total + sum(unit.length**2 for index, unit in enumerate(other) if index not in met)


def _apart(one: Stretch, other: Stretch) -> int:
    return (one.start - other.start) ** 2 + (one.end - other.end) ** 2


def _intersecting(unit: Stretch, others: Sequence[Stretch], first: int) -> range:
    last = first
    while last < len(others) and others[last].start < unit.end:
        last += 1
    return range(first, last)


def _labeled(readings: Iterable[Iterable[Stretch]], label: str) -> list[list[Stretch]]:
    return [[stretch for stretch in reading if stretch.label == label] for reading in readings]


def _tally_label(readings: Sequence[Sequence[Stretch]], length: int) -> LabelTally:
    differences = sum(difference(one, other) for one, other in permutations(readings, 2))
    return LabelTally(
        differences / (len(readings) - 1),
        tuple(stretch.length for reading in readings for stretch in reading),
        tuple(gap for reading in readings for gap in _gaps(reading, length)),
    )


def _gaps(ordered: Sequence[Stretch], length: int) -> Iterable[int]:
    starts = [*(stretch.start for stretch in ordered), length]
    ends = [0, *(stretch.end for stretch in ordered)]
    return (start - end for start, end in zip(starts, ends, strict=True) if start > end)


def _observed(tallies: Sequence[AlphaUTally], label: str) -> float:
    """D_oc: the summed differences, over the length and over all that observers had before them."""
    total = sum(each.length for each in tallies)
    return fsum(each.of(label).differences for each in tallies) / (total * _seen(tallies))


def _expected(tallies: Sequence[AlphaUTally], label: str) -> float:
    """D_ec (Krippendorff 2004, chapter 11): the differences if units and gaps were combined in any way.

    (2/L) Σ_g [ (N_c − 1)/3 · (2l³ − 3l² + l) + l² Σ_h (l_h − l + 1) ] / ( mL(mL − 1) − Σ_g l(l − 1) )
    with g over the N_c units of the label and h over the gaps that are at least as long as the unit.
    """
    lengths = _sorted(length for each in tallies for length in each.of(label).lengths)
    gaps = _sorted(gap for each in tallies for gap in each.of(label).gaps)
    among_units = (len(lengths) - 1) / 3 * (2 * lengths**3 - 3 * lengths**2 + lengths)
    in_gaps = lengths**2 * _room(lengths, gaps)
    seen, total = _seen(tallies), sum(each.length for each in tallies)
    pairs = seen * (seen - 1) - float((lengths * (lengths - 1)).sum())
    return 2 / total * float((among_units + in_gaps).sum()) / pairs


def _room(lengths: np.ndarray, gaps: np.ndarray) -> np.ndarray:
    """In how many places of the gaps each unit could stand."""
    first = np.searchsorted(gaps, lengths)
    beyond = np.concatenate([np.cumsum(gaps[::-1])[::-1], [0.0]])
    return beyond[first] - (len(gaps) - first) * (lengths - 1)


def _seen(tallies: Sequence[AlphaUTally]) -> int:
    """mL: the length of the text times those who read it."""
    return sum(each.length * each.annotators for each in tallies)


def _sorted(values: Iterable[int]) -> np.ndarray:
    return np.sort(np.fromiter(values, dtype=np.float64))
