"""Components hang together, and the choice among their edges is the heaviest there is."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.solving import Edge, components, heaviest


def in_order(ones: Sequence[int], others: Sequence[int]) -> bool:
    return True


drawn_edges = st.dictionaries(
    st.tuples(st.integers(0, 3), st.integers(0, 3)), st.sampled_from([0.1, 0.25, 0.5, 0.9]), max_size=9
).map(lambda weights: sorted((one, other, weight) for (one, other), weight in weights.items()))


def weight_of(edges: Sequence[Edge]) -> float:
    return sum(weight for *_, weight in edges)


def one_to_one(edges: Sequence[Edge]) -> bool:
    return all(len({edge[side] for edge in edges}) == len(edges) for side in (0, 1))


def test_edges_that_share_a_node_hang_together() -> None:
    found = list(components([(0, 0, 0.5), (0, 1, 0.5), (1, 2, 0.5), (2, 1, 0.5)]))
    assert found == [[(0, 0, 0.5), (0, 1, 0.5), (2, 1, 0.5)], [(1, 2, 0.5)]]


@given(drawn_edges)
def test_components_share_no_node_and_lose_no_edge(edges: list[Edge]) -> None:
    parts = list(components(edges))
    assert sorted(edge for part in parts for edge in part) == edges
    for one, other in combinations(parts, 2):
        assert not {edge[0] for edge in one} & {edge[0] for edge in other}
        assert not {edge[1] for edge in one} & {edge[1] for edge in other}


@settings(deadline=None)
@given(drawn_edges)
def test_no_other_choice_is_heavier(edges: list[Edge]) -> None:
    chosen = [pair for part in components(edges) for pair in heaviest(part, in_order)]
    taken = [edge for edge in edges if edge[:2] in chosen]
    assert len(taken) == len(chosen)
    assert one_to_one(taken)
    best = max(
        weight_of(some)
        for size in range(min(len(edges), 4) + 1)
        for some in combinations(edges, size)
        if one_to_one(some)
    )
    assert weight_of(taken) == pytest.approx(best)


def test_of_equally_heavy_edges_the_first_is_taken() -> None:
    assert heaviest([(0, 0, 0.5), (0, 1, 0.5)], in_order) == [(0, 0)]
    assert heaviest([(0, 0, 0.5), (1, 0, 0.5)], in_order) == [(0, 0)]
