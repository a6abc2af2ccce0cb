"""Snapping keeps to the tokens that an export will have."""

import pytest
import spacy

from annotator.session.tokens import load_tokenizer


@pytest.mark.parametrize("text", ["The U.S.-Mexico talks (again).", "It isn't $5m, she said…", ""])
def test_the_tokens_are_those_of_the_blank_pipeline(text: str) -> None:
    doc = spacy.blank("en").tokenizer(text)
    own = [(token.idx, token.idx + len(token.text)) for token in doc]
    assert load_tokenizer("en")(text) == own
