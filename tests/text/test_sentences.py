"""Sentences of many languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.sentences import sentence_at, sentences


def parts(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Dr. Lee of the U.S. came on Dec. 20, 2022.", "Is it so?", "Yes!"]),
        ("en", ['"Who left?" she asked.', "Nobody knew."]),
        ("en", ["“It works.”", "“Does it?”", "He left at 5 p.m. Monday."]),
        ("de", ["Er kam am 3. Mai, z.B. nach Bonn, zu Dr. Vogt.", "„Wir gehen.“", "Das war’s."]),
        ("es", ["La Sra. Gómez dijo «Vamos.»", "Luego se fue.", "¿Qué?", "¡No!"]),
        ("fr", ["M. Roux a parlé.", "Il part."]),
        ("ru", ["Он живёт в г. Омске.", "Она нет."]),
        ("zh", ["他走了。", "真的吗？", "价格是3.5元"]),
        ("ja", ["「行く。」", "そう言った。"]),
        ("ar", ["النسبة 3.5.", "هل جاء؟", "نعم."]),
        ("hi", ["राम आया।", "सीता गई।"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(language: str, expected: list[str]) -> None:
    joiner = "" if language in ("zh", "ja") else " "
    assert parts(joiner.join(expected), language) == expected


def test_a_line_end_ends_a_sentence_unless_the_line_was_wrapped() -> None:
    assert parts("A headline\nThe text") == ["A headline", "The text"]
    wrapped = (
        "The harbour board met for three hours on Monday and did not agree\n"
        "on a price. It will meet again in the spring, its chair said late."
    )
    assert parts(wrapped) == [wrapped[: wrapped.index(" It")], wrapped[wrapped.index("It ") :]]


@given(st.text(alphabet=st.sampled_from('ab .!?"”“。\n\u00a0Dr1') | st.characters(), max_size=120))
def test_sentences_are_trimmed_ordered_and_hold_all_but_white_space(text: str) -> None:
    found = sentences(text)
    last = 0
    for start, end in found:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        last = end
    assert "".join("".join(text[start:end] for start, end in found).split()) == "".join(text.split())


@pytest.mark.parametrize("piece", ['a."', ". ", '"', "漢。", "A."])
def test_a_paragraph_without_an_end_is_read_in_linear_time(piece: str) -> None:
    assert sentences(piece * 60_000)


def test_the_sentence_at_an_offset_is_the_one_a_caret_is_in() -> None:
    found = [(0, 4), (5, 9), (11, 14)]
    assert [sentence_at(found, offset) for offset in (0, 4, 5, 9, 10, 11, 20)] == [
        (0, 4),
        (0, 4),
        (5, 9),
        (5, 9),
        (11, 14),
        (11, 14),
        (11, 14),
    ]
    assert sentence_at([], 3) is None
