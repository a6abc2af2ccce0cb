"""How far two judgments lie apart, from 0 (the same) to 1 (nothing in common)."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Value = str | int | frozenset[str]
"""A judgment: a label, a truth value, or a set of labels, which may be empty."""

Distance = Callable[[Value, Value], float]
"""Symmetric, 0 for equal values."""

MASI_SUBSET: Final = 2 / 3
MASI_CROSSING: Final = 1 / 3


def nominal(one: Value, other: Value) -> float:
    """0 or 1 (Krippendorff 2011, *Computing Krippendorff's Alpha-Reliability*, the nominal metric)."""
    return float(one != other)


def as_set(value: Value) -> frozenset[str]:
    """A single value is the set of itself."""
    return value if isinstance(value, frozenset) else frozenset({str(value)})


def jaccard_distance(one: Value, other: Value) -> float:
    """1 - |A ∩ B| / |A ∪ B| (Jaccard 1912); two empty sets are the same."""
    a, b = as_set(one), as_set(other)
    return 1 - len(a & b) / len(a | b) if a or b else 0.0


def masi_distance(one: Value, other: Value) -> float:
    """1 - J × M (Passonneau 2006, *Measuring Agreement on Set-valued Items (MASI)*, section 3).

    J is the Jaccard index. M is 1 for equal sets, 2/3 where one holds the other, 1/3 where they cross, 0
    where they have nothing in common.
    """
    a, b = as_set(one), as_set(other)
    if a == b:
        return 0.0
    monotonicity = MASI_SUBSET if a <= b or b <= a else MASI_CROSSING
    return 1 - (1 - jaccard_distance(a, b)) * monotonicity


@lru_cache(maxsize=32)
def distances(values: tuple[Value, ...], distance: Distance) -> NDArray[np.float64]:
    """Each value against each; kept, since a bootstrap asks for the same table a thousand times."""
    if distance is nominal:
        table = 1 - np.eye(len(values))
    else:
        table = np.array([[distance(one, other) for other in values] for one in values], dtype=np.float64)
        table = table.reshape(len(values), len(values))
    table.flags.writeable = False
    return table
