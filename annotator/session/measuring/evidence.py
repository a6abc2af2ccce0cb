"""What documents add to a family, added up: figures and their intervals are made of it.

Documents are drawn anew by the same draws whatever the measure, so that intervals of one table belong
together.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import combinations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.bootstrap import FEWEST_DOCUMENTS, Interval, draws, percentiles
from annotator.agreement.coincidences import MISSING, Coincidences, Confusion
from annotator.agreement.figures import Figure, Reason, measured, undefined
from annotator.agreement.measure import Measure
from annotator.session.measuring.judged import Judged, together
from annotator.session.measuring.options import Options
from annotator.session.measuring.packed import Tallied
from annotator.session.measuring.tables import NO_INTERVAL

Table = Coincidences | Confusion
Numbers = NDArray[np.float64]
Drawn = NDArray[np.float32]


@dataclass
class Evidence:
    """``parts`` has what each document adds, as its family counts it."""

    parts: Sequence[Any]
    options: Options
    intervals: bool = True
    _tallied: Tallied | None = None
    _resampled: dict[str | None, Drawn] = field(default_factory=dict[str | None, Drawn])

    @property
    def has_interval(self) -> bool:
        return self.intervals and len(self.parts) >= FEWEST_DOCUMENTS

    def draws(self, documents: int) -> Drawn:
        """How often each document is drawn: resamples × documents."""
        return _drawn(documents, self.options.seed, self.options.resamples)

    @cached_property
    def judged(self) -> "Verdicts":
        return Verdicts(self.parts, self.draws)

    @cached_property
    def judged_by_all(self) -> "Verdicts":
        """The units that everybody judged, for measures that know nothing else."""
        return self.judged.by_all()

    def tallied(self, measures: Sequence[Measure]) -> Tallied:
        """``measures`` are those of the family."""
        if self._tallied is None:
            self._tallied = Tallied(self.parts, measures)
        return self._tallied

    def drawn_sides(self, measures: Sequence[Measure], label: str | None) -> Drawn:
        """resamples × measures × sides."""
        found = self._resampled.get(label)
        if found is None:
            tallied = self.tallied(measures)
            rows = np.hstack([tallied.sides(measure, label) for measure in measures])
            rows = _in_order(rows.astype(np.float32))
            found = (self.draws(len(rows)) @ rows).reshape(self.options.resamples, len(measures), -1)
            self._resampled[label] = found
        return found

    def interval(self, figures: Callable[[], Sequence[float] | Numbers]) -> Interval:
        """``figures`` are made only where there are documents enough; NaN where a resample has none."""
        return percentiles(figures()) if self.has_interval else NO_INTERVAL


class Verdicts:
    """The judgments of many documents, in one table and in as many as are drawn."""

    def __init__(self, parts: Sequence[Judged], drawn: Callable[[int], Drawn]) -> None:
        self._parts = parts
        self._drawn = drawn
        self.judges = max((part.judges for part in parts), default=0)
        self._coded = together(parts, self.judges)

    def by_all(self) -> "Verdicts":
        """Of the documents with the most judges, the units that all of them judged."""
        if (self._coded.codes != MISSING).all():
            return self
        parts = [part for part in self._parts if part.judges == self.judges]
        return Verdicts([part.complete() for part in parts], self._drawn)

    @property
    def units(self) -> int:
        return len(self._coded.codes)

    @property
    def share(self) -> Figure:
        """The share of spans that stand in units which more than one annotator has."""
        spans = sum(part.spans for part in self._parts)
        matched = sum(part.matched for part in self._parts)
        return measured(matched / spans) if spans else undefined(Reason.NO_SPANS)

    @cached_property
    def table(self) -> Table:
        """A confusion of two; of more, who said what does not matter."""
        if self.judges == 2:
            return self._coded.confusion()
        return self._coded.coincidences()

    @cached_property
    def drawn_counts(self) -> Numbers:
        """resamples × values × values, as the table has them."""
        size = len(self.table.values)
        cells = np.flatnonzero(self.table.counts)
        rows = _in_order(self._document_counts(cells).astype(np.float32))
        drawn = self._drawn(len(rows)) @ rows
        counts = np.zeros((len(drawn), size * size))
        counts[:, cells] = drawn
        return counts.reshape(len(drawn), size, size)

    def _document_counts(self, cells: NDArray[np.intp]) -> Numbers:
        """documents × cells, for the cells of the table that are not empty."""
        size = len(self.table.values)
        columns = np.full(size * size, -1)
        columns[cells] = np.arange(len(cells))
        shape = (len(self._parts), len(cells))
        counts = np.zeros(shape)
        for one, other, weights in self._met():
            place = self._documents * len(cells)
            for first, second in ((one, other),) if self.judges == 2 else ((one, other), (other, one)):
                both = (first != MISSING) & (second != MISSING)
                found = place[both] + columns[first[both] * size + second[both]]
                counts += np.bincount(found, weights[both], counts.size).reshape(shape)
        return counts

    @cached_property
    def _documents(self) -> NDArray[np.intp]:
        """The document of each unit."""
        return np.repeat(np.arange(len(self._parts)), [part.units for part in self._parts])

    def _met(self) -> Iterable[tuple[NDArray[np.intp], NDArray[np.intp], Numbers]]:
        """Each two judges' codes, with what a meeting weighs in each unit."""
        codes = self._coded.codes
        weights = 1 / np.maximum((codes != MISSING).sum(axis=1) - 1, 1)
        for one, other in combinations(range(codes.shape[1]), 2):
            yield codes[:, one], codes[:, other], weights


def _in_order(rows: Drawn) -> Drawn:
    """In an order that does not depend on that of the documents."""
    return rows[np.lexsort(rows.T)] if rows.size else rows


@lru_cache(maxsize=2)
def _drawn(documents: int, seed: int, resamples: int) -> Drawn:
    return draws(documents, seed, resamples).astype(np.float32)
