"""Who said what of the same units, counted in tables that add up over documents.

Two tables: the *confusion* of two annotators, who keep their sides, and the *coincidences* of any number of
annotators, who do not. The table of a document can be kept; the sum over documents is that of the corpus, and
a bootstrap sums the documents that it drew.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.set_distances import Value

Judgments = Sequence[Sequence[Value | None]]
"""One row a unit, one column an annotator; None where the annotator did not judge the unit."""

Counts = NDArray[np.float64]
Codes = NDArray[np.intp]

MISSING = -1


@dataclass(frozen=True, eq=False)
class Table:
    """``counts[i, j]``: how often ``values[i]`` met ``values[j]``.

    ``sizes`` tells how many units were judged by one annotator, by two, and so on; units judged by one alone
    count in no cell.
    """

    values: tuple[Value, ...] = ()
    counts: Counts = field(default_factory=lambda: np.zeros((0, 0)))
    sizes: Mapping[int, int] = field(default_factory=dict[int, int])

    @property
    def units(self) -> int:
        """How many units at least two annotators judged."""
        return sum(count for size, count in self.sizes.items() if size > 1)

    @property
    def complete(self) -> bool:
        """Whether each unit got the same number of judgments, at least two."""
        return len(self.sizes) <= 1 and 1 not in self.sizes

    @classmethod
    def total(cls, tables: Iterable[Self]) -> Self:
        """The sum; it holds every value that any of them holds."""
        tables = list(tables)
        values = _united(tables)
        index = {value: place for place, value in enumerate(values)}
        counts = np.zeros((len(values), len(values)))
        sizes: Counter[int] = Counter()
        for table in tables:
            counts[_cells(table, index)] += table.counts
            sizes.update(table.sizes)
        return cls(values, counts, dict(sizes))

    def __add__(self, other: Self) -> Self:
        return self.total((self, other))


@dataclass(frozen=True, eq=False)
class Coincidences(Table):
    """Krippendorff's coincidence matrix, symmetric: o_ck = Σ_u (pairs c-k in unit u) / (m_u - 1).

    Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*, section C. m_u is the number of judgments
    of unit u, so each of them counts once: row sums n_c tell how often a value was used.
    """


@dataclass(frozen=True, eq=False)
class Confusion(Table):
    """The contingency table of two annotators, rows the first; what only one judged stands in no cell."""

    @property
    def coincidences(self) -> Coincidences:
        return Coincidences(self.values, self.counts + self.counts.T, self.sizes)


@dataclass(frozen=True, eq=False, slots=True)
class Coded:
    """Judgments as numbers: ``codes[unit, annotator]`` is a place in ``values``, or ``MISSING``."""

    values: tuple[Value, ...]
    codes: Codes

    def coincidences(self) -> Coincidences:
        judged = (self.codes != MISSING).sum(axis=1)
        weights = 1 / np.maximum(judged - 1, 1)
        counts = np.zeros((len(self.values), len(self.values)))
        for one, other in combinations(range(self.codes.shape[1]), 2):
            counts += self._pairs(one, other, weights)
        return Coincidences(self.values, counts + counts.T, _sizes(judged))

    def confusion(self) -> Confusion:
        """Raises ``ValueError`` unless there are two annotators, or no units at all."""
        if not len(self.codes):
            return Confusion()
        if self.codes.shape[1] != 2:
            raise ValueError("a confusion is of two annotators")
        judged = (self.codes != MISSING).sum(axis=1)
        return Confusion(self.values, self._pairs(0, 1, np.ones(len(self.codes))), _sizes(judged))

    def tidied(self) -> "Coded":
        """With the values that are used alone, in an order that does not depend on where they came from."""
        used = np.flatnonzero(np.bincount(self.codes[self.codes != MISSING], minlength=len(self.values)))
        values = _in_order({self.values[place] for place in used.tolist()})
        index = {value: place for place, value in enumerate(values)}
        places = [index.get(value, MISSING) for value in self.values]
        return Coded(values, np.array([*places, MISSING], dtype=np.intp)[self.codes])

    def _pairs(self, one: int, other: int, weights: Counts) -> Counts:
        """How often the values of two columns meet, each unit by its weight."""
        rows, columns = self.codes[:, one], self.codes[:, other]
        both = (rows != MISSING) & (columns != MISSING)
        size = len(self.values)
        cells = rows[both] * size + columns[both]
        met = np.bincount(cells, weights[both], size * size)
        return met.astype(np.float64).reshape(size, size)


AnyTable = TypeVar("AnyTable", bound=Table)


def coded(judgments: Judgments) -> Coded:
    values = _in_order({value for row in judgments for value in row if value is not None})
    index = {value: place for place, value in enumerate(values)}
    codes = [[MISSING if value is None else index[value] for value in row] for row in judgments]
    width = len(codes[0]) if codes else 0
    return Coded(values, np.array(codes, dtype=np.intp).reshape(len(codes), width))


def coincidences(judgments: Judgments) -> Coincidences:
    return coded(judgments).coincidences()


def confusion(judgments: Judgments) -> Confusion:
    return coded(judgments).confusion()


def complete_only(judgments: Judgments) -> Judgments:
    """The units that everybody judged, for the measures that know no missing judgments.

    Whoever leaves units out tells how many.
    """
    return [row for row in judgments if all(value is not None for value in row)]


def against_rest(table: AnyTable, value: Value) -> AnyTable:
    """The same table for one value: was it used (True), or any other (False)?"""
    rest = [place for place, each in enumerate(table.values) if each != value]
    used = [place for place, each in enumerate(table.values) if each == value]
    counts = [
        [table.counts[np.ix_(rows, columns)].sum() for columns in (rest, used)] for rows in (rest, used)
    ]
    return replace(table, values=(False, True), counts=np.array(counts))


def _cells(table: Table, index: Mapping[Value, int]) -> tuple[Codes, Codes]:
    places = np.array([index[value] for value in table.values], dtype=np.intp)
    return places[:, None], places[None, :]


def _united(tables: Iterable[Table]) -> tuple[Value, ...]:
    alike = {table.values for table in tables}
    return alike.pop() if len(alike) == 1 else _in_order({value for values in alike for value in values})


def _in_order(values: set[Value]) -> tuple[Value, ...]:
    """An order that does not depend on where the judgments came from."""
    return tuple(sorted(values, key=_by_kind))


def _by_kind(value: Value) -> tuple[str, list[str]]:
    return type(value).__name__, sorted(value) if isinstance(value, frozenset) else [str(value)]


def _sizes(judged: NDArray[np.integer]) -> dict[int, int]:
    return {size: int(count) for size, count in enumerate(np.bincount(judged)) if size and count}
