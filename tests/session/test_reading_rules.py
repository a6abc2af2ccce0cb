"""Any name that an annotator can have is written into a rule and read from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotator import Annotator
from annotator.domain.errors import OutputError
from annotator.session.people import clean_name
from annotator.session.reading_rules import ReadingRule, quoted

AWKWARD = ["a,b", "gold", "all", "gold-then:x", 'Jo "the Pen" Ito', '"', '"a"', "a, b", "gold-then:", ","]
names = st.one_of(st.sampled_from(AWKWARD), st.text(min_size=1).filter(str.strip).map(clean_name))


def rule(text: str) -> ReadingRule:
    return ReadingRule.parse(text, single=False)


@given(names)
def test_a_quoted_name_is_that_name(name: str) -> None:
    assert rule(quoted(name)) == ReadingRule((name,))
    assert rule(f"gold-then:{quoted(name)}") == ReadingRule((name,), gold=True)


@given(st.lists(names, min_size=2))
def test_several_are_told_apart(several: list[str]) -> None:
    assert rule(",".join(map(quoted, several))) == ReadingRule(tuple(several))
    assert rule(", ".join(["Ana", *map(quoted, several)])) == ReadingRule(("Ana", *several))


@pytest.mark.parametrize("name", ["Ana", "Zoë 🙂", "golden", "all of us", "gold then: Ana"])
def test_a_name_that_means_nothing_else_stands_as_it_is(name: str) -> None:
    assert quoted(name) == name


@pytest.mark.parametrize("text", ['"Ana', '"Ana" and others', 'gold-then:"Ana'])
def test_quotation_marks_that_do_not_fit_are_refused(text: str) -> None:
    with pytest.raises(OutputError, match="cannot be told apart"):
        rule(text)


def test_whoever_is_there_is_named_as_a_rule_would_name_them() -> None:
    with pytest.raises(OutputError, match=r"called 'a' \(there is \"a,b\"\)"):
        rule("a,b").check([Annotator("1", "a,b")])
