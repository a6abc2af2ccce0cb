"""Random documents are made of what annotators marked, turned round the text."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given

from annotator.agreement.continua import Continuum, Stretch, stretches
from annotator.agreement.gamma_dissimilarity import Spans
from annotator.agreement.gamma_sampling import Reading, in_order, random_documents
from tests.agreement.drawn_continua import nested_continua, renamed, reversed_storage

LENGTH = 1_000
ONE: Reading = tuple(Stretch(at, at + 20, "c") for at in range(0, 900, 100))


def drawn(
    readings: Sequence[Reading], count: int = 50, seed: int = 7, length: int = LENGTH
) -> list[list[Spans]]:
    return list(random_documents(readings, length, seed, count))


def first_starts(documents: Sequence[Sequence[Spans]]) -> list[list[float]]:
    return [[float(spans.starts[0]) for spans in document] for document in documents]


def readings_of(continuum: Continuum) -> list[list[Stretch]]:
    return [stretches(reading) for reading in continuum.readings]


def shape(readings: Sequence[Reading]) -> list[list[tuple[int, int, int]]]:
    """Where spans stand, and their labels numbered as they come."""
    numbers: dict[str, int] = {}
    return [
        [(start, end, numbers.setdefault(label, len(numbers))) for start, end, label in reading]
        for reading in readings
    ]


def test_one_seed_gives_the_same_documents_and_another_gives_others() -> None:
    assert first_starts(drawn([ONE, ONE])) == first_starts(drawn([ONE, ONE]))
    assert first_starts(drawn([ONE, ONE])) != first_starts(drawn([ONE, ONE], seed=8))


def test_lengths_and_labels_stay() -> None:
    other: Reading = (Stretch(3, 50, "d"), Stretch(60, 61, "e"))
    for document in drawn([other, other]):
        for spans in document:
            assert sorted(spans.ends - spans.starts) == [1, 47]
            assert sorted(spans.labels) == [0, 1]
            assert list(spans.starts) == sorted(spans.starts)
            assert spans.starts[0] >= 0
            assert spans.starts[-1] < LENGTH


def test_copies_of_one_annotator_lie_half_a_span_apart() -> None:
    """Round the text too: with one span each, starts differ by the pivots."""
    for one, other, third in first_starts(drawn([(Stretch(0, 40, "c"),)] * 3, count=200)):
        for apart in (abs(one - other), abs(other - third), abs(one - third)):
            assert min(apart, LENGTH - apart) >= 20


def test_pivots_reach_all_of_the_text() -> None:
    starts = np.array(first_starts(drawn([(Stretch(0, 10, "c"),)] * 2, count=400)))
    counts, _ = np.histogram(starts, bins=10, range=(0, LENGTH))
    assert counts.min() > 40


def test_a_text_too_short_for_the_distance_is_shuffled_all_the_same() -> None:
    assert len(drawn([(Stretch(0, 9, "c"),)] * 6, count=5, length=10)) == 5


def test_annotators_are_drawn() -> None:
    other: Reading = (Stretch(0, 5, "c"),)
    sizes = {tuple(map(len, document)) for document in drawn([ONE, other])}
    assert sizes == {(9, 9), (9, 1), (1, 9), (1, 1)}


def test_nobody_marking_anything_is_fine() -> None:
    assert [list(map(len, document)) for document in drawn([(), ()], count=2)] == [[0, 0], [0, 0]]


@pytest.mark.parametrize("annotators", [2, 3, 4])
def test_readings_of_the_same_places_are_told_apart_by_labels_not_by_names(annotators: int) -> None:
    names: list[str] = ["x", "y", "z", "u", "v"]
    readings: list[Reading] = [
        (Stretch(0, 1, names[who]), Stretch(2, 3, names[who + 1])) for who in range(annotators)
    ]
    backwards = dict(zip(names, reversed(names), strict=True))
    renamed_readings = [tuple(s._replace(label=backwards[s.label]) for s in reading) for reading in readings]
    again = [[backwards[stretch.label] for stretch in reading] for reading in in_order(renamed_readings)]
    assert again == [[stretch.label for stretch in reading] for reading in in_order(readings)]
    assert shape(in_order(list(reversed(readings)))) == shape(in_order(readings))


def test_many_readings_of_the_same_places_are_not_tried_in_all_orders() -> None:
    readings: list[Reading] = [(Stretch(0, 1, str(who)),) for who in range(12)]
    assert sorted(in_order(readings)) == sorted(readings)


@given(nested_continua(most=4))
def test_the_order_hangs_on_places_and_not_on_names(continuum: Continuum) -> None:
    expected = shape(in_order(readings_of(continuum)))
    assert shape(in_order(readings_of(reversed_storage(continuum)))) == expected
    assert shape(in_order(readings_of(renamed(continuum)))) == expected
