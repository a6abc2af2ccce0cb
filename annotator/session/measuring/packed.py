"""What documents add to counts by label, packed: 10,000 documents of it are kept, and summed at once."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.measure import Measure
from annotator.agreement.tallies import SIDES, Tally, tally_of

Numbers = NDArray[np.float64]
Amounts = NDArray[np.float32]

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


class Packed(NamedTuple):
    """One document's ``amounts``, a column for each label: numbers of 32 bits, row by row."""

    labels: tuple[str, ...]
    amounts: bytes


def pack(labels: tuple[str, ...], documents: Numbers) -> list[Packed]:
    """For each document a table whose last dimension is labels."""
    rows = np.ascontiguousarray(documents, dtype=np.float32)
    return [Packed(labels, row.tobytes()) for row in rows]


def pack_tallies(tallies: Sequence[Tally]) -> Packed:
    """One document's, in the order of the measures."""
    sides = [
        side
        for tally in tallies
        for side in (tally.ones, tally.others, tally.matched_ones, tally.matched_others)
    ]
    labels = tuple(sorted(set[str]().union(*sides)))
    (found,) = pack(labels, np.array([[[side.get(label, 0) for label in labels] for side in sides]]))
    return found


def stack(packed: Sequence[Packed]) -> tuple[tuple[str, ...], Amounts]:
    """The labels of all, and documents × rows × labels."""
    alike = {each.labels for each in packed}
    if len(alike) == 1:
        (labels,) = alike
        return labels, _numbers(b"".join([each.amounts for each in packed]), len(packed), len(labels))
    labels = tuple(sorted({label for each in alike for label in each}))
    columns = {each: [labels.index(label) for label in each] for each in alike}
    rows = [_numbers(each.amounts, 1, len(each.labels))[0] for each in packed]
    table = np.zeros((len(packed), max(map(len, rows), default=0), len(labels)), dtype=np.float32)
    for place, (each, row) in enumerate(zip(packed, rows, strict=True)):
        table[place][: len(row), columns[each.labels]] = row
    return labels, table


def _numbers(amounts: bytes, documents: int, labels: int) -> Amounts:
    rows = len(amounts) // (4 * documents * labels) if labels else 0
    return np.frombuffer(amounts, dtype=np.float32).reshape(documents, rows, labels)


def label_counts(packed: Iterable[Packed]) -> dict[str, int]:
    """How many spans of each label that was used there are in all documents, each packed as one row."""
    labels, table = stack(list(packed))
    sums = table.sum(axis=(0, 1), dtype=np.float64).tolist()
    return {label: int(count) for label, count in zip(labels, sums, strict=True) if count}


class Tallied:
    """The packed documents of two annotators in one layer; ``label`` None asks for all labels."""

    def __init__(self, packed: Sequence[Packed], measures: Sequence[Measure]) -> None:
        self._measures = {measure: place for place, measure in enumerate(measures)}
        self.labels, rows = stack(packed)
        shape = (len(packed), len(self._measures), SIDES, len(self.labels))
        self._all = rows.reshape(shape) if rows.size else np.zeros(shape, dtype=np.float32)
        self._columns = {label: place for place, label in enumerate(self.labels)}

    def __len__(self) -> int:
        return len(self._all)

    @cached_property
    def _total(self) -> Numbers:
        return self._all.sum(axis=0, dtype=np.float64)

    def total(self, measure: Measure) -> Tally:
        """The sum over documents."""
        return self._tally(self._total, measure)

    def document(self, number: int, measure: Measure) -> Tally:
        return self._tally(self._all[number], measure)

    def _tally(self, table: NDArray[np.floating], measure: Measure) -> Tally:
        return tally_of(self.labels, table[self._measures[measure]].astype(np.float64))

    def sides(self, measure: Measure, label: str | None) -> Numbers:
        """documents × sides: what each of the four sums is over labels, or for one."""
        table = self._all[:, self._measures[measure]]
        if label is None:
            return table.sum(axis=2, dtype=np.float64)
        if label not in self._columns:
            return np.zeros((len(table), SIDES))
        return table[:, :, self._columns[label]].astype(np.float64)
