"""Every disagreement has one class, from either side, and the demo's counts are those of its oracle."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given

from annotator.agreement.disagreements import Disagreement, Kind, Said, Side, disagreements
from annotator.agreement.link_scores import (
    ABSENT,
    Link,
    Linking,
    compared_roles,
    linking,
    matched_ends,
    placed_ends,
)
from annotator.agreement.matching import OVERLAP, Pair, align
from annotator.agreement.token_scores import tokens_of
from annotator.agreement.units import Unit
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from tests.agreement.drawn_spans import drawn_lists, unit, units
from tests.corpora import measures
from tests.corpora.demo import pairs

ONE = units(("A", 10, 30))


def kinds(found: Iterable[Disagreement]) -> list[Kind]:
    return [each.kind for each in found]


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (units(("A", 10, 30)), []),
        ([], [Kind.MISSED]),
        (units(("A", 5, 30)), [Kind.BOUNDARY]),
        (units(("B", 10, 30)), [Kind.LABEL]),
        (units(("B", 10, 29)), [Kind.BOUNDARY_AND_LABEL]),
        (units(("A", 10, 25), ("A", 26, 30)), [Kind.BOUNDARY, Kind.SPLIT_OR_MERGE]),
        (units(("A", 40, 50)), [Kind.MISSED, Kind.MISSED]),
        (units(("A", 10, 30), ("B", 10, 30)), [Kind.MISSED]),
    ],
    ids=["same", "none", "boundary", "label", "both", "split", "elsewhere", "second label"],
)
def test_each_disagreement_has_one_class_from_either_side(others: list[Unit], expected: list[Kind]) -> None:
    assert kinds(disagreements(ONE, others)) == expected
    assert kinds(disagreements(others, ONE)) == expected


@pytest.mark.parametrize(
    ("other", "side", "shift", "in_tokens"),
    [
        (unit("A", (5, 30)), Side.LEFT, (-5, 0), (-1, 0)),
        (unit("A", (10, 41)), Side.RIGHT, (0, 11), (0, 3)),
        (unit("B", (11, 29)), Side.BOTH, (1, -1), (0, 0)),
        (unit("A", (10, 15), (20, 30)), Side.RIGHT, (0, 0), (0, 0)),
    ],
    ids=["left", "right", "both", "a gap"],
)
def test_a_boundary_differs_at_an_edge_by_so_much(
    other: Unit, side: Side, shift: tuple[int, int], in_tokens: tuple[int, int]
) -> None:
    (found,) = disagreements(ONE, [other])
    assert (found.side, found.shift()) == (side, shift)
    assert found.shift(tokens_of([(start, start + 5) for start in range(0, 100, 5)])) == in_tokens


def test_a_missed_span_has_no_side_and_reaches_over_itself() -> None:
    (found,) = disagreements(ONE, [])
    assert (found.ones, found.others, found.side, found.shift()) == (tuple(ONE), (), None, (0, 0))
    assert (found.start, found.end) == (10, 30)


def test_a_split_tells_what_it_was_split_from() -> None:
    halves = units(("A", 10, 25), ("A", 26, 30))
    moved, torn = disagreements(ONE, halves)
    assert (moved.ones, moved.others) == (tuple(ONE), (halves[0],))
    assert (torn.ones, torn.others) == (tuple(ONE), (halves[1],))


def test_attributes_come_before_roles_and_name_what_differs() -> None:
    other = units(("A", 10, 30))
    mine, theirs = ONE[0].id, other[0].id
    said = Said({mine: {"p": ("x", "y"), "q": True}}, {mine: frozenset({("agent", 1)})})
    assert disagreements(ONE, other, said, Said({theirs: {"p": ("y", "x")}})) == [
        Disagreement(Kind.ATTRIBUTE, tuple(ONE), tuple(other), ("q",))
    ]
    alike = Said(
        {theirs: {"p": ("y", "x"), "q": True}}, {theirs: frozenset({("agent", 2), ("place", ABSENT)})}
    )
    assert disagreements(ONE, other, said, alike) == [
        Disagreement(Kind.ROLE, tuple(ONE), tuple(other), ("agent", "place"))
    ]


@given(drawn_lists(), drawn_lists())
def test_symmetric_and_nothing_with_oneself(ones: list[Unit], others: list[Unit]) -> None:
    assert disagreements(ones, ones) == []
    there, back = disagreements(ones, others), disagreements(others, ones)
    assert Counter((each.kind, each.ones, each.others) for each in there) == Counter(
        (each.kind, each.others, each.ones) for each in back
    )


def agreement_units(spans: Iterable[Span]) -> list[Unit]:
    return [Unit(span.fragments, span.label, span.id) for span in spans]


def links_of(work: AnnotationSet) -> Linking:
    return linking(
        agreement_units(work.spans), [Link(link.source, link.role, link.target) for link in work.links]
    )


def classed(pair: measures.Pair, layer: Layer, matched: bool) -> Counter[str]:
    """Roles by the places of fillers, or by which were matched."""
    one, other = (links_of(work) for work in pair)
    ends = matched_ends(one, other, matches(pair)) if matched else placed_ends(one, other)
    said, other_said = (
        Said({span.id: span.attributes for span in work.spans}, roles)
        for work, roles in zip(pair, compared_roles(one, other, ends), strict=True)
    )
    ones, others = (agreement_units(measures.spans_of(work, layer)) for work in pair)
    return Counter(named(each) for each in disagreements(ones, others, said, other_said))


def matches(pair: measures.Pair) -> Iterator[Pair]:
    for layer in Layer:
        ones, others = (agreement_units(measures.spans_of(work, layer)) for work in pair)
        yield from align(ones, others, OVERLAP).pairs


def named(found: Disagreement) -> str:
    if found.kind is Kind.BOUNDARY and found.side:
        return f"boundary {found.side.split()[0]}"
    return str(found.kind)


@pytest.mark.parametrize("layer", Layer)
def test_the_demo_has_the_disagreements_that_its_oracle_counts(layer: Layer) -> None:
    for works in pairs(layer).values():
        for pair in works:
            assert classed(pair, layer, matched=False) == Counter(measures.disagreements(pair, layer))


def test_given_matched_ends_the_demo_has_fewer_differing_roles_and_all_else_alike() -> None:
    everything = [(pair, layer) for layer in Layer for works in pairs(layer).values() for pair in works]
    placed, matched = Counter[str](), Counter[str]()
    for pair, layer in everything:
        placed += classed(pair, layer, matched=False)
        matched += classed(pair, layer, matched=True)
    assert 0 < matched.pop("role") < placed.pop("role")
    assert matched == placed
