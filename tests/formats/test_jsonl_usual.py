"""What passes at a glance is what the validator lets through, unchanged."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from annotator.formats.jsonl_lines import SpanLine
from annotator.formats.jsonl_usual import are_usual, is_usual

USUAL: dict[str, Any] = {
    "id": "T1",
    "layer": "entity",
    "label": "PERSON",
    "start": 0,
    "end": 4,
    "text": "Vale",
    "attributes": {"kind": "name"},
    "origin": {"how": "manual"},
    "tagset_version": 1,
}
SPAN = TypeAdapter(SpanLine)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2),
    st.floats(),
    st.sampled_from(["", "entity", "manual", "x"]),
    st.just([]),
    st.just({}),
    st.just({"how": "manual", "by": "x"}),
    st.just({"how": "magic"}),
    st.dictionaries(st.sampled_from("ab"), st.sampled_from(["x", True, 3, ["x"]]), max_size=2),
)


@given(
    changed=st.dictionaries(st.sampled_from([*USUAL, "note", "flag", "colour"]), VALUES, max_size=3),
    missing=st.sets(st.sampled_from([*USUAL]), max_size=1),
)
@example(changed={}, missing=set())
def test_what_passes_at_a_glance_is_valid(changed: dict[str, Any], missing: set[str]) -> None:
    line = {key: value for key, value in {**USUAL, **changed}.items() if key not in missing}
    if is_usual(line):
        assert SPAN.validate_python(line) == line


def test_the_usual_span_passes_at_a_glance() -> None:
    assert is_usual(USUAL)
    assert is_usual({**USUAL, "attributes": {}})
    assert are_usual([USUAL, USUAL])
    assert are_usual([])


@pytest.mark.parametrize(
    "changed",
    [
        {"start": -1},
        {"start": True},
        {"end": 4.0},
        {"tagset_version": 0},
        {"id": ""},
        {"label": ""},
        {"layer": "topic"},
        {"text": None},
        {"attributes": {"kind": 3}},
        {"attributes": []},
        {"origin": {"how": "magic"}},
        {"colour": "red"},
    ],
)
def test_what_is_broken_never_does(changed: dict[str, Any]) -> None:
    assert not is_usual({**USUAL, **changed})
    with pytest.raises(ValidationError):
        SPAN.validate_python({**USUAL, **changed})


@pytest.mark.parametrize("spans", [None, {}, "", [[]], [None], {"a": USUAL}])
def test_what_is_no_list_of_spans_never_does(spans: object) -> None:
    assert not are_usual(spans)
