"""Disputes: connected groups of overlapping spans of one layer, counted once however many annotators."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from annotator.agreement.matching import by_key, by_place
from annotator.agreement.units import Extent, Unit

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """Spans that overlap, directly or through others, by annotator; whoever has none here is left out."""

    spans: Mapping[str, tuple[Unit, ...]]
    start: int
    end: int

    def is_agreed(self, annotators: Iterable[str]) -> bool:
        """Whether all of them marked the same here, with the same labels."""
        keys = {frozenset(map(by_place, self.spans.get(annotator, ()))) for annotator in annotators}
        return len(keys) == 1


def groups(readings: Mapping[str, Iterable[Unit]]) -> list[Group]:
    """All groups of one layer of one document, in the order of the text, agreed or not.

    ``readings`` has every annotator who finished the layer. A span in a gap of another is read together with
    it, and so belongs to its group.
    """
    marked = [(annotator, unit) for annotator, units in readings.items() for unit in by_key(units).values()]
    marked.sort(key=lambda each: (by_place(each[1]), each[0]))
    return [_group(members) for members in connected(marked, lambda each: (each[1].start, each[1].end))]


def disputes(readings: Mapping[str, Iterable[Unit]]) -> list[Group]:
    """The groups in which not all annotators marked the same."""
    return [group for group in groups(readings) if not group.is_agreed(readings)]


def group_at(found: Sequence[Group], offset: int) -> int | None:
    """Which of the groups, in their order, holds a place in the text: they do not overlap."""
    index = bisect_right(found, offset, key=attrgetter("start")) - 1
    return index if index >= 0 and offset < found[index].end else None


def connected(items: Iterable[T], reach: Callable[[T], Extent]) -> Iterator[list[T]]:
    """Runs of items whose reaches overlap, directly or through others; ``items`` come in order of start."""
    run: list[T] = []
    reached = 0
    for item in items:
        start, end = reach(item)
        if run and start >= reached:
            yield run
            run, reached = [], 0
        run.append(item)
        reached = max(reached, end)
    if run:
        yield run


def _group(members: Sequence[tuple[str, Unit]]) -> Group:
    spans = dict[str, list[Unit]]()
    for annotator, unit in members:
        spans.setdefault(annotator, []).append(unit)
    start, end = members[0][1].start, max(unit.end for _, unit in members)
    return Group({annotator: tuple(units) for annotator, units in sorted(spans.items())}, start, end)
