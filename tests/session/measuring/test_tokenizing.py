"""Measures count the tokens that snapping keeps to, but none of white space."""

import pytest

from annotator.domain.document import Document
from annotator.session.measuring.tokenizing import words_of
from annotator.session.tokens import load_tokenizer
from annotator.text.tokens import fallback_tokenizer

TEXT = "Don't  e-mail the U.S.-Mexico office,\n\n \u2003世界\u00a0😀!\n"


def _document(text: str, language: str) -> Document:
    return Document("d", "Title", text, "", language)


@pytest.mark.parametrize("language", ["en", "de", "zh", "ar", "zz"])
def test_tokens_are_those_of_snapping_that_are_no_white_space(language: str) -> None:
    words = words_of(_document(TEXT, language))
    found = [(start, end) for start, end in load_tokenizer(language)(TEXT) if not TEXT[start:end].isspace()]
    assert list(zip(words.starts, words.ends, strict=True)) == found
    assert len(found) < len(load_tokenizer(language)(TEXT))


def test_a_text_that_spacy_cannot_hold_has_tokens_too() -> None:
    text = "A lone \ud800 surrogate."
    words = words_of(_document(text, "en"))
    assert list(zip(words.starts, words.ends, strict=True)) == fallback_tokenizer("en")(text)


def test_an_empty_text_has_none() -> None:
    words = words_of(_document("", "en"))
    assert (words.starts.tolist(), words.ends.tolist()) == ([], [])
