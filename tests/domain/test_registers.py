"""Spans, links and flags become registers and come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain import registers
from annotator.domain.link import Link
from annotator.domain.span import Answer, Flag, Span
from annotator.domain.values import Json
from tests.formats.corpora import links, made_span, spans

TEXT = "Ines 😀 Vale\nنقل المجلس"


@given(spans(TEXT))
def test_a_span_comes_back(span: Span) -> None:
    assert registers.span_from_registers(span.id, registers.span_to_registers(span)) == span


@given(st.lists(spans(TEXT), min_size=1, max_size=2).flatmap(links))
def test_a_link_comes_back(link: Link) -> None:
    assert registers.link_from_registers(link.id, registers.link_to_registers(link)) == link


@given(spans(TEXT))
def test_a_flag_comes_back_and_none_is_null(span: Span) -> None:
    flag: Flag | None = span.flag
    assert registers.flag_from_registers(registers.flag_registers(flag)) == flag
    assert registers.flag_to_json(None) is None
    assert registers.flag_registers(None) == {"flag": None, "answer": None}


def test_an_answer_without_a_flag_is_not_shown() -> None:
    said = registers.answer_to_json(Answer("Yes.", "Lea"))
    assert registers.flag_from_registers({"flag": None, "answer": said}) is None


def test_what_was_never_written_takes_no_register() -> None:
    written = registers.span_to_registers(made_span(TEXT, "PERSON", "Ines"))
    assert set(written) == {"alive", "extent", "label", "origin"}


def test_an_attribute_that_was_taken_back_is_not_there() -> None:
    span = made_span(TEXT, "PERSON", "Ines", attributes={"quoted": True})
    written = {**registers.span_to_registers(span), "attribute.quoted": None}
    assert registers.span_from_registers(span.id, written).attributes == {}


@pytest.mark.parametrize("value", [3, 0.5, {"a": 1}])
def test_what_is_no_attribute_value_is_refused(value: Json) -> None:
    with pytest.raises(ValueError, match="is no attribute value"):
        registers.attribute_from_json(value)
