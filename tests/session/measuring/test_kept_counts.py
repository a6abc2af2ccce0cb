"""What is kept of documents adds up whatever labels, values and judges each of them has."""

import numpy as np
import pytest

from annotator.agreement.coincidences import coded
from annotator.session.measuring.judged import Judged, judged, together
from annotator.session.measuring.packed import Packed, label_counts, pack, stack

Row = list[str | None]


def of_labels(judges: int, rows: list[Row]) -> Judged:
    return judged(judges, rows, lambda label: label)


def test_judgments_of_documents_are_those_of_one_long_document() -> None:
    first: list[Row] = [["B", "A"], ["B", "B"]]
    second: list[Row] = [["C", "A"]]
    found = together([of_labels(2, first), of_labels(2, []), of_labels(2, second)], 2)
    whole = coded([*first, *second])
    assert (found.values, found.codes.tolist()) == (whole.values, whole.codes.tolist())


def test_who_was_not_there_judged_nothing() -> None:
    found = together([of_labels(3, [["A", None, "B"]]), of_labels(2, [["B", "B"]])], 3)
    assert found.values == ("A", "B")
    assert found.codes.tolist() == [[0, -1, 1], [1, 1, -1]]


def test_values_that_nobody_gave_are_no_values() -> None:
    part = Judged.of_codes(2, ("C", "B", "A"), np.array([[2, 0], [0, 0]]), 4, 6)
    found = together([part, part], 2)
    assert found.values == ("A", "C")
    assert found.codes.tolist() == [[0, 1], [1, 1]] * 2


def test_units_that_one_judge_has_alone_are_spans_without_a_match() -> None:
    found = of_labels(3, [["A", None, None], ["A", "B", None], ["A", "A", "A"]])
    assert (found.units, found.matched, found.spans) == (2, 5, 6)
    assert found.complete().units == 1


def test_nothing_adds_up_to_nothing() -> None:
    assert together([], 2).codes.shape == (0, 2)
    assert label_counts([]) == {}


@pytest.mark.parametrize("labels", [("A", "B"), ("B", "C"), ()])
def test_counts_add_up_over_documents_of_other_labels(labels: tuple[str, ...]) -> None:
    ones = pack(("A", "B"), np.array([[1.0, 0.0], [2.0, 5.0]]))
    others = [Packed(labels, np.arange(1, len(labels) + 1, dtype=np.float32).tobytes())]
    expected = {"A": 3, "B": 5}
    for number, label in enumerate(labels, 1):
        expected[label] = expected.get(label, 0) + number
    assert label_counts([*ones, *others]) == expected


def test_rows_of_documents_stand_under_their_labels() -> None:
    tables = [
        *pack(("B", "A"), np.array([[[1.0, 2.0], [3.0, 4.0]]])),
        *pack(("A",), np.array([[[5.0], [6.0]]])),
    ]
    labels, table = stack(tables)
    assert labels == ("A", "B")
    assert table.tolist() == [[[2, 1], [4, 3]], [[5, 0], [6, 0]]]
