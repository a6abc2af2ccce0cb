"""The checks that the built-in tagsets must pass do catch what they are for."""

import pytest

from .marks import edge_fault, is_well_formed, marked


@pytest.mark.parametrize(
    "example",
    ["No mark.", "[[Open", "Closed]]", "[[a]] [b]", "[[a [[b]] c]]", "]]a[[", "[[a]]]", "[[a] b]]"],
)
def test_broken_brackets_are_seen(example: str) -> None:
    assert not is_well_formed(example)


@pytest.mark.parametrize("example", ["[[Ines]] spoke.", "“[[The dam]],” she said, “[[will hold]].”"])
def test_whole_brackets_pass(example: str) -> None:
    assert is_well_formed(example)


@pytest.mark.parametrize(
    ("example", "fault"),
    [
        ("[[]] spoke", "is empty"),
        ("[[Ines ]]spoke", "begins or ends with white space"),
        ("[[“We will”]] she said", "begins or ends with a quotation mark"),
        ("She said [[it is so.]]", "ends with punctuation"),
        ("“[[We will,]]” she said", "ends with punctuation"),
        ("Lind[[, Marsh]]", "begins with punctuation"),
        ("[[Calloway’s]] plan", "holds the possessive"),
        ("re[[elected]]", "begins inside a word"),
        ("[[elect]]ed", "ends inside a word"),
    ],
)
def test_wrong_edges_are_named(example: str, fault: str) -> None:
    assert edge_fault(marked(example)[0]) == fault


@pytest.mark.parametrize(
    "example",
    ["[[Owen Marsh Jr.]] spoke", "at [[9:40 p.m.]] on", "[[$4.2 million]]", "[[12%]]", "[[Valdora]]-based"],
)
def test_edges_that_belong_to_the_word_pass(example: str) -> None:
    assert edge_fault(marked(example)[0]) is None


def test_a_mark_knows_the_text_around_it() -> None:
    first, second = marked("“[[The dam]],” he said, “[[will hold]].”")
    assert (first.text, first.after) == ("The dam", ",” he said, “will hold.”")
    assert second.before == "“The dam,” he said, “"
