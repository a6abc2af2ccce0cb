"""Percentile intervals by resampling documents, from what each document adds to a measure.

Efron & Tibshirani 1993, *An Introduction to the Bootstrap*, section 13.3: the limits are the percentiles of
the figure over samples of as many documents, drawn with replacement. Documents are drawn and never tokens or
spans, which lean on each other inside a document.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.figures import Reason
from annotator.agreement.tallies import Tally, ratios

Numbers = NDArray[np.float64]
Draws = NDArray[np.uint16]

RESAMPLES = 1_000
SEED = 1
LEVEL = 0.95
FEWEST_DOCUMENTS = 10


@dataclass(frozen=True, slots=True)
class Interval:
    """``low`` and ``high`` are None exactly when there is a ``reason``."""

    low: float | None
    high: float | None
    reason: Reason | None = None


def draws(documents: int, seed: int = SEED, resamples: int = RESAMPLES) -> Draws:
    """How often each document is drawn: a row for each resample, a column for each document."""
    random = np.random.default_rng(seed)
    counts = np.zeros((resamples, documents), dtype=np.uint16)
    for row in counts if documents else ():
        row += np.bincount(random.integers(documents, size=documents), minlength=documents).astype(np.uint16)
    return counts


def interval(
    statistics: Sequence[Sequence[float]] | Numbers,
    figure: Callable[[Numbers], Numbers],
    seed: int = SEED,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
) -> Interval:
    """``figure`` makes, of the sums of each resample (rows), its figure; NaN where it has none.

    ``statistics`` has a row for each document; their order does not matter.
    """
    if len(statistics) < FEWEST_DOCUMENTS:
        return Interval(None, None, Reason.TOO_FEW_DOCUMENTS)
    rows = np.asarray(statistics, dtype=np.float64)
    rows = rows[np.lexsort(rows.T)]
    return percentiles(figure(_summed(draws(len(rows), seed, resamples), rows)), level)


def f1_interval(
    tallies: Iterable[Tally],
    label: str | None = None,
    seed: int = SEED,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
) -> Interval:
    """The interval of a micro F1; resamples in which nobody marked anything are passed over."""
    return interval(ratios(tallies, label), _ratio, seed, resamples, level)


def macro_f1_interval(
    tallies: Iterable[Tally],
    label: str | None = None,
    seed: int = SEED,
    resamples: int = RESAMPLES,
    level: float = LEVEL,
) -> Interval:
    """The interval of a macro F1; documents in which nobody marked anything add to neither sum."""
    rows = [(part / whole, 1.0) if whole else (0.0, 0.0) for part, whole in ratios(tallies, label)]
    return interval(rows, _ratio, seed, resamples, level)


def percentiles(figures: Sequence[float] | Numbers, level: float = LEVEL) -> Interval:
    """The middle ``level`` of resampled figures, those that are NaN left out."""
    values = np.asarray(figures, dtype=np.float64)
    values = values[~np.isnan(values)]
    if not len(values):
        return Interval(None, None, Reason.NO_SPANS)
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2]).tolist()
    return Interval(low, high)


def _summed(drawn: Draws, rows: Numbers) -> Numbers:
    """The sums of each resample, a few resamples at a time so that the drawn counts stay small in memory."""
    return np.concatenate([part.astype(np.float64) @ rows for part in np.array_split(drawn, 20)])


def _ratio(sums: Numbers) -> Numbers:
    """The first column over the second; NaN where there is nothing."""
    whole = np.where(sums[:, 1] > 0, sums[:, 1], np.nan)
    return sums[:, 0] / whole
