"""Judgments of units, as documents add them: who said what, in numbers that can be kept and summed."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Self, TypeVar

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.coincidences import MISSING, Coded, Codes, coded
from annotator.agreement.set_distances import Value

T = TypeVar("T")
_Kept = np.int32
_BYTES = 4


class Judged(NamedTuple):
    """What was said of the units that more than one of the ``judges`` have.

    ``codes`` are places in ``values``, a column for each judge; ``matched`` of their ``spans`` stand in such
    units.
    """

    judges: int
    values: tuple[Value, ...]
    codes: bytes
    matched: int
    spans: int

    @classmethod
    def of_codes(
        cls, judges: int, values: tuple[Value, ...], codes: NDArray[np.integer], matched: int, spans: int
    ) -> Self:
        return cls(judges, values, codes.astype(_Kept).tobytes(), matched, spans)

    @property
    def units(self) -> int:
        return len(self.codes) // (_BYTES * self.judges)

    def complete(self) -> "Judged":
        """The units that everybody judged; where all did, this itself."""
        codes = _codes(self.codes, self.judges)
        whole = (codes != MISSING).all(axis=1)
        return self if whole.all() else self._replace(codes=codes[whole].astype(_Kept).tobytes())


def judged(judges: int, rows: Sequence[Sequence[T | None]], judge: Callable[[T], Value | None]) -> Judged:
    """``rows`` have a place for each judge, None where they have nothing."""
    sizes = [sum(unit is not None for unit in row) for row in rows]
    judgments = [
        [None if unit is None else judge(unit) for unit in row]
        for row, size in zip(rows, sizes, strict=True)
        if size > 1
    ]
    found = coded(judgments)
    matched = sum(size for size in sizes if size > 1)
    return Judged.of_codes(judges, found.values, found.codes, matched, sum(sizes))


def together(parts: Sequence[Judged], judges: int) -> Coded:
    """The units of all documents in their order, and the values that anybody gave."""
    alike = {(part.values, part.judges) for part in parts}
    if len(alike) == 1:
        ((values, width),) = alike
        codes = _codes(b"".join([part.codes for part in parts]), width)
        return Coded(values, _widened(codes, judges)).tidied()
    values = tuple({value: None for each, _ in alike for value in each})
    index = {value: place for place, value in enumerate(values)}
    places = {each: np.array([*(index[value] for value in each), MISSING]) for each, _ in alike}
    rows = [_widened(places[part.values][_codes(part.codes, part.judges)], judges) for part in parts]
    return Coded(values, np.vstack([np.zeros((0, judges), dtype=np.intp), *rows])).tidied()


def _codes(codes: bytes, judges: int) -> Codes:
    return np.frombuffer(codes, dtype=_Kept).astype(np.intp).reshape(-1, judges)


def _widened(codes: Codes, judges: int) -> Codes:
    missing = judges - codes.shape[1]
    return np.pad(codes, ((0, 0), (0, missing)), constant_values=MISSING) if missing else codes
