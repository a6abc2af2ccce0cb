"""The heaviest one-to-one choice among weighted edges between two sides."""

from collections.abc import Callable, Iterable, Sequence

Edge = tuple[int, int, float]
"""A node of the one side, a node of the other, and the weight of taking both."""

Choice = list[tuple[int, int]]


def components(edges: Sequence[Edge]) -> Iterable[list[Edge]]:
    """The edges by what hangs together; each part keeps their order."""
    leader = dict[tuple[int, int], tuple[int, int]]()
    for one, other, _ in edges:
        first, second = _find(leader, (0, one)), _find(leader, (1, other))
        if first != second:
            leader[max(first, second)] = min(first, second)
    parts = dict[tuple[int, int], list[Edge]]()
    for edge in edges:
        parts.setdefault(_find(leader, (0, edge[0])), []).append(edge)
    return parts.values()


def _find(leader: dict[tuple[int, int], tuple[int, int]], node: tuple[int, int]) -> tuple[int, int]:
    above = leader.setdefault(node, node)
    while above != node:
        leader[node] = node = leader[above]
        above = leader[node]
    return node


def heaviest(edges: Sequence[Edge], precedes: Callable[[Sequence[int], Sequence[int]], bool]) -> Choice:
    """The choice with the greatest sum, for edges in order that hang together.

    ``precedes`` tells which side counts as the first where the numbers alone leave a choice: it gets both
    sides' nodes, and must answer the other way round when they change places.
    """
    if len(edges) == 1:
        return [edges[0][:2]]
    ones = sorted({edge[0] for edge in edges})
    others = sorted({edge[1] for edge in edges})
    if len(ones) == 1 or len(others) == 1:
        return [max(edges, key=lambda edge: edge[2])[:2]]
    if precedes(ones, others):
        return _assigned(edges, ones, others)
    turned = [(other, one, weight) for one, other, weight in edges]
    return [(one, other) for other, one in _assigned(turned, others, ones)]


def _assigned(edges: Sequence[Edge], ones: Sequence[int], others: Sequence[int]) -> Choice:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    rows = {node: row for row, node in enumerate(ones)}
    columns = {node: column for column, node in enumerate(others)}
    weights = np.zeros((len(ones), len(others)))
    for one, other, weight in edges:
        weights[rows[one], columns[other]] = weight
    chosen = linear_sum_assignment(weights, maximize=True)
    return [
        (ones[row], others[column])
        for row, column in zip(chosen[0].tolist(), chosen[1].tolist(), strict=True)
        if weights[row, column]
    ]
