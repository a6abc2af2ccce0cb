"""A document as a continuum: the text that several annotators each divided into units and gaps.

This is what the measures of unitizing (α_U, uα and γ) are computed from. They know nothing of spans in
several fragments, which are left out and counted; and a span that one annotator marked twice counts once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from annotator.agreement.figures import Reason
from annotator.agreement.units import Unit


class Stretch(NamedTuple):
    """``[start, end)`` in code points under one label."""

    start: int
    end: int
    label: str

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Continuum:
    """One layer of one document: ``length`` code points, and one reading for each annotator who finished it.

    A reading may be empty. Units end within ``length``. The order of readings and of units says nothing.
    """

    length: int
    readings: tuple[tuple[Unit, ...], ...]

    def only(self, label: str) -> "Continuum":
        """The same text with the units of one label; all else is gap."""
        return Continuum(
            self.length,
            tuple(tuple(unit for unit in reading if unit.label == label) for reading in self.readings),
        )

    @property
    def is_shared(self) -> bool:
        """Whether there is anybody to agree with."""
        return len(self.readings) > 1


@dataclass(frozen=True, slots=True)
class Counts:
    """What a measure of unitizing looked at, over all annotators, and what it left out."""

    documents: int = 0
    spans: int = 0
    discontinuous: int = 0
    overlapping: int = 0

    @classmethod
    def total(cls, parts: Iterable["Counts"]) -> "Counts":
        rows = [(each.documents, each.spans, each.discontinuous, each.overlapping) for each in parts]
        return cls(*map(sum, zip(*rows, strict=True)))

    def obstacle(self) -> Reason | None:
        """Why a measure that wants spans, and none of one annotator overlapping, is undefined."""
        if not self.documents:
            return Reason.NO_DOCUMENTS
        if self.overlapping:
            return Reason.OVERLAPPING
        return None if self.spans else Reason.NO_SPANS


def stretches(reading: Iterable[Unit]) -> list[Stretch]:
    """The units of one annotator that cover text without a gap, in order, each once."""
    return sorted(
        {
            Stretch(unit.start, unit.end, unit.label)
            for unit in reading
            if len(unit.fragments) == 1 and unit.length > 0
        }
    )


def overlapping(ordered: Sequence[Stretch]) -> int:
    """How many of one annotator's stretches share text with another of them."""
    reached = [0, *accumulate((stretch.end for stretch in ordered), max)]
    following = [stretch.start for stretch in ordered[1:]]
    meets_earlier = [stretch.start < reach for stretch, reach in zip(ordered, reached, strict=False)]
    meets_later = [
        *(start < stretch.end for stretch, start in zip(ordered, following, strict=False)),
        False,
    ]
    return sum(earlier or later for earlier, later in zip(meets_earlier, meets_later, strict=False))


def count(continuum: Continuum, readings: Sequence[Sequence[Stretch]]) -> Counts:
    """What stands in a continuum whose readings were made into stretches."""
    return Counts(
        documents=1,
        spans=sum(map(len, readings)),
        discontinuous=sum(len(set(_discontinuous(reading))) for reading in continuum.readings),
        overlapping=sum(map(overlapping, readings)),
    )


def _discontinuous(reading: Iterable[Unit]) -> Iterable[tuple[object, str]]:
    return ((unit.fragments, unit.label) for unit in reading if len(unit.fragments) > 1)
