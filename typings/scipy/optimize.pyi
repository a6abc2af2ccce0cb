from collections.abc import Mapping

import numpy as np
from scipy.sparse import csc_array

_Floats = np.ndarray[tuple[int, int], np.dtype[np.float64]]
_Indices = np.ndarray[tuple[int], np.dtype[np.intp]]
_Values = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

def linear_sum_assignment(cost_matrix: _Floats, maximize: bool = False) -> tuple[_Indices, _Indices]: ...

class Bounds:
    def __init__(self, lb: float, ub: float) -> None: ...

class LinearConstraint:
    def __init__(self, A: csc_array, lb: float, ub: float) -> None: ...

class OptimizeResult:
    success: bool
    x: _Values

def milp(
    c: _Values,
    *,
    integrality: _Values,
    bounds: Bounds,
    constraints: LinearConstraint,
    options: Mapping[str, float],
) -> OptimizeResult: ...
