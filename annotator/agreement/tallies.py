"""What a document adds to an F measure, by label; the figures that follow from it, or from many of them.

F1 = 2a / (2a + b + c): twice what both have, over all that each has. With no number of negatives it is the
positive specific agreement of Fleiss 1975, *Measuring Agreement between Two Judges on the Presence or
Absence of a Trait*; Hripcsak & Rothschild 2005, *Agreement, the F-Measure, and Reliability in Information
Retrieval*, show that the mean pairwise F1 equals it, and that κ nears it as negatives grow.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.figures import Figure, Reason, measured, undefined

Amounts = Mapping[str, float]
"""By label; labels that nothing was marked with may be left out."""

Sides = NDArray[np.float64]
"""… × sides × labels, in the order of ``Tally``."""

SIDES = 4
"""Marked by the one, by the other; matched of the one's, of the other's."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How much two annotators marked, and how much of it was matched, each by the marking one's label.

    Spans for most measures, tokens or links for others. ``ones`` and ``others`` are the two annotators.
    """

    ones: Amounts = field(default_factory=dict[str, float])
    others: Amounts = field(default_factory=dict[str, float])
    matched_ones: Amounts = field(default_factory=dict[str, float])
    matched_others: Amounts = field(default_factory=dict[str, float])

    @classmethod
    def total(cls, tallies: Iterable["Tally"]) -> "Tally":
        """The sum: what micro figures are made of."""
        sums = (dict[str, float](), dict[str, float](), dict[str, float](), dict[str, float]())
        for tally in tallies:
            parts = (tally.ones, tally.others, tally.matched_ones, tally.matched_others)
            for amounts, part in zip(sums, parts, strict=True):
                for label, amount in part.items():
                    amounts[label] = amounts.get(label, 0) + amount
        return cls(*sums)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(sorted(self.ones.keys() | self.others.keys()))

    def marked(self, label: str | None = None) -> tuple[float, float]:
        """How much each marked, with one label or with any."""
        return _amount(self.ones, label), _amount(self.others, label)

    def matched(self, label: str | None = None) -> tuple[float, float]:
        """How much of it the other marked too."""
        return _amount(self.matched_ones, label), _amount(self.matched_others, label)

    def f1(self, label: str | None = None) -> Figure:
        """2a / (2a + b + c), both sides' matches counted; 0 where only one of them marked anything."""
        return _share(sum(self.matched(label)), sum(self.marked(label)), label)

    def precision(self, label: str | None = None) -> Figure:
        """The share of the one's marks that the other, a gold, has too."""
        return _share(self.matched(label)[0], self.marked(label)[0], label)

    def recall(self, label: str | None = None) -> Figure:
        """The share of the other's marks, a gold's, that the one has too."""
        return _share(self.matched(label)[1], self.marked(label)[1], label)


def tally_of(labels: Sequence[str], sides: Sides) -> Tally:
    """Of one table of sides × labels."""
    return Tally(*(_of_labels(labels, side) for side in sides.tolist()))


def _of_labels(labels: Sequence[str], amounts: Sequence[float]) -> Amounts:
    return {label: amount for label, amount in zip(labels, amounts, strict=True) if amount}


def micro_f1(tallies: Iterable[Tally], label: str | None = None) -> Figure:
    """F1 of the summed counts: the headline."""
    tallies = list(tallies)
    return Tally.total(tallies).f1(label) if tallies else undefined(Reason.NO_DOCUMENTS)


def macro_f1(tallies: Iterable[Tally], label: str | None = None) -> Figure:
    """The mean of the documents' F1; documents in which nobody marked anything have none and are left out."""
    tallies = list(tallies)
    return mean([tally.f1(label) for tally in tallies], label) if tallies else undefined(Reason.NO_DOCUMENTS)


def mean(figures: Iterable[Figure], label: str | None = None) -> Figure:
    """The mean of the figures that are defined."""
    values = [figure.value for figure in figures if figure.value is not None]
    return measured(fsum(values) / len(values)) if values else undefined(_nothing_marked(label))


def mean_pairwise_f1(tallies: Iterable[Tally]) -> Figure:
    """The mean over pairs of annotators, one tally each (Hripcsak & Rothschild 2005, average F-measure)."""
    return mean(tally.f1() for tally in tallies)


def positive_specific_agreement(both: float, only_one: float, only_other: float) -> Figure:
    """p_pos = 2a / (2a + b + c) of a two-by-two table (Fleiss 1975; Hripcsak & Rothschild 2005)."""
    return _share(2 * both, 2 * both + only_one + only_other, None)


def _amount(amounts: Amounts, label: str | None) -> float:
    return sum(amounts.values()) if label is None else amounts.get(label, 0)


def _share(part: float, whole: float, label: str | None) -> Figure:
    return measured(part / whole) if whole else undefined(_nothing_marked(label))


def _nothing_marked(label: str | None) -> Reason:
    return Reason.NO_SPANS if label is None else Reason.UNUSED_LABEL
