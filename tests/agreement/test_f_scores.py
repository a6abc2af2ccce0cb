"""Each measure counts what it says, symmetric and bounded, and nervaluate finds the same."""

import warnings
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.f_scores import Outcomes, criteria, outcomes, tally_spans
from annotator.agreement.figures import Figure, Reason, measured, undefined
from annotator.agreement.measure import Measure
from annotator.agreement.tallies import Tally, micro_f1
from annotator.agreement.units import Unit
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.layer import Layer
from tests.agreement.drawn_spans import RENAMED, drawn_lists, renamed, unit, units
from tests.agreement.reference_f import SEMEVAL_FOUND, SEMEVAL_GOLD, SEMEVAL_OUTCOMES
from tests.corpora.demo import pairs
from tests.corpora.measures import exact_f1, spans_of

SEMEVAL = {
    "strict": Measure.SEMEVAL_STRICT,
    "exact": Measure.SEMEVAL_EXACT,
    "partial": Measure.SEMEVAL_PARTIAL,
    "type": Measure.SEMEVAL_TYPE,
}
WORDS = [(start, start + 4) for start in range(0, 100, 5)]
LETTERS = [(place, place + 1) for place in range(14)]


def figures(tallies: Mapping[Measure, Tally]) -> dict[Measure, Figure]:
    return {measure: tally.f1() for measure, tally in tallies.items()}


def scores(ones: list[Unit], others: list[Unit]) -> dict[Measure, float | None]:
    return {measure: figure.value for measure, figure in figures(tally_spans(ones, others, WORDS)).items()}


def test_each_measure_has_its_own_idea_of_the_same() -> None:
    ones = units(("A", 0, 4), ("A", 10, 19), ("A", 30, 34), ("A", 50, 69))
    others = units(("A", 0, 4), ("A", 10, 24), ("B", 30, 34), ("A", 65, 69))
    assert scores(ones, others) == {
        Measure.F1_EXACT: 1 / 4,
        Measure.F1_EXTENT: 2 / 4,
        Measure.F1_OVERLAP_LABEL: 3 / 4,
        Measure.F1_OVERLAP: 4 / 4,
        Measure.F1_HALF_LABEL: 2 / 4,
        Measure.F1_TOKENS: 2 * 4 / 14,
        Measure.SEMEVAL_STRICT: 1 / 4,
        Measure.SEMEVAL_EXACT: 2 / 4,
        Measure.SEMEVAL_PARTIAL: 3 / 4,
        Measure.SEMEVAL_TYPE: 3 / 4,
    }


def test_a_matching_that_takes_the_best_pair_first_would_find_half() -> None:
    ones, others = units(("A", 0, 10), ("A", 10, 20)), units(("A", 0, 3), ("A", 3, 15))
    assert tally_spans(ones, others)[Measure.F1_OVERLAP_LABEL].f1() == measured(1)


def test_an_overlap_counts_from_a_stated_share() -> None:
    ones, others = units(("A", 0, 10)), units(("A", 0, 4))
    assert tally_spans(ones, others, overlap_share=0.4)[Measure.F1_OVERLAP].f1() == measured(1)
    strict = tally_spans(ones, others, overlap_share=0.5)
    assert strict[Measure.F1_OVERLAP].f1() == strict[Measure.F1_OVERLAP_LABEL].f1() == measured(0)
    assert strict[Measure.SEMEVAL_PARTIAL].f1() == measured(0.5)


def test_labels_are_counted_on_the_side_that_used_them() -> None:
    tally = tally_spans(units(("A", 0, 4), ("B", 10, 14)), units(("C", 0, 4)))[Measure.F1_EXTENT]
    assert [tally.f1(label) for label in ("A", "B", "C")] == [measured(1), measured(0), measured(1)]
    assert tally.f1("D") == undefined(Reason.UNUSED_LABEL)


def test_without_tokens_there_is_no_token_weighted_f1() -> None:
    assert Measure.F1_TOKENS not in tally_spans([], [])


def test_both_empty_is_undefined_and_one_empty_is_zero() -> None:
    assert set(figures(tally_spans([], [], WORDS)).values()) == {undefined(Reason.NO_SPANS)}
    assert set(figures(tally_spans(units(("A", 0, 4)), [], WORDS)).values()) == {measured(0)}


def test_the_same_span_twice_counts_once() -> None:
    once, twice = units(("A", 0, 4)), units(("A", 0, 4), ("A", 0, 4))
    assert tally_spans(once, twice, WORDS) == tally_spans(once, once, WORDS)


def test_fragments_belong_to_the_extent() -> None:
    whole, parted = [unit("A", (0, 9))], [unit("A", (0, 4), (5, 9))]
    assert tally_spans(whole, parted)[Measure.F1_EXACT].f1() == measured(0)
    assert tally_spans(parted, [unit("A", (0, 4), (5, 9))])[Measure.F1_EXACT].f1() == measured(1)


