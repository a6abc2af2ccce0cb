import numpy as np

_Floats = np.ndarray[tuple[int, int], np.dtype[np.float64]]
_Indices = np.ndarray[tuple[int], np.dtype[np.intp]]

def linear_sum_assignment(cost_matrix: _Floats, maximize: bool = False) -> tuple[_Indices, _Indices]: ...
