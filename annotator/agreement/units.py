"""A span as agreement sees it: where it stands, and what it is called."""

from annotator.domain.record import record

Extent = tuple[int, int]
"""``[start, end)`` in code points."""


@record
class Unit:
    """One span of one annotator in one layer of one document.

    ``fragments`` are in order and disjoint, and never empty. ``id`` names the span in lists; no figure
    depends on it.
    """

    fragments: tuple[Extent, ...]
    label: str
    id: str = ""

    @property
    def start(self) -> int:
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        return self.fragments[-1][1]

    @property
    def length(self) -> int:
        """Code points covered, without the gaps between fragments."""
        return sum(end - start for start, end in self.fragments)


def shared(one: Unit, other: Unit) -> int:
    """How many code points stand in both."""
    return sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in one.fragments
        for other_start, other_end in other.fragments
    )


def overlap(one: Unit, other: Unit) -> float:
    """Intersection over union, of code points: 1 for the same extent, 0 for none in common."""
    common = shared(one, other)
    return common / (one.length + other.length - common) if common else 0.0
