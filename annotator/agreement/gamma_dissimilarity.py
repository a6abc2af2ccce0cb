"""How far two spans are apart, as γ sees it.

Mathet, Y., Widlöcher, A. & Métivier, J.-P. (2015). The Unified and Holistic Method Gamma (γ) for
Inter-Annotator Agreement Measure and Alignment. Computational Linguistics 41(3), 437–479; section 4.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Weights:
    """d = α d_pos + β d_cat: α and β, and Δ, the dissimilarity of a span and none."""

    position: float = 1.0
    label: float = 1.0
    alone: float = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """The spans of one annotator, ordered by their start; labels are numbers, the same for all annotators."""

    starts: Floats
    ends: Floats
    labels: Indices

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Spans ``i`` of one annotator beside spans ``j`` of another.

    ``positional`` is d_pos/Δ, ``differing`` is d_cat/Δ (0 or 1: nominal), ``costs`` is d.
    """

    i: Indices
    j: Indices
    positional: Floats
    differing: Floats
    costs: Floats

    def take(self, chosen: Indices) -> "Pairs":
        return Pairs(
            self.i[chosen],
            self.j[chosen],
            self.positional[chosen],
            self.differing[chosen],
            self.costs[chosen],
        )


def compare(one: Spans, other: Spans, i: Indices, j: Indices, weights: Weights) -> Pairs:
    """d_pos = ((|s_u − s_v| + |e_u − e_v|) / (length u + length v))² Δ, and d = α d_pos + β d_cat."""
    apart = np.abs(one.starts[i] - other.starts[j]) + np.abs(one.ends[i] - other.ends[j])
    lengths = one.ends[i] - one.starts[i] + other.ends[j] - other.starts[j]
    positional = (apart / lengths) ** 2
    differing = (one.labels[i] != other.labels[j]).astype(np.float64)
    costs = weights.alone * (weights.position * positional + weights.label * differing)
    return Pairs(i, j, positional, differing, costs)


def pairs_below(one: Spans, other: Spans, weights: Weights, limit: float) -> Pairs:
    """All pairs with d < ``limit``, looked for among those that start near enough for it."""
    i, j = _near(one, other, weights, limit)
    pairs = compare(one, other, i, j, weights)
    return pairs.take(np.flatnonzero(pairs.costs < limit))


def _near(one: Spans, other: Spans, weights: Weights, limit: float) -> tuple[Indices, Indices]:
    """|s_u − s_v| ≤ √(limit/αΔ) (length u + length v), with the greatest length for that of v."""
    scale = weights.position * weights.alone
    reach = np.sqrt(limit / scale) if scale else np.inf
    widest = reach * (one.ends - one.starts + np.max(other.ends - other.starts, initial=0.0))
    first = np.searchsorted(other.starts, one.starts - widest)
    counts = np.searchsorted(other.starts, one.starts + widest, side="right") - first
    i = np.repeat(np.arange(len(one)), counts)
    j = np.arange(len(i)) - np.repeat(np.cumsum(counts) - counts - first, counts)
    return i, j
