"""The heaviest one-to-one choice among weighted edges between two sides."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

Edge = tuple[int, int, float]
"""A node of the one side, a node of the other, and the weight of taking both."""

Choice = list[tuple[int, int]]

_FEW_EDGES = 16
"""So few that every two of them are tried sooner than a solver has begun."""


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
    choose = _best_two if min(len(ones), len(others)) == 2 and len(edges) <= _FEW_EDGES else _assigned
    if precedes(ones, others):
        return choose(edges, ones, others)
    turned = sorted((other, one, weight) for one, other, weight in edges)
    return [(one, other) for other, one in choose(turned, others, ones)]


def _best_two(edges: Sequence[Edge], ones: Sequence[int], others: Sequence[int]) -> Choice:
    """The best edge or two, where one side has no more than two nodes: most of what occurs in texts."""
    del ones, others
    single = [(edge,) for edge in edges]
    double = [
        (first, second)
        for first, second in combinations(edges, 2)
        if first[0] != second[0] and first[1] != second[1]
    ]
    best = max([*double, *single], key=lambda chosen: sum(weight for *_, weight in chosen))
    return [edge[:2] for edge in best]


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
