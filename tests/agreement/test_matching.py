"""Matching is one to one and maximum-weight, symmetric, and blind to storage and to names."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.matching import (
    HALF_AND_LABEL,
    OVERLAP,
    OVERLAP_AND_LABEL,
    SAME,
    SAME_EXTENT,
    Alignment,
    Pair,
    Rule,
    align,
    by_key,
    by_place,
    compare,
)
from annotator.agreement.units import Unit, overlap
from tests.agreement.drawn_spans import drawn_lists, renamed, unit, units

RULES = [SAME, SAME_EXTENT, OVERLAP, OVERLAP_AND_LABEL, HALF_AND_LABEL, Rule(same_label=False, share=0.3)]


def places(alignment: Alignment) -> list[list[object]]:
    return [[by_place(unit) for unit in pair] for pair in alignment.pairs]


def turned(pairs: tuple[Pair, ...]) -> Counter[Pair]:
    return Counter((other, one) for one, other in pairs)


def test_the_greatest_sum_is_taken_and_not_the_best_pair_first() -> None:
    ones, others = units(("A", 0, 10), ("A", 10, 20)), units(("A", 0, 3), ("A", 3, 15))
    assert align(ones, others, OVERLAP_AND_LABEL).pairs == tuple(zip(ones, others, strict=True))


def test_spans_that_are_the_same_are_fixed_first() -> None:
    ones, others = units(("A", 0, 10), ("A", 0, 9)), units(("A", 0, 10), ("A", 0, 11))
    assert align(ones, others, OVERLAP).pairs == ((ones[1], others[1]), (ones[0], others[0]))


def test_the_same_place_under_another_label_comes_before_a_mere_overlap() -> None:
    ones, others = units(("A", 0, 10)), units(("A", 0, 9), ("B", 0, 10))
    assert align(ones, others, OVERLAP).pairs == ((ones[0], others[1]),)
    assert align(ones, others, OVERLAP_AND_LABEL).pairs == ((ones[0], others[0]),)


def test_of_equal_sums_the_first_in_the_text_is_taken() -> None:
    ones, others = units(("A", 0, 10)), units(("B", 5, 10), ("C", 0, 5))
    assert align(ones, others, OVERLAP).pairs == ((ones[0], others[1]),)


def test_spans_in_one_place_are_told_apart_by_their_labels() -> None:
    ones, others = units(("A", 0, 10), ("B", 0, 10)), units(("C", 0, 10), ("A", 0, 9))
    assert set(align(ones, others, OVERLAP).pairs) == {(ones[1], others[0]), (ones[0], others[1])}
    assert set(align(others, ones, OVERLAP).pairs) == {(others[0], ones[1]), (others[1], ones[0])}


@pytest.mark.parametrize(("share", "pairs"), [(0.0, 1), (0.25, 1), (0.3, 1), (0.31, 0), (1.0, 0)])
def test_an_overlap_counts_from_a_stated_share(share: float, pairs: int) -> None:
    ones, others = units(("A", 0, 10)), units(("A", 0, 3))
    assert len(align(ones, others, Rule(same_label=True, share=share)).pairs) == pairs


def test_gaps_do_not_overlap() -> None:
    alignment = align([unit("A", (0, 3), (10, 12))], [unit("A", (4, 9))], OVERLAP)
    assert (alignment.pairs, alignment.spans) == ((), 2)


def test_a_span_marked_twice_counts_once_whichever_is_stored_first() -> None:
    twice = [Unit(((0, 5),), "A", "b"), Unit(((0, 5),), "A", "a")]
    assert [span.id for span in by_key(twice).values()] == ["a"]
    assert [span.id for span in by_key(reversed(twice)).values()] == ["a"]
    assert align(twice, twice[:1], SAME).spans == 2


def test_equal_lists_have_nothing_left_to_match() -> None:
    spans = units(("A", 0, 5), ("B", 0, 5), ("A", 3, 8))
    comparison = compare(spans, reversed(spans))
    assert len(comparison.same) == 3
    assert (comparison.ones, comparison.others, comparison.edges) == ((), (), ())


@pytest.mark.parametrize("rule", RULES)
@given(ones=drawn_lists(), others=drawn_lists())
def test_pairs_are_eligible_and_one_to_one(rule: Rule, ones: list[Unit], others: list[Unit]) -> None:
    alignment = align(ones, others, rule)
    for one, other in alignment.pairs:
        assert overlap(one, other) >= max(rule.share, 0.01)
        assert one.label == other.label or not rule.same_label
    left, right = by_key(ones), by_key(others)
    assert {by_place(span) for span in alignment.only_one} == left.keys() - {
        by_place(one) for one, _ in alignment.pairs
    }
    assert {by_place(span) for span in alignment.only_other} == right.keys() - {
        by_place(other) for _, other in alignment.pairs
    }
    assert alignment.spans == len(left) + len(right)


@pytest.mark.parametrize("rule", RULES)
@given(ones=drawn_lists(), others=drawn_lists())
def test_who_is_called_the_first_does_not_matter(rule: Rule, ones: list[Unit], others: list[Unit]) -> None:
    assert turned(align(others, ones, rule).pairs) == Counter(align(ones, others, rule).pairs)


@pytest.mark.parametrize("rule", RULES)
@given(ones=drawn_lists(), others=drawn_lists(), data=st.data())
def test_storage_order_does_not_matter(
    rule: Rule, ones: list[Unit], others: list[Unit], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(ones)), data.draw(st.permutations(others))
    assert places(align(*shuffled, rule)) == places(align(ones, others, rule))


@pytest.mark.parametrize("rule", RULES)
@given(ones=drawn_lists(), others=drawn_lists())
def test_names_of_labels_do_not_matter(rule: Rule, ones: list[Unit], others: list[Unit]) -> None:
    before, after = align(ones, others, rule), align(renamed(ones), renamed(others), rule)
    assert len(before.pairs) == len(after.pairs)
    assert sum(one.label == other.label for one, other in before.pairs) == sum(
        one.label == other.label for one, other in after.pairs
    )


@pytest.mark.parametrize("rule", [OVERLAP_AND_LABEL, HALF_AND_LABEL])
@given(ones=drawn_lists(4), others=drawn_lists(4))
def test_no_other_matching_that_keeps_the_same_spans_is_heavier(
    rule: Rule, ones: list[Unit], others: list[Unit]
) -> None:
    comparison = compare(ones, others)
    found = sum(overlap(one, other) for one, other in comparison.match(rule))
    assert found == pytest.approx(_heaviest(list(comparison.ones), list(comparison.others), rule))


def _heaviest(ones: list[Unit], others: list[Unit], rule: Rule) -> float:
    if not ones:
        return 0.0
    one, *rest = ones
    taken = [_heaviest(rest, others, rule)]
    for index, other in enumerate(others):
        weight = overlap(one, other)
        if weight and weight >= rule.share and one.label == other.label:
            taken.append(weight + _heaviest(rest, others[:index] + others[index + 1 :], rule))
    return max(taken)
