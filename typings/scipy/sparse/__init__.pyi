import numpy as np

_Values = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
_Indices = np.ndarray[tuple[int, ...], np.dtype[np.intp]]
_Cells = tuple[_Values, tuple[_Indices, _Indices]]

class csr_array:
    def __init__(self, cells: _Cells, *, shape: tuple[int, int]) -> None: ...

class csc_array:
    def __init__(self, cells: _Cells, *, shape: tuple[int, int]) -> None: ...