@given(drawn_lists(), drawn_lists())
def test_symmetric_and_bounded(ones: list[Unit], others: list[Unit]) -> None:
    found = figures(tally_spans(ones, others, LETTERS))
    assert figures(tally_spans(others, ones, LETTERS)) == found
    for figure in found.values():
        assert (figure.value is None) == (not ones and not others)
        assert figure.value is None or 0 <= figure.value <= 1


@given(drawn_lists(), st.data())
def test_with_oneself_one_agrees_wholly_whatever_the_order(ones: list[Unit], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(ones))
    expected = measured(1) if ones else undefined(Reason.NO_SPANS)
    assert set(figures(tally_spans(ones, shuffled, LETTERS)).values()) == {expected}


@given(drawn_lists(), drawn_lists())
def test_names_of_labels_do_not_matter(ones: list[Unit], others: list[Unit]) -> None:
    before = tally_spans(ones, others, LETTERS)
    after = tally_spans(renamed(ones), renamed(others), LETTERS)
    assert figures(before) == figures(after)
    for old, new in RENAMED.items():
        assert before[Measure.F1_EXACT].f1(old) == after[Measure.F1_EXACT].f1(new)


@given(drawn_lists(), drawn_lists())
def test_labels_add_up_to_all(ones: list[Unit], others: list[Unit]) -> None:
    for tally in tally_spans(ones, others, LETTERS).values():
        assert sum(tally.marked(label)[0] for label in tally.labels) == tally.marked()[0]
        assert sum(tally.matched(label)[1] for label in tally.labels) == tally.matched()[1]


@pytest.mark.parametrize("name", SEMEVAL)
def test_the_published_scenarios_of_semeval(name: str) -> None:
    gold, found = (
        units(*((label, start, end) for start, end, label in spans))
        for spans in (SEMEVAL_GOLD, SEMEVAL_FOUND)
    )
    expected = Outcomes(*SEMEVAL_OUTCOMES[name])
    assert outcomes(gold, found, SEMEVAL[name]) == expected
    credited = expected.correct + expected.partial / 2
    figure = tally_spans(gold, found)[SEMEVAL[name]].f1()
    assert figure.value == pytest.approx(2 * credited / (len(gold) + len(found)))


drawn_words = st.tuples(st.sampled_from(list(RENAMED)), st.integers(0, 4), st.integers(5, 9), st.booleans())


@pytest.mark.parametrize("name", SEMEVAL)
@given(ones=st.lists(drawn_words, max_size=6), others=st.lists(drawn_words, max_size=6))
def test_nervaluate_finds_the_same(
    name: str, ones: list[tuple[str, int, int, bool]], others: list[tuple[str, int, int, bool]]
) -> None:
    """One span an annotator in each stretch of ten characters, some missing.

    nervaluate takes the first span that overlaps, not the best, and is not symmetric; with one candidate at
    the most it has no choice. Its ends are inclusive.
    """
    left, right = (
        [
            unit(label, (10 * place + start, 10 * place + end))
            for place, (label, start, end, kept) in spans
            if kept
        ]
        for spans in (list(enumerate(ones)), list(enumerate(others)))
    )
    expected = _nervaluate(left, right)["ent_type" if name == "type" else name]
    assert outcomes(left, right, SEMEVAL[name]) == expected[0]
    if left or right:
        assert tally_spans(left, right)[SEMEVAL[name]].f1().value == pytest.approx(expected[1])


def _nervaluate(ones: list[Unit], others: list[Unit]) -> dict[str, tuple[Outcomes, float]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nervaluate import Evaluator
    gold, found = (
        [[{"start": span.start, "end": span.end - 1, "label": span.label} for span in spans]]
        for spans in (ones, others)
    )
    results = Evaluator(gold, found, list(RENAMED), loader="dict").evaluate()["overall"]
    return {
        name: (
            Outcomes(each.correct, each.incorrect, each.partial, each.missed, each.spurious),
            each.f1,
        )
        for name, each in results.items()
    }


def test_the_table_has_every_measure_of_spans() -> None:
    named = {measure for measure in Measure if measure.startswith(("f1-", "semeval-"))}
    assert criteria().keys() == named - {Measure.F1_TOKENS}


def in_layer(work: AnnotationSet, layer: Layer) -> list[Unit]:
    return [Unit(span.fragments, span.label, span.id) for span in spans_of(work, layer)]


@pytest.mark.parametrize("layer", Layer)
def test_the_demo_has_the_exact_f1_that_its_oracle_counts(layer: Layer) -> None:
    for works in pairs(layer).values():
        tallies = [
            tally_spans(in_layer(one, layer), in_layer(other, layer))[Measure.F1_EXACT]
            for one, other in works
        ]
        assert micro_f1(tallies).value == pytest.approx(exact_f1(works, layer))
