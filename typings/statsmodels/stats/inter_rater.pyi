import numpy as np
from numpy.typing import NDArray

def fleiss_kappa(table: NDArray[np.intp]) -> float: ...
