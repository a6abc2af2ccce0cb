"""Moving a span's edges: by tokens, by characters as one sees them, and onto tokens where they miss them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from typing import TypeAlias

from annotator.domain.span import Fragment
from annotator.session.segments import Segments
from annotator.text.graphemes import next_boundary, previous_boundary
from annotator.text.paragraphs import trim
from annotator.text.tokens import fits_tokens, token_index

Move: TypeAlias = Callable[[int], int]
"""From one edge to another."""


def moved_fragments(
    fragments: Sequence[Fragment], tokens: Sequence[Fragment], side: str, step: int
) -> tuple[Fragment, ...]:
    """The fragments with the first one's start, or the last one's end, ``step`` tokens on (+) or back (−).

    An edge that would cross the other edge of its fragment stays where it is.
    """
    edges = [token[0] if side == "start" else token[1] for token in tokens]
    return _with_moved_edge(fragments, side, lambda edge: _moved(edges, edge, step))


def nudged_fragments(fragments: Sequence[Fragment], text: str, side: str, step: int) -> tuple[Fragment, ...]:
    """The same by one character as one sees it: never into a grapheme cluster, never out of the text."""
    nudged = next_boundary if step > 0 else previous_boundary
    return _with_moved_edge(fragments, side, lambda edge: nudged(text, edge))


def fitted_fragments(fragments: Sequence[Fragment], text: str, segments: Segments) -> tuple[Fragment, ...]:
    """The fragments without white space at their edges, grown to the tokens that they cut."""
    return tuple(_fitted(fragment, text, segments) for fragment in fragments)


def fits(fragments: Sequence[Fragment], segments: Segments) -> bool:
    """Whether each of them begins and ends with a token."""
    return all(fits_tokens(segments.tokens_between(*fragment), *fragment) for fragment in fragments)


def _fitted(fragment: Fragment, text: str, segments: Segments) -> Fragment:
    start, end = trim(text, *fragment)
    if start >= end:
        return fragment
    tokens = segments.tokens_between(start, end)
    first, last = token_index(tokens, start), token_index(tokens, end - 1)
    return (
        tokens[first][0] if first is not None else start,
        tokens[last][1] if last is not None else end,
    )


def _with_moved_edge(fragments: Sequence[Fragment], side: str, move: Move) -> tuple[Fragment, ...]:
    if side == "start":
        start, end = fragments[0]
        moved = move(start)
        return ((moved, end), *fragments[1:]) if moved < end else tuple(fragments)
    start, end = fragments[-1]
    moved = move(end)
    return (*fragments[:-1], (start, moved)) if moved > start else tuple(fragments)


def _moved(edges: Sequence[int], edge: int, step: int) -> int:
    """The edge after or before ``edge``; the same where there is none."""
    if step > 0:
        place = bisect_right(edges, edge)
        return edges[place] if place < len(edges) else edge
    place = bisect_left(edges, edge) - 1
    return edges[place] if place >= 0 else edge
