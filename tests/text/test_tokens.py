"""The tokenizer that needs no spaCy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.tokens import (
    fallback_tokenizer,
    fallback_tokens,
    fits_tokens,
    inner_stops,
    token_index,
)


def words(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in fallback_tokens(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We can't go.", ["We", "ca", "n't", "go", "."]),
        ("I cannot, said Biden's aide", ["I", "can", "not", ",", "said", "Biden", "'s", "aide"]),
        ("O’Brien isn’t here", ["O’Brien", "is", "n’t", "here"]),
        ("the U.S.-Mexico border", ["the", "U.S.-Mexico", "border"]),
        ("Dr. Lee met Gov. Ray on Dec. 20.", ["Dr.", "Lee", "met", "Gov.", "Ray", "on", "Dec.", "20", "."]),
        ("1,500 active-duty troops", ["1,500", "active", "-", "duty", "troops"]),
        ("$5bn, up 10%", ["$", "5", "bn", ",", "up", "10", "%"]),
        ("COVID-19 in the '90s", ["COVID-19", "in", "the", "'90s"]),
        ("“good dialogue,”", ["“", "good", "dialogue", ",", "”"]),
        ("see www.example.org/a.", ["see", "www.example.org/a", "."]),
        ("write to a.b@example.org now", ["write", "to", "a.b@example.org", "now"]),
        ("Mexico City\u00a0by", ["Mexico", "City", "by"]),
        ("wait... no", ["wait", "...", "no"]),
        ("fun 👩‍👩‍👧!", ["fun", "👩‍👩‍👧", "!"]),
        ("e\u0301tat", ["e\u0301tat"]),
    ],
)
def test_english(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "L'homme d’État", ["L'", "homme", "d’", "État"]),
        ("it", "dell'arte", ["dell'", "arte"]),
        ("de", "die CDU-Chefin", ["die", "CDU-Chefin"]),
        ("zh", "他走了。", ["他", "走", "了", "。"]),
        ("ja", "ロンドンへ", ["ロンドン", "へ"]),
        ("ar", "قال الوزير.", ["قال", "الوزير", "."]),
        ("hi", "क्षमा करें", ["क्षमा", "करें"]),
    ],
)
def test_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert words(text, language) == expected
    assert fallback_tokenizer(language)(text) == fallback_tokens(text, language)


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "de"]))
def test_tokens_are_ordered_disjoint_and_hold_all_but_white_space(text: str, language: str) -> None:
    tokens = fallback_tokens(text, language)
    covered = [False] * len(text)
    last = 0
    for start, end in tokens:
        assert last <= start < end <= len(text)
        assert not text[start].isspace()
        covered[start:end] = [True] * (end - start)
        last = end
    assert all(held or text[offset].isspace() for offset, held in enumerate(covered))


@pytest.mark.parametrize(
    "piece", ["a-", "a.", "a@", "www.", "http://", "n'", "1,", "\u0301", "漢", "..", "'"]
)
def test_long_runs_are_read_in_linear_time(piece: str) -> None:
    assert fallback_tokens(piece * 60_000)


def test_hyphens_and_slashes_are_inner_stops() -> None:
    text = "the U.S.-Mexico border"
    assert inner_stops(text, 4, 15) == [8, 9]
    assert inner_stops("and/or", 0, 6) == [3, 4]
    assert inner_stops("-a", 0, 2) == [1]


def test_a_span_inside_a_token_is_a_misfit() -> None:
    tokens = fallback_tokens("the U.S.-Mexico border")
    assert fits_tokens(tokens, 4, 15)
    assert fits_tokens(tokens, 4, 22)
    assert not fits_tokens(tokens, 9, 15)
    assert not fits_tokens(tokens, 3, 15)


def test_token_index_knows_the_gaps() -> None:
    tokens = [(0, 3), (4, 6)]
    assert [token_index(tokens, offset) for offset in range(7)] == [0, 0, 0, None, 1, 1, None]
