"""Many documents compared at once are what each of them is alone."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.agreement.columns import Legend, Spans
from annotator.agreement.f_scores import criteria, tally_many, tally_spans
from annotator.agreement.many_comparisons import Comparisons
from annotator.agreement.matching import (
    HALF_AND_LABEL,
    OVERLAP,
    OVERLAP_AND_LABEL,
    SAME,
    SAME_EXTENT,
    Key,
    Rule,
    compare,
)
from annotator.agreement.tallies import tally_of
from annotator.agreement.token_scores import tally_tokens, tokens_of
from annotator.agreement.units import Unit
from tests.agreement.drawn_spans import LABELS, drawn_lists, unit, units

Documents = list[tuple[list[Unit], list[Unit]]]
Place = tuple[int, Key]

RULES = (SAME, SAME_EXTENT, OVERLAP, OVERLAP_AND_LABEL, HALF_AND_LABEL, Rule(same_label=False, share=0.3))
drawn_documents = st.lists(st.tuples(drawn_lists(8), drawn_lists(8)), min_size=1, max_size=4)


def columns(documents: Documents, legend: Legend) -> list[Spans]:
    return [
        legend.spans((number, pair[side]) for number, pair in enumerate(documents)).once() for side in (0, 1)
    ]


def compared(documents: Documents) -> Comparisons:
    legend = Legend(LABELS)
    one, other = columns(documents, legend)
    return Comparisons(one, other, legend)


def places(spans: Spans, legend: Legend) -> list[Place]:
    units = legend.units(spans)
    return [(document, place(unit)) for document, unit in zip(spans.documents.tolist(), units, strict=True)]


def place(span: Unit) -> Key:
    return span.fragments, span.label


@given(drawn_documents)
def test_the_same_is_the_same_and_the_rest_the_rest(documents: Documents) -> None:
    found = compared(documents)
    alone = [compare(*pair) for pair in documents]
    assert sorted(places(found.same, found.legend)) == sorted(
        (number, place(one)) for number, each in enumerate(alone) for one, _ in each.same
    )
    for side, rest in enumerate(found.rest):
        assert sorted(places(rest, found.legend)) == [
            (number, place(span))
            for number, each in enumerate(alone)
            for span in (each.ones, each.others)[side]
        ]


@pytest.mark.parametrize("rule", RULES, ids=str)
@settings(deadline=None)
@given(documents=drawn_documents)
def test_each_document_has_the_matches_that_it_has_alone(rule: Rule, documents: Documents) -> None:
    found = compared(documents)
    ones, others = (
        [places(spans, found.legend)[number] for number in map(int, matched)]
        for spans, matched in zip(found.rest, found.match(rule), strict=True)
    )
    assert sorted(zip(ones, others, strict=True)) == sorted(
        ((number, place(one)), (number, place(other)))
        for number, pair in enumerate(documents)
        for one, other in compare(*pair).match(rule)
    )


@settings(deadline=None)
@given(drawn_documents, st.sampled_from([0.0, 0.4]))
def test_what_documents_add_is_what_each_adds_alone(documents: Documents, share: float) -> None:
    legend, measures = Legend(LABELS), tuple(criteria())
    one, other = columns(documents, legend)
    tokens = [(start, start + 2) for start in range(0, 14, 2)]
    tables = tally_many(Comparisons(one, other, legend), len(documents), measures, share)
    in_tokens = tally_tokens(one, other, [tokens_of(tokens)] * len(documents), legend)
    for pair, table, by_token in zip(documents, tables, in_tokens, strict=True):
        alone = list(tally_spans(*pair, tokens, share).values())
        assert [tally_of(legend.labels, each) for each in (*table, by_token)] == alone


def test_documents_without_tokens_or_spans_add_nothing() -> None:
    legend = Legend(["A"])
    one, other = columns([([], []), (units(("A", 0, 4)), [])], legend)
    table = tally_tokens(one, other, [tokens_of([]), tokens_of([])], legend)
    assert table.shape == (2, 4, 1)
    assert not table.any()


def test_a_span_long_before_does_not_hide_those_that_it_covers() -> None:
    documents = [
        (units(("A", 0, 90)), units(("A", 95, 99))),
        (units(("A", 0, 3), ("A", 50, 60)), units(("A", 0, 90), ("A", 2, 4), ("A", 58, 70))),
    ]
    ones, others = compared(documents).match(OVERLAP)
    assert len(ones) == len(others) == 2


def test_columns_give_back_the_spans_they_were_made_of() -> None:
    legend = Legend()
    marked = [unit("B", (0, 4)), unit("A", (6, 9), (12, 14)), unit("A", (6, 14))]
    spans = legend.spans([(0, marked[:1]), (3, marked[1:])])
    assert [(each.fragments, each.label) for each in legend.units(spans)] == [
        (each.fragments, each.label) for each in marked
    ]
    assert spans.documents.tolist() == [0, 3, 3]
    assert legend.lengths(spans).tolist() == [4, 5, 8]
    assert sorted(legend.pieces(spans).starts.tolist()) == [0, 6, 6, 12]
    assert spans.counts(4, 2).tolist() == [[1, 0], [0, 0], [0, 0], [0, 2]]


def test_documents_without_a_place_are_left_out() -> None:
    spans = Legend().spans([(0, units(("A", 0, 4))), (1, units(("A", 1, 4))), (2, units(("A", 2, 4)))])
    moved = spans.moved(np.array([1, -1, 0]))
    assert (moved.documents.tolist(), moved.starts.tolist()) == ([1, 0], [0, 2])
    assert spans.documents.tolist() == [0, 1, 2]
