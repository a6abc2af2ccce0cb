"""The measures that the corpus is counted with, on cases small enough to be done by hand."""

import itertools

import pytest

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span, make_extent
from tests.corpora.measures import disagreements, exact_f1, matched, overlap, spans_of

TEXT = "x" * 100
ids = itertools.count()


def work(*spans: tuple[str, *tuple[Fragment, ...]]) -> AnnotationSet:
    made = [
        Span(str(next(ids)), Layer.CLAIM, label, make_extent(TEXT, fragments)) for label, *fragments in spans
    ]
    return AnnotationSet("d", "a", spans=tuple(made))


def test_exact_f1_counts_equal_fragments_and_labels() -> None:
    a = work(("ASSERTION", (0, 5)), ("DEMAND", (10, 20), (30, 40)), ("DEMAND", (50, 60)))
    b = work(("ASSERTION", (0, 5)), ("DEMAND", (10, 20), (30, 40)), ("DEMAND", (50, 61)))
    assert exact_f1([(a, b)], Layer.CLAIM) == 4 / 6


def test_matching_takes_the_greatest_sum_and_not_the_best_pair_first() -> None:
    a = work(("DEMAND", (0, 10)), ("DEMAND", (10, 20)))
    b = work(("DEMAND", (0, 3)), ("DEMAND", (3, 15)))
    assert len(matched(spans_of(a, Layer.CLAIM), spans_of(b, Layer.CLAIM))) == 2


def test_the_gap_of_a_span_of_two_fragments_does_not_count() -> None:
    (a,), (b,) = work(("DEMAND", (0, 5), (15, 20))).spans, work(("DEMAND", (0, 20))).spans
    assert overlap(a, b) == 0.5


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (work(("DEMAND", (10, 30))), []),
        (work(), ["missed"]),
        (work(("DEMAND", (5, 30))), ["boundary left"]),
        (work(("DEMAND", (10, 31))), ["boundary right"]),
        (work(("DEMAND", (11, 29))), ["boundary both"]),
        (work(("ASSERTION", (10, 30))), ["label"]),
        (work(("ASSERTION", (10, 29))), ["boundary and label"]),
        (work(("DEMAND", (10, 25)), ("DEMAND", (26, 30))), ["split or merge", "boundary right"]),
        (work(("DEMAND", (40, 50))), ["missed", "missed"]),
    ],
    ids=["same", "none", "left", "right", "both", "label", "both and label", "split", "elsewhere"],
)
def test_each_disagreement_has_one_class_from_either_side(other: AnnotationSet, found: list[str]) -> None:
    one = work(("DEMAND", (10, 30)))
    assert list(disagreements((one, other), Layer.CLAIM)) == found
    assert sorted(disagreements((other, one), Layer.CLAIM)) == sorted(found)
