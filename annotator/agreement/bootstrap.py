"""Percentile intervals by resampling documents, from what each document adds to a measure.

Efron & Tibshirani 1993, *An Introduction to the Bootstrap*, section 13.3: the limits are the percentiles of
the figure over samples of as many documents, drawn with replacement. Documents are drawn and never tokens or
spans, which lean on each other inside a document.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.figures import Reason

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


def percentiles(figures: Sequence[float] | Numbers, level: float = LEVEL) -> Interval:
    """The middle ``level`` of resampled figures, those that are NaN left out."""
    values = np.asarray(figures, dtype=np.float64)
    values = values[~np.isnan(values)]
    if not len(values):
        return Interval(None, None, Reason.NO_SPANS)
    low, high = np.quantile(values, [(1 - level) / 2, (1 + level) / 2]).tolist()
    return Interval(low, high)
