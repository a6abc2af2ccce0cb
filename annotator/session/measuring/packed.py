"""What documents add to the F1 family, packed: 10,000 documents of it are kept, and summed at once."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.measure import Measure
from annotator.agreement.tallies import Tally

Numbers = NDArray[np.float64]

MEASURES = (
    Measure.F1_EXACT,
    Measure.F1_EXTENT,
    Measure.F1_OVERLAP_LABEL,
    Measure.F1_OVERLAP,
    Measure.F1_HALF_LABEL,
)
SEMEVAL = (
    Measure.SEMEVAL_STRICT,
    Measure.SEMEVAL_EXACT,
    Measure.SEMEVAL_PARTIAL,
    Measure.SEMEVAL_TYPE,
)
TOKENS = (Measure.F1_TOKENS,)
LINKS = (
    Measure.LINKS_EXACT,
    Measure.LINKS_ALIGNED,
    Measure.LINKS_EXACT_SAME_AS,
    Measure.LINKS_ALIGNED_SAME_AS,
)

_SIDES = 4
"""Marked by the one, by the other; matched of the one's, of the other's."""


@dataclass(frozen=True, slots=True)
class Packed:
    """``amounts`` are in the order of measures, sides and labels."""

    labels: tuple[str, ...]
    amounts: "array[float]"


def pack(tallies: Mapping[Measure, Tally], measures: Sequence[Measure]) -> Packed:
    """Most of the measures share what was marked, and some what was matched: each is looked at once."""
    parts = [
        part
        for measure in measures
        for tally in (tallies[measure],)
        for part in (tally.ones, tally.others, tally.matched_ones, tally.matched_others)
    ]
    distinct = {id(part): part for part in parts}
    labels = tuple(sorted(set[str]().union(*distinct.values())))
    rows = {key: [part.get(label, 0) for label in labels] for key, part in distinct.items()}
    return Packed(labels, array("f", chain.from_iterable([rows[id(part)] for part in parts])))


class Tallied:
    """The packed documents of two annotators in one layer; ``label`` None asks for all labels."""

    def __init__(self, packed: Sequence[Packed], measures: Sequence[Measure]) -> None:
        self._packed = packed
        self._measures = {measure: place for place, measure in enumerate(measures)}
        self.labels = tuple(sorted({label for each in packed for label in each.labels}))
        self._columns = {label: place for place, label in enumerate(self.labels)}

    def __len__(self) -> int:
        return len(self._packed)

    @cached_property
    def _all(self) -> NDArray[np.float32]:
        """documents × measures × sides × labels."""
        shape = (len(self._packed), len(self._measures), _SIDES, len(self.labels))
        table = np.zeros(shape, dtype=np.float32)
        places: dict[tuple[str, ...], list[int]] = {}
        for row, each in zip(table, self._packed, strict=True):
            columns = places.get(each.labels)
            if columns is None:
                columns = places[each.labels] = [self._columns[label] for label in each.labels]
            amounts = np.frombuffer(each.amounts, dtype=np.float32)
            row[:, :, columns] = amounts.reshape(len(self._measures), _SIDES, len(columns))
        return table

    @cached_property
    def _total(self) -> Numbers:
        return self._all.sum(axis=0, dtype=np.float64)

    def total(self, measure: Measure) -> Tally:
        """The sum over documents."""
        sides = self._total[self._measures[measure]].tolist()
        return Tally(*(dict(zip(self.labels, side, strict=True)) for side in sides))

    def document(self, number: int, measure: Measure) -> Tally:
        sides = self._all[number, self._measures[measure]].tolist()
        return Tally(*(dict(zip(self.labels, side, strict=True)) for side in sides))

    def sides(self, measure: Measure, label: str | None) -> Numbers:
        """documents × sides: what each of the four sums is over labels, or for one."""
        table = self._all[:, self._measures[measure]]
        if label is None:
            return table.sum(axis=2, dtype=np.float64)
        if label not in self._columns:
            return np.zeros((len(table), _SIDES))
        return table[:, :, self._columns[label]].astype(np.float64)
