"""A dispute is a connected group of overlapping spans, counted once however many annotators."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement.disputes import connected, disputes, group_at, groups
from annotator.agreement.units import Extent, Unit
from tests.agreement.drawn_spans import drawn_lists, unit, units


def test_one_dispute_however_many_annotators() -> None:
    readings = {
        "a": units(("A", 0, 10), ("A", 50, 60)),
        "b": units(("A", 5, 20), ("A", 50, 60)),
        "c": units(("A", 15, 30), ("A", 50, 60)),
    }
    (found,) = disputes(readings)
    assert (found.start, found.end, list(found.spans)) == (0, 30, ["a", "b", "c"])
    assert [(group.start, group.is_agreed(readings)) for group in groups(readings)] == [
        (0, False),
        (50, True),
    ]


def test_who_marked_nothing_disagrees_and_who_did_not_finish_is_not_asked() -> None:
    readings = {"a": units(("A", 0, 5)), "b": units(("A", 0, 5))}
    assert disputes(readings) == []
    assert len(disputes({**readings, "c": []})) == 1


def test_labels_are_disputed_too() -> None:
    assert len(disputes({"a": units(("A", 0, 5)), "b": units(("B", 0, 5))})) == 1


def test_touching_spans_are_apart_and_a_gap_holds_together() -> None:
    assert len(groups({"a": units(("A", 0, 5)), "b": units(("A", 5, 9))})) == 2
    assert len(groups({"a": [unit("A", (0, 2), (8, 9))], "b": units(("A", 4, 6))})) == 1


def test_a_place_belongs_to_one_group_or_none() -> None:
    found = groups({"a": units(("A", 2, 5), ("A", 8, 12)), "b": []})
    assert [group_at(found, place) for place in (0, 2, 4, 5, 8, 11, 12)] == [None, 0, 0, None, 1, 1, None]


@given(st.lists(drawn_lists(4), min_size=2, max_size=4), st.data())
def test_every_span_is_in_one_group_whatever_the_order(lists: list[list[Unit]], data: st.DataObject) -> None:
    readings = {str(who): spans for who, spans in enumerate(lists)}
    found = groups(readings)
    for before, after in pairwise(found):
        assert before.end <= after.start
    for who, spans in readings.items():
        assert {(span.fragments, span.label) for group in found for span in group.spans.get(who, ())} == {
            (span.fragments, span.label) for span in spans
        }
    shuffled = data.draw(st.permutations(list(readings.items())))
    assert groups(dict(shuffled)) == found


def reach(place: Extent) -> Extent:
    return place


def test_runs_of_anything_that_overlaps() -> None:
    places = [(0, 3), (2, 5), (5, 6), (5, 9), (8, 10), (12, 13)]
    assert list(connected(places, reach)) == [places[:2], [places[2], places[3], places[4]], places[5:]]
    assert list(connected([], reach)) == []
