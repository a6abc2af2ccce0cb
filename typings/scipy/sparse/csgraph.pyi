import numpy as np
from scipy.sparse import csr_array

_Indices = np.ndarray[tuple[int], np.dtype[np.intp]]

def min_weight_full_bipartite_matching(
    biadjacency: csr_array, maximize: bool = False
) -> tuple[_Indices, _Indices]: ...
