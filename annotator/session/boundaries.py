"""Moving a span's edges by tokens."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from annotator.domain.span import Fragment


def moved_fragments(
    fragments: Sequence[Fragment], tokens: Sequence[Fragment], side: str, step: int
) -> tuple[Fragment, ...]:
    """The fragments with the first one's start, or the last one's end, ``step`` tokens on (+) or back (−).

    An edge that would cross the other edge of its fragment stays where it is.
    """
    if side == "start":
        start, end = fragments[0]
        moved = _moved([token[0] for token in tokens], start, step)
        return ((moved, end), *fragments[1:]) if moved < end else tuple(fragments)
    start, end = fragments[-1]
    moved = _moved([token[1] for token in tokens], end, step)
    return (*fragments[:-1], (start, moved)) if moved > start else tuple(fragments)


def _moved(edges: Sequence[int], edge: int, step: int) -> int:
    """The edge after or before ``edge``; the same where there is none."""
    if step > 0:
        place = bisect_right(edges, edge)
        return edges[place] if place < len(edges) else edge
    place = bisect_left(edges, edge) - 1
    return edges[place] if place >= 0 else edge
