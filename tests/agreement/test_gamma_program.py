"""The program of more than two annotators takes each span once, and says when there is too much."""

import numpy as np
import pytest

from annotator.agreement.gamma_dissimilarity import Spans, Weights
from annotator.agreement.gamma_program import ABSENT, TooManyAlignmentsError, cheapest_partition


def row(starts: range, length: int) -> Spans:
    first = np.array(starts, dtype=np.float64)
    return Spans(first, first + length, np.zeros(len(first), dtype=np.intp))


def test_each_span_is_taken_once() -> None:
    annotators = [row(range(0, 90, 30), 10), row(range(2, 90, 30), 10), row(range(0, 60, 20), 12)]
    chosen, costs = cheapest_partition(annotators, Weights())
    for number, spans in enumerate(annotators):
        taken = chosen[:, number]
        assert sorted(taken[taken != ABSENT]) == list(range(len(spans)))
    assert len(costs) == len(chosen)


def test_too_many_spans_to_compare() -> None:
    with pytest.raises(TooManyAlignmentsError):
        cheapest_partition([row(range(1_001), 1)] * 3, Weights())


def test_too_many_ways_to_align() -> None:
    with pytest.raises(TooManyAlignmentsError):
        cheapest_partition([row(range(20), 100)] * 6, Weights())


def test_too_many_ways_with_the_next_annotator() -> None:
    with pytest.raises(TooManyAlignmentsError):
        cheapest_partition([row(range(400), 200)] * 3, Weights())
