"""Agreement as far as the promises of the demo corpus need it: exact F1, and the classes of disagreement."""

import itertools
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Span

Pair = tuple[AnnotationSet, AnnotationSet]
Match = tuple[Span, Span]


def spans_of(work: AnnotationSet, layer: Layer) -> list[Span]:
    return [span for span in work.spans if span.layer is layer]


def exact_f1(pairs: Iterable[Pair], layer: Layer) -> float:
    """Micro F1 over spans that are equal in fragments and label; the same span twice counts once."""
    common = total = 0
    for pair in pairs:
        left, right = ({(s.fragments, s.label) for s in spans_of(work, layer)} for work in pair)
        common += len(left & right)
        total += len(left) + len(right)
    return 2 * common / total


def overlap(a: Span, b: Span) -> float:
    """Intersection over union in characters, gaps left out."""
    common = sum(
        max(0, min(end_a, end_b) - max(start_a, start_b))
        for (start_a, end_a), (start_b, end_b) in itertools.product(a.fragments, b.fragments)
    )
    length = sum(end - start for start, end in (*a.fragments, *b.fragments))
    return common / (length - common)


def matched(left: Sequence[Span], right: Sequence[Span]) -> list[Match]:
    """One to one: exact pairs first, then equal extents, then the greatest sum of overlaps."""
    found = list(_equal(left, right, lambda span: (span.fragments, span.label)))
    found += _equal(*_rest(left, right, found), lambda span: span.fragments)
    return found + _overlapping(*_rest(left, right, found))


def _equal(left: Sequence[Span], right: Sequence[Span], key: Callable[[Span], Hashable]) -> Iterator[Match]:
    waiting = {key(span): span for span in right}
    for span in left:
        other = waiting.pop(key(span), None)
        if other is not None:
            yield span, other


def _rest(
    left: Sequence[Span], right: Sequence[Span], found: Sequence[Match]
) -> tuple[list[Span], list[Span]]:
    used = {span.id for match in found for span in match}
    return [s for s in left if s.id not in used], [s for s in right if s.id not in used]


def _overlapping(left: Sequence[Span], right: Sequence[Span]) -> list[Match]:
    if not left or not right:
        return []
    weights = np.array([[overlap(a, b) for b in right] for a in left])
    rows, columns = linear_sum_assignment(weights, maximize=True)
    pairs = [(left[row], right[column]) for row, column in zip(rows.tolist(), columns.tolist(), strict=True)]
    return [(a, b) for a, b in pairs if overlap(a, b) > 0]


def disagreements(pair: Pair, layer: Layer) -> Iterator[str]:
    """The class of every disagreement in one layer of one document.

    A span that the other annotator has not is part of a split or merge where it overlaps one of theirs that
    was matched elsewhere at another boundary; else it was missed.
    """
    left, right = spans_of(pair[0], layer), spans_of(pair[1], layer)
    matches = matched(left, right)
    moved = [span for match in matches if match[0].fragments != match[1].fragments for span in match]
    for span in itertools.chain(*_rest(left, right, matches)):
        mine = {s.id for s in left} if span in left else {s.id for s in right}
        torn = any(other.id not in mine and overlap(span, other) > 0 for other in moved)
        yield "split or merge" if torn else "missed"
    for match in matches:
        yield from _difference(pair, match)


def _difference(pair: Pair, match: Match) -> Iterator[str]:
    a, b = match
    if a.fragments != b.fragments:
        yield "boundary and label" if a.label != b.label else f"boundary {_side(a, b)}"
    elif a.label != b.label:
        yield "label"
    elif dict(a.attributes) != dict(b.attributes):
        yield "attribute"
    elif _roles(pair[0], a) != _roles(pair[1], b):
        yield "role"


def _side(a: Span, b: Span) -> str:
    if a.start == b.start:
        return "right"
    return "left" if a.end == b.end else "both"


def _roles(work: AnnotationSet, span: Span) -> set[tuple[str, object]]:
    places = {s.id: s.fragments for s in work.spans}

    def target(link: Link) -> object:
        return places[link.target] if link.target else None

    return {(link.role, target(link)) for link in work.links if link.source == span.id}
