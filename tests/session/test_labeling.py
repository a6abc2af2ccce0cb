"""The grammar of label keys: what a key means, given the selection, the caret and what stands there."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span
from annotator.domain.tagset import Label
from annotator.session.labeling import AddSpan, Gesture, Place, RelabelSpan, SpansNear, label_gesture
from tests.formats.corpora import made_span

TEXT = "Ines Vale met the board. They left."
TOKENS = [(0, 4), (5, 9), (10, 13), (14, 17), (18, 23), (23, 24), (25, 29), (30, 34), (34, 35)]
SENTENCES = [(0, 24), (25, 35)]
PERSON = Label(key="PERSON", layer=Layer.ENTITY, name="Person")
ORG = Label(key="ORG", layer=Layer.ENTITY, name="Org")
CLAIM = Label(key="ASSERTION", layer=Layer.CLAIM, name="Claim")
EVENT = Label(key="CONTEST", layer=Layer.EVENT, name="Event")


def place(caret: int = 0, selection: Fragment | None = None, selected: Span | None = None) -> Place:
    return Place(TEXT, TOKENS, SENTENCES, caret, "en", selection, selected)


def near(spans: Iterable[Span]) -> SpansNear:
    return lambda start, end: [span for span in spans if span.start <= end and start <= span.end]


def entity(*fragments: Fragment | str, label: str = "PERSON") -> Span:
    return made_span(TEXT, label, *fragments)


def test_a_selection_is_a_new_span() -> None:
    assert label_gesture(place(selection=(0, 9)), near([]), PERSON) == add(PERSON, (0, 9))


def add(label: Label, *fragments: Fragment) -> Gesture:
    return AddSpan(label.layer, label.key, fragments)


def test_a_selection_over_a_span_gives_it_another_label() -> None:
    span = entity((0, 9))
    assert label_gesture(place(selection=(0, 9)), near([span]), ORG) == RelabelSpan(span.id, "ORG")
    assert label_gesture(place(selection=(0, 9)), near([span]), PERSON) is None


def test_shift_makes_a_second_label_over_the_same_place() -> None:
    span = entity((0, 9))
    assert label_gesture(place(selection=(0, 9)), near([span]), ORG, second=True) == add(ORG, (0, 9))
    assert label_gesture(place(selected=span), near([span]), ORG, second=True) == add(ORG, (0, 9))


def test_shift_keeps_the_fragments_of_the_active_span() -> None:
    span = entity((0, 4), (10, 13))
    assert label_gesture(place(selected=span), near([span]), ORG, second=True) == add(ORG, (0, 4), (10, 13))
    assert label_gesture(place(5, selected=span), near([span]), CLAIM, second=True) == add(CLAIM, (0, 23))


def test_another_layer_over_the_same_place_is_a_new_span() -> None:
    assert label_gesture(place(selection=(0, 9)), near([entity((0, 9))]), CLAIM) == add(CLAIM, (0, 9))


@pytest.mark.parametrize("caret", [0, 4, 9])
def test_the_span_under_the_caret_or_ending_there_gets_the_label(caret: int) -> None:
    span = entity((0, 9))
    assert label_gesture(place(caret), near([span]), ORG) == RelabelSpan(span.id, "ORG")


def test_of_several_the_one_that_covers_the_caret_and_is_shortest() -> None:
    short, long, before = entity((5, 9)), entity((0, 24)), entity((0, 5))
    spans = [long, before, short]
    assert label_gesture(place(5), near(spans), ORG) == RelabelSpan(short.id, "ORG")


def test_the_active_span_goes_before_the_one_under_the_caret() -> None:
    active, under = entity((0, 4)), entity((10, 13))
    assert label_gesture(place(11, selected=active), near([active, under]), ORG) == RelabelSpan(
        active.id, "ORG"
    )
    claim = made_span(TEXT, "ASSERTION", (0, 24))
    assert label_gesture(place(11, selected=claim), near([claim, under]), ORG) == RelabelSpan(under.id, "ORG")


def test_where_nothing_stands_an_entity_takes_the_names_an_event_the_word_a_claim_the_sentence() -> None:
    assert label_gesture(place(6), near([]), PERSON) == add(PERSON, (0, 9))
    assert label_gesture(place(19), near([]), ORG) == add(ORG, (18, 23))
    assert label_gesture(place(11), near([]), EVENT) == add(EVENT, (10, 13))
    assert label_gesture(place(11), near([]), CLAIM) == add(CLAIM, (0, 23))


def test_where_there_is_nothing_to_label_nothing_happens() -> None:
    assert label_gesture(replace(place(0), text="", tokens=[], sentences=[]), near([]), PERSON) is None


def test_a_claim_in_a_quotation_leaves_out_who_speaks() -> None:
    text = "“We sail,” she said. They left."
    tokens = [(0, 1), (1, 3), (4, 8), (8, 9), (9, 10), (11, 14), (15, 19), (19, 20), (21, 25), (26, 30)]
    spoken = Place(text, tokens, [(0, 20), (21, 31)], 5, "en", quotations=[(0, 10)])
    assert label_gesture(spoken, near([]), CLAIM) == add(CLAIM, (1, 8))
    assert label_gesture(replace(spoken, caret=24), near([]), CLAIM) == add(CLAIM, (21, 30))


def test_a_claim_leaves_out_the_dateline_and_who_makes_it() -> None:
    text = "VALE — The pier opens again, the board said."
    tokens = [match.span() for match in re.finditer(r"\w+|[^\w\s]", text)]
    here = Place(text, tokens, [(0, len(text))], 12, datelines=[(0, 4)])
    wanted = (text.index("The"), text.index(", the"))
    assert label_gesture(here, near([]), CLAIM) == add(CLAIM, wanted)
    assert label_gesture(replace(here, caret=2), near([]), PERSON) == add(PERSON, (0, 4))


def test_what_a_key_would_take_at_the_caret_is_relabeled_where_it_stands_already() -> None:
    """Behind the last full stop the caret stands in no span, and the key takes the last word all the same."""
    left = entity((30, 34))
    for caret in (34, 35):
        assert label_gesture(place(caret), near([left]), ORG) == RelabelSpan(left.id, "ORG")
        assert label_gesture(place(caret), near([left]), PERSON) is None
        assert label_gesture(place(caret), near([left]), ORG, second=True) == add(ORG, (30, 34))
