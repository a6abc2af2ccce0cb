"""Answers as judgments."""

from annotator.agreement.attributes import judgment, judgments_of


def test_several_choices_are_a_set_in_no_order() -> None:
    assert judgments_of({"a": ("x", "y"), "b": True, "c": "z"}) == {
        "a": frozenset({"y", "x"}),
        "b": True,
        "c": "z",
    }
    assert judgment(None) is None
