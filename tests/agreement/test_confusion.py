"""Every pair and every single span is in one cell, and each cell lists its cases."""

from hypothesis import given

from annotator.agreement.confusion import Case, LabelConfusion, both_ways, label_cases
from annotator.agreement.matching import OVERLAP, align
from annotator.agreement.units import Unit
from tests.agreement.drawn_spans import drawn_lists, units

ONES = units(("A", 0, 5), ("A", 10, 15), ("B", 20, 25))
OTHERS = units(("A", 0, 5), ("B", 10, 14), ("B", 30, 35))
CASES = label_cases("d", align(ONES, OTHERS, OVERLAP))


def test_labels_meet_in_cells_that_open_their_cases() -> None:
    table = LabelConfusion.of(CASES)
    assert table.labels == ("A", "B", None)
    assert {cell: len(cases) for cell, cases in table.cells.items()} == {
        ("A", "A"): 1,
        ("A", "B"): 1,
        ("B", None): 1,
        (None, "B"): 1,
    }
    assert table.cases("A", "B") == (Case("d", ONES[1], OTHERS[1]),)
    assert table.cases(None, "B") == (Case("d", None, OTHERS[2]),)
    assert table.count("B", "B") == 0


def test_both_ways_it_is_symmetric() -> None:
    table = LabelConfusion.of(both_ways(CASES))
    for one in table.labels:
        for other in table.labels:
            assert table.count(one, other) == table.count(other, one)
    assert table.count("A", "A") == 2


@given(drawn_lists(), drawn_lists())
def test_rows_and_columns_add_up_to_what_each_marked(ones: list[Unit], others: list[Unit]) -> None:
    table = LabelConfusion.of(label_cases("d", align(ones, others, OVERLAP)))
    for label in ("PERSON", "ORG", "GPE"):
        row = sum(table.count(label, other) for other in table.labels)
        column = sum(table.count(one, label) for one in table.labels)
        assert row == len({unit.fragments for unit in ones if unit.label == label})
        assert column == len({unit.fragments for unit in others if unit.label == label})
    assert table.count(None, None) == 0
