"""What documents add to a family, added up: figures and their intervals are made of it.

Documents are drawn anew by the same draws whatever the measure, so that intervals of one table belong
together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.bootstrap import FEWEST_DOCUMENTS, Interval, draws, percentiles
from annotator.agreement.coincidences import Coincidences, Confusion, resampled
from annotator.agreement.measure import Measure
from annotator.session.measuring.families import Judged, as_coincidences, everybodys, total_judged
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

    def _draws(self, documents: int) -> Drawn:
        return _drawn(documents, self.options.seed, self.options.resamples)

    @cached_property
    def judged(self) -> Judged:
        return total_judged(self.parts)

    @cached_property
    def drawn_counts(self) -> Numbers:
        """resamples × values × values, of the values of the judged table."""
        return self._drawn_counts([part.table for part in self.parts])

    @cached_property
    def drawn_whole_counts(self) -> Numbers:
        """The same, of the units that everybody judged."""
        return self._drawn_counts([part.whole for part in everybodys(self.parts)])

    def _drawn_counts(self, tables: Sequence[Table]) -> Numbers:
        """In an order that does not depend on that of the documents."""
        in_order = sorted(tables, key=lambda table: (repr(table.values), table.counts.tobytes()))
        confusions = [table for table in in_order if isinstance(table, Confusion)]
        draws = self._draws(len(tables)).astype(np.int64)
        if len(confusions) == len(in_order):
            return np.stack([table.counts for table in resampled(confusions, draws)])
        return np.stack([table.counts for table in resampled(list(map(as_coincidences, in_order)), draws)])

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
            rows = rows[np.lexsort(rows.T)].astype(np.float32)
            found = (self._draws(len(rows)) @ rows).reshape(self.options.resamples, len(measures), -1)
            self._resampled[label] = found
        return found

    def interval(self, figures: Callable[[], Sequence[float] | Numbers]) -> Interval:
        """``figures`` are made only where there are documents enough; NaN where a resample has none."""
        return percentiles(figures()) if self.has_interval else NO_INTERVAL


@lru_cache(maxsize=2)
def _drawn(documents: int, seed: int, resamples: int) -> Drawn:
    return draws(documents, seed, resamples).astype(np.float32)
