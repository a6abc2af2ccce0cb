"""Numbers are found with what they count."""

import pytest

from annotator.text.amounts import amounts
from annotator.text.tokens import fallback_tokens


def found(text: str) -> list[str]:
    tokens = [place for place in fallback_tokens(text) if not text[slice(*place)].isspace()]
    return [text[start:end] for start, end in amounts(text, tokens)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It cost €1,200.50 or 3 percent by 2028.", ["€1,200.50", "3 percent", "2028"]),
        ("They paid $2.4 billion, some 40 euros each.", ["$2.4 billion", "some 40 euros"]),
        ("At least six died after four months.", ["At least six", "four months"]),
        ("On 5 August 2024, March 3 and next Monday.", ["5 August 2024", "March 3", "next Monday"]),
        ("A rise of 9% at 10 a.m. on the day.", ["9%", "10 a.m."]),
        ("It happened in May 2028 again.", ["May 2028"]),
        ("Next to them, nothing.", []),
        ("7", ["7"]),
        ("", []),
    ],
)
def test_what_is_an_amount(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("11月24日，61票对48票，共23万人。", ["11月24日", "61票", "48票", "23万人"]),
        ("2028年有3家。", ["2028年", "3家"]),
        ("他们说年月。", []),
    ],
)
def test_in_single_characters_digits_stand_with_what_they_count(text: str, words: list[str]) -> None:
    characters = [(place, place + 1) for place in range(len(text))]
    assert [text[start:end] for start, end in amounts(text, characters)] == words
