"""Looking for words and expressions: what is found, and what is refused in a sentence."""

from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import PatternInvalid, PatternTooSlow
from annotator.text.graphemes import is_boundary
from annotator.text.patterns import Matcher, Pattern

TEXT = (
    "Vale’s Harbour\u00a0Board met. The board of Boardwell said: “Board!” STRASSE, Straße. 👩\u200d👧 e\u0301"
)


def found(words: str, text: str = TEXT, **choices: bool) -> list[str]:
    return [text[start:end] for start, end in Matcher(Pattern(words, **choices)).places(text)]


def test_words_are_found_whatever_their_case_unless_it_counts() -> None:
    assert found("board") == ["Board", "board", "Board", "Board"]
    assert found("board", case=True) == ["board"]
    assert found("strasse") == ["STRASSE", "Straße"]


def test_whole_words_only() -> None:
    assert found("Board", whole_words=True, case=True) == ["Board", "Board"]
    assert found("oard", whole_words=True) == []
    assert found("“Board!”", whole_words=True) == ["“Board!”"]


def test_a_space_finds_any_white_space_and_one_quotation_mark_all() -> None:
    assert found("harbour board") == ["Harbour\u00a0Board"]
    assert found('"board!"') == ["“Board!”"]
    assert found("vale's") == ["Vale’s"]


def test_marks_of_an_expression_are_plain_marks_in_words() -> None:
    assert found("b.ard") == []
    assert found("a|b", "x a|b y") == ["a|b"]
    assert found("co-op", "a co‑op, a co-op") == ["co‑op", "co-op"]


def test_regular_expressions() -> None:
    assert found(r"b\w+d", is_regex=True) == ["Board", "board", "Board", "Board"]
    assert found(r"met|said", is_regex=True, whole_words=True) == ["met", "said"]
    assert found(r"^\w+", "one two\nthree", is_regex=True) == ["one", "three"]


def test_what_finds_nothing_but_places_between_letters_finds_nothing() -> None:
    assert found("x*", is_regex=True) == []


def test_a_character_is_found_whole() -> None:
    assert found("👧") == ["👩\u200d👧"]
    assert found("\u0301", is_regex=True) == ["e\u0301"]
    assert found("👩|👧", is_regex=True) == ["👩\u200d👧"]


@pytest.mark.parametrize("source", ["(", "a)(b", "[", r"\p{Nothing}", "(" * 600 + ")" * 600])
@pytest.mark.parametrize("whole_words", [True, False])
def test_what_is_no_expression_is_refused_in_a_sentence(source: str, *, whole_words: bool) -> None:
    with pytest.raises(PatternInvalid, match=r"^This (is no regular expression: |regular expression is too)"):
        Matcher(Pattern(source, is_regex=True, whole_words=whole_words))


@pytest.mark.parametrize("source", ["a{100000000}", "((a{1000}){1000}){1000}", "a" * 1001])
def test_an_expression_that_would_fill_the_memory_is_refused(source: str) -> None:
    with pytest.raises(PatternInvalid, match="too large"):
        Matcher(Pattern(source, is_regex=True))


@pytest.mark.parametrize("pattern", [Pattern(""), Pattern("  \n"), Pattern("", is_regex=True)])
def test_nothing_cannot_be_looked_for(pattern: Pattern) -> None:
    assert not pattern
    with pytest.raises(PatternInvalid, match="nothing to look for"):
        Matcher(pattern)


def test_an_expression_that_takes_too_long_is_stopped() -> None:
    start = monotonic()
    with pytest.raises(PatternTooSlow, match="too long"):
        Matcher(Pattern("(?:x|xx)+$", is_regex=True), patience=0.1).places("x" * 60 + "y")
    assert monotonic() - start < 5


def test_the_first_hits_are_enough() -> None:
    assert Matcher(Pattern("a")).places("banana", 2) == [(1, 2), (3, 4)]


def test_whether_it_stands_anywhere() -> None:
    assert Matcher(Pattern("vale")).stands_in(TEXT)
    assert not Matcher(Pattern("pier")).stands_in(TEXT)


_LETTERS = st.text("ab .-’\u00a0ß\u0301👩\u200d👧", max_size=60)


@given(_LETTERS, st.text("abß.👩", min_size=1, max_size=3))
def test_exact_words_are_found_wherever_they_stand(text: str, words: str) -> None:
    assert Matcher(Pattern(words, case=True)).stands_in(text) == (words in text)


@given(_LETTERS, st.sampled_from(["a", "b+", ".", r"\s", "[^a]{1,3}", "a|ß", "👩"]), st.booleans())
def test_hits_are_whole_in_order_and_apart(text: str, source: str, whole: bool) -> None:
    behind = 0
    for start, end in Matcher(Pattern(source, is_regex=True, whole_words=whole)).places(text):
        assert behind <= start < end <= len(text)
        assert is_boundary(text, start)
        assert is_boundary(text, end)
        behind = end
