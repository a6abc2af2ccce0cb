"""Answers are compared on matched spans, and the share matched is told with them."""

from annotator.agreement.attributes import attribute_judgments, judgment, judgments_of
from annotator.agreement.matching import OVERLAP, OVERLAP_AND_LABEL, align
from annotator.agreement.units import Unit
from annotator.domain.values import AttributeValue


def spans(*marked: tuple[str, int, int, str]) -> list[Unit]:
    return [Unit(((start, end),), label, id_) for label, start, end, id_ in marked]


ONES = spans(("CLAIM", 0, 9, "a"), ("CLAIM", 20, 29, "b"), ("DEMAND", 40, 49, "c"))
OTHERS = spans(("CLAIM", 0, 8, "a"), ("CLAIM", 20, 29, "b"), ("CLAIM", 60, 69, "d"))
ONE: dict[str, dict[str, AttributeValue]] = {"a": {"polarity": "affirmed"}, "b": {"polarity": "denied"}}
OTHER: dict[str, dict[str, AttributeValue]] = {"a": {"polarity": "denied"}, "b": {"polarity": "denied"}}


def test_several_choices_are_a_set_in_no_order() -> None:
    assert judgments_of({"a": ("x", "y"), "b": True, "c": "z"}) == {
        "a": frozenset({"y", "x"}),
        "b": True,
        "c": "z",
    }
    assert judgment(None) is None


def test_answers_are_told_by_annotator_even_where_ids_are_the_same() -> None:
    judged = attribute_judgments(align(ONES, OTHERS, OVERLAP_AND_LABEL), ONE, OTHER, "polarity")
    assert (judged.pairs, judged.spans) == (2, 6)
    assert judged.share.value == 4 / 6
    assert judged.confusion.values == ("affirmed", "denied")
    assert judged.confusion.counts.tolist() == [[0, 1], [0, 1]]


def test_only_spans_that_were_asked_count() -> None:
    judged = attribute_judgments(align(ONES, OTHERS, OVERLAP), ONE, OTHER, "polarity", {"CLAIM"})
    assert (judged.pairs, judged.spans) == (2, 5)


def test_an_answer_that_one_left_out_is_missing() -> None:
    judged = attribute_judgments(align(ONES, OTHERS, OVERLAP), ONE, {"a": OTHER["a"]}, "polarity")
    assert (judged.pairs, judged.confusion.units, judged.confusion.complete) == (2, 1, False)
