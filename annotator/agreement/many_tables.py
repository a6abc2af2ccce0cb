"""The coefficients of many tables at once, as a bootstrap wants them: NaN where one has no figure.

Each is the measure of the same name in ``coefficients``, which has the papers and equations. ``counts`` is
tables × values × values: confusions for κ, coincidences for the others, all of the same values.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]
Numbers = NDArray[np.float64]

Drawn = Callable[[Counts], Numbers]


def raw_agreement(counts: Counts) -> Numbers:
    return _over(_same(counts), _all(counts))


def krippendorff_alpha(counts: Counts, apart: Counts | None = None) -> Numbers:
    """``apart`` is the distance of each two values; without it, equal or not."""
    uses, judgments = counts.sum(axis=2), _all(counts)
    apart = 1 - np.eye(counts.shape[1]) if apart is None else apart
    seen = np.einsum("tij,ij->t", counts, apart)
    chance = _over(np.einsum("ti,tj,ij->t", uses, uses, apart), judgments - 1)
    return _defined(counts, 1 - _over(seen, chance))


def cohen_kappa(counts: Counts) -> Numbers:
    chance = (counts.sum(axis=1) * counts.sum(axis=2)).sum(axis=1)
    return _chance_corrected(counts, _over(chance, _all(counts) ** 2))


def fleiss_kappa(counts: Counts) -> Numbers:
    chance = (counts.sum(axis=2) ** 2).sum(axis=1)
    return _chance_corrected(counts, _over(chance, _all(counts) ** 2))


def gwet_ac1(counts: Counts) -> Numbers:
    shares = _over(counts.sum(axis=2), _all(counts)[:, None])
    chance = (shares * (1 - shares)).sum(axis=1) / max(counts.shape[1] - 1, 1)
    return _chance_corrected(counts, chance)


def as_coincidences(counts: Counts) -> Counts:
    return counts + counts.transpose(0, 2, 1)


def against_rest(counts: Counts, place: int) -> Counts:
    """Each table for the value at a place: was it used, or any other?"""
    used = counts[:, place, place]
    row, column = counts[:, place].sum(axis=1), counts[:, :, place].sum(axis=1)
    rest = _all(counts) - row - column + used
    return np.stack([rest, column - used, row - used, used], axis=1).reshape(-1, 2, 2)


def _chance_corrected(counts: Counts, chance: Numbers) -> Numbers:
    seen = _over(_same(counts), _all(counts))
    return _defined(counts, 1 - _over(1 - seen, 1 - chance))


def _same(counts: Counts) -> Numbers:
    return np.trace(counts, axis1=1, axis2=2)


def _all(counts: Counts) -> Numbers:
    return counts.sum(axis=(1, 2))


def _over(part: Numbers, whole: Numbers) -> Numbers:
    return part / np.where(whole > 0, whole, np.nan)


def _defined(counts: Counts, figures: Numbers) -> Numbers:
    """Where one value alone is used, there is no figure."""
    used = (counts.sum(axis=1) + counts.sum(axis=2)) > 0
    return np.where(used.sum(axis=1) > 1, figures, np.nan)
