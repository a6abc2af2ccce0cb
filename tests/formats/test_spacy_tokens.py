"""Which pipeline a document gets."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from annotator.formats.spacy_tokens import blank, spacy_tokenizer, tokenize


@pytest.mark.parametrize(
    ("wanted", "given"),
    [("en", "en"), ("en-US", "en"), ("pt_BR", "pt"), ("DE", "de"), ("zh", "zh"), ("ar", "ar")],
)
def test_a_language_has_its_own_pipeline(wanted: str, given: str) -> None:
    assert blank(wanted).language == given


@pytest.mark.parametrize("wanted", ["", "zz", "klingon", "../en", "en.lex_attrs", "und"])
def test_what_has_none_gets_the_multilingual_one(wanted: str) -> None:
    assert blank(wanted).language == "xx"


def test_tokens_are_those_of_the_blank_pipeline() -> None:
    text = "Don't e-mail the U.S.-Mexico office, 世界  😀!\n"
    doc = spacy.blank("en").tokenizer(text)
    assert spacy_tokenizer("en")(text) == [(token.idx, token.idx + len(token.text)) for token in doc]


def test_an_empty_text_has_no_tokens() -> None:
    assert spacy_tokenizer("en")("") == []


def test_chinese_is_split_into_characters() -> None:
    assert len(tokenize("世界你好", "zh").starts) == 4


class Forgetful(Language):
    """A language whose tokenizer keeps no white space, as some do."""

    lang = "qqq"

    def __init__(self, *arguments: object, **settings: object) -> None:
        super().__init__(*arguments, **settings)
        self.tokenizer = lambda text: Doc(self.vocab, words=text.split())


def test_tokens_that_do_not_add_up_to_the_text_are_not_used() -> None:
    spacy.registry.languages.register("qqq", func=Forgetful)
    assert blank("qqq").language == "qqq"
    tokens = tokenize("two  \n words", "qqq")
    assert tokens.language == "xx"
    assert list(zip(tokens.starts, tokens.ends, strict=True)) == spacy_tokenizer("xx")("two  \n words")
