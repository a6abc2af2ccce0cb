"""Places for label names in the leading above a line, so that none prints over another. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

_LEAST_SHARE = 0.45
_LONGEST = 36.0
"""In spacings; a name is longer only over a span that is."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A name would like to begin at ``start``, where its span of width ``own`` does, and be ``full`` wide.

    ``start`` is measured from the side at which the line begins.
    """

    key: int
    start: float
    own: float
    full: float


@dataclass(frozen=True, slots=True)
class Place:
    key: int
    start: float
    width: float
    row: int


def pack(wishes: Sequence[Wish], line: float, spacing: float, rows: int = 4) -> list[Place]:
    """A place for each name: narrower rather than in a higher row, higher rather than pushed aside.

    ``line`` is the width of the line, ``spacing`` the least distance between two names. At one start the
    shorter span has the lower row, and the longer one's name stands where only the longer one is, if it fits.
    """
    longest = _LONGEST * spacing
    capped = [replace(wish, full=min(wish.full, max(wish.own, longest))) for wish in wishes]
    order = sorted(capped, key=lambda wish: (wish.start, wish.own, wish.key))
    ends = [0.0] * rows
    places: list[Place] = []
    for index in range(len(order)):
        wish = _beside_inner(order, index, spacing)
        free = (row for row, end in enumerate(ends) if end <= wish.start)
        row = next(free, min(range(rows), key=lambda at: ends[at]))
        start = max(wish.start, ends[row])
        width = min(wish.full, _room(order, index, wish, line, spacing) - (start - wish.start))
        if width < wish.full and start + wish.full > line:
            start = min(start, max(line - wish.full, ends[row]))
            width = min(wish.full, line - start)
        places.append(Place(wish.key, start, max(width, 0.0), row))
        ends[row] = start + max(width, 0.0) + spacing
    return places


def _beside_inner(order: Sequence[Wish], index: int, spacing: float) -> Wish:
    """The wish, moved behind the shorter spans with which it shares its start, if its name fits there."""
    wish = order[index]
    inner = max((other.own for other in order[:index] if abs(other.start - wish.start) < 1.0), default=0.0)
    moved = inner + spacing
    if inner and wish.own - moved >= wish.full * 0.8:
        return replace(wish, start=wish.start + moved, own=wish.own - moved)
    return wish


def _room(order: Sequence[Wish], index: int, wish: Wish, line: float, spacing: float) -> float:
    """How wide the name may be: up to the next one if a good part of it fits, else as wide as it likes."""
    for later in order[index + 1 :]:
        room = later.start - spacing - wish.start
        if room >= wish.full * _LEAST_SHARE:
            return min(room, line - wish.start)
    return max(line - wish.start, wish.full * _LEAST_SHARE)
