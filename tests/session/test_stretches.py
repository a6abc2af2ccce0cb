"""Stretches are paragraphs, and pieces of long ones that are cut where it does no harm."""

from itertools import pairwise

import pytest

from annotator.session.segments import Segments
from annotator.session.stretches import Stretches
from annotator.text.tokens import fallback_tokenizer


def over(text: str) -> tuple[Stretches, Segments]:
    segments = Segments(text, "en", fallback_tokenizer("en"))
    return Stretches(text, segments), segments


def test_paragraphs_are_stretches_with_their_tokens_and_sentences() -> None:
    stretches, segments = over("Ines spoke. She left.\n\nThe end.")
    assert [stretches[number] for number in range(len(stretches))] == list(segments.paragraphs)
    assert stretches.tokens(1) == segments.tokens(1)
    assert stretches.sentences(0) == segments.sentences(0)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor met Ines Vale near Port Ellery. " * 200,
        "the mayor met Ines Vale and went on to Port Ellery then " * 200,
        "東京は大きい。" * 900,
        "x" * 7_000,
        "Vale Ellery " * 500,
    ],
)
def test_a_long_paragraph_is_cut_into_pieces_that_cover_it(text: str) -> None:
    stretches, segments = over(text)
    places = [stretches[number] for number in range(len(stretches))]
    assert (places[0][0], places[-1][1]) == segments.paragraphs[0]
    assert all(before[1] == after[0] for before, after in pairwise(places))
    assert all(0 < end - start <= 2_000 for start, end in places)


def test_pieces_have_the_tokens_and_sentences_of_the_whole() -> None:
    stretches, segments = over("The mayor met Ines Vale near Port Ellery. " * 200)
    numbers = range(len(stretches))
    assert len(numbers) > 1
    assert [token for each in numbers for token in stretches.tokens(each)] == segments.tokens(0)
    assert [found for each in numbers for found in stretches.sentences(each)] == segments.sentences(0)


def test_without_sentences_a_name_is_not_cut() -> None:
    text = "the mayor met Ines Vale and went on to Port Ellery then " * 200
    stretches, _ = over(text)
    assert all(text[stretches[number][0]].islower() for number in range(len(stretches)))


def test_an_offset_belongs_to_the_stretch_that_holds_it_or_ends_before() -> None:
    stretches, _ = over("  One.\n\nTwo.\n")
    assert [stretches.at(offset) for offset in (0, 2, 6, 8, 13)] == [0, 0, 0, 1, 1]
    assert (stretches.between(2, 9), stretches.between(2, 2)) == (range(2), range(1))


def test_an_empty_text_has_none() -> None:
    stretches, _ = over("")
    assert (len(stretches), stretches.at(0), stretches.between(0, 0)) == (0, 0, range(0))
