"""Lanes: which of several overlapping extents is drawn how far from the line. Pure; no pixels.

An extent keeps its lane while others come and go, so that nothing jumps while one edits.
"""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

Extent: TypeAlias = tuple[int, int]
"""``(start, end)``, half-open."""


def free_lane(taken: Iterable[int], wanted: int | None = None) -> int:
    """``wanted`` if it is free, else the lowest lane that is."""
    busy = set(taken)
    if wanted is not None and wanted not in busy:
        return wanted
    lane = 0
    while lane in busy:
        lane += 1
    return lane


def assign_lanes(extents: Mapping[str, Extent], earlier: Mapping[str, int] | None = None) -> dict[str, int]:
    """A lane for each extent such that overlapping ones never share one.

    Those that have an ``earlier`` lane keep it unless two of them now collide; the others are placed in
    order of start, longest first, each in the lowest lane that is free over its whole extent.
    """
    known = earlier or {}
    order = sorted(extents, key=lambda key: (extents[key][0], -extents[key][1], key))
    kept = _without_collisions([key for key in order if key in known], extents, known)
    if not kept:
        return _sweep(order, extents)
    lanes = dict(kept)
    rows: dict[int, list[Extent]] = {}
    for key, lane in kept.items():
        rows.setdefault(lane, []).append(extents[key])
    for key in order:
        if key not in lanes:
            taken = (lane for lane, row in rows.items() if any(overlap(extents[key], other) for other in row))
            lanes[key] = free_lane(taken, known.get(key))
            rows.setdefault(lanes[key], []).append(extents[key])
    return lanes


def overlap(one: Extent, other: Extent) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _without_collisions(
    order: list[str], extents: Mapping[str, Extent], known: Mapping[str, int]
) -> dict[str, int]:
    """Of those with a lane, the ones whose lane is not yet taken by an earlier start."""
    last: dict[int, int] = {}
    kept: dict[str, int] = {}
    for key in order:
        lane, (start, end) = known[key], extents[key]
        if last.get(lane, -1) <= start:
            kept[key] = lane
            last[lane] = end
    return kept


def _sweep(order: list[str], extents: Mapping[str, Extent]) -> dict[str, int]:
    ends: list[int] = []
    lanes: dict[str, int] = {}
    for key in order:
        start, end = extents[key]
        lane = next((index for index, taken in enumerate(ends) if taken <= start), len(ends))
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        lanes[key] = lane
    return lanes
