import numpy as np
from numpy.typing import NDArray

def cohen_kappa_score(y1: NDArray[np.intp], y2: NDArray[np.intp]) -> float: ...
