"""Tokens and sentences are found paragraph by paragraph, in offsets of the whole text."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from annotator.domain.span import Fragment
from annotator.session.segments import Segments

TEXT = "Ines Vale spoke. She left.\n\n😀 Then nothing happened.\n\nThe end"


class Splitter:
    """Cuts at spaces, gives the spaces too, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self, text: str, /) -> list[Fragment]:
        self.asked += 1
        edges = [0, *(place for place, mark in enumerate(text) if mark == " "), len(text)]
        words = [(start + (text[start] == " "), end) for start, end in pairwise(edges)]
        return [*words, *((place, place + 1) for place, mark in enumerate(text) if mark == " ")]


@pytest.fixture
def splitter() -> Splitter:
    return Splitter()


def words(places: Sequence[Fragment]) -> list[str]:
    return [TEXT[slice(*place)] for place in places]


def test_tokens_are_found_once_and_without_white_space(splitter: Splitter) -> None:
    segments = Segments(TEXT, "en", splitter)
    found = [words(segments.tokens(1)) for _ in range(2)]
    assert found == [["😀", "Then", "nothing", "happened."]] * 2
    assert splitter.asked == 1


def test_sentences_are_found_once_in_the_paragraph(splitter: Splitter) -> None:
    segments = Segments(TEXT, "en", splitter)
    assert segments.sentences(0) is segments.sentences(0)
    assert words(segments.sentences(0)) == ["Ines Vale spoke.", "She left."]


def test_an_offset_belongs_to_the_paragraph_that_holds_it_or_ends_before(splitter: Splitter) -> None:
    segments = Segments(TEXT, "en", splitter)
    places = [0, TEXT.index("left"), TEXT.index("😀") - 1, TEXT.index("😀"), len(TEXT)]
    assert [segments.paragraph_at(place) for place in places] == [0, 0, 0, 1, 2]


def test_a_place_that_touches_several_paragraphs_gets_the_tokens_of_all(splitter: Splitter) -> None:
    segments = Segments(TEXT, "en", splitter)
    start, end = TEXT.index("left"), TEXT.index("Then") + 4
    assert words(segments.tokens_between(start, end))[0] == "Ines"
    assert words(segments.sentences_between(start, end)) == [
        "Ines Vale spoke.",
        "She left.",
        "😀 Then nothing happened.",
    ]
    assert words(segments.tokens_between(len(TEXT), len(TEXT))) == ["The", "end"]


def test_another_tokenizer_is_asked_anew(splitter: Splitter) -> None:
    segments = Segments(TEXT, "en", splitter)
    segments.tokens(0)
    segments.set_tokenizer(lambda text: [(0, len(text))])
    assert words(segments.tokens(2)) == ["The end"]
    assert words(segments.tokens(0)) == ["Ines Vale spoke. She left."]


def test_an_empty_text_has_nothing_and_breaks_nothing(splitter: Splitter) -> None:
    segments = Segments("", "en", splitter)
    assert segments.paragraph_at(0) == 0
    assert (segments.tokens_between(0, 0), segments.sentences_between(0, 0)) == ([], [])
