"""Tokens of spaCy's blank pipelines, which set the boundaries in a ``spacy`` dataset."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from annotator.domain.span import Fragment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from spacy.tokens import Doc

MULTILINGUAL = "xx"

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_FIELDS = ("ORTH", "SPACY", "IDX", "LENGTH")
_WORD_FIELDS = ("IDX", "LENGTH", "IS_SPACE")


@dataclass(frozen=True, slots=True)
class Blank:
    """A blank pipeline: ``language`` is its own, which is ``xx`` where the wanted one cannot be had.

    ``keeps_text`` says that its tokens are sure to add up to the text, as those of spaCy's own rules are.
    """

    language: str
    word: Callable[[int], str]
    make: Callable[[str], "Doc"]
    keeps_text: bool


@dataclass(frozen=True, slots=True)
class Tokens:
    """``orth`` and ``spaces`` as spaCy stores them; ``starts`` and ``ends`` are code points."""

    language: str
    orth: "NDArray[np.uint64]"
    spaces: "NDArray[np.bool_]"
    starts: list[int]
    ends: list[int]


def blank(language: str) -> Blank:
    """The blank pipeline of a language, or the multilingual one.

    Some languages have no pipeline, and some need a package that is not installed.
    """
    code = language.lower().replace("_", "-").split("-")[0]
    return _blank(code if _LANGUAGE.fullmatch(code) else MULTILINGUAL)


@cache
def _blank(code: str) -> Blank:
    """One pipeline per language, for good: only it knows the words behind the hashes that it gave out."""
    import spacy
    from spacy.tokenizer import Tokenizer

    try:
        pipeline = spacy.blank(code)
    except ImportError:
        return _blank(MULTILINGUAL)
    by_rules = isinstance(pipeline.tokenizer, Tokenizer)
    return Blank(pipeline.lang, pipeline.vocab.strings.__getitem__, pipeline.tokenizer, by_rules)


def tokenize(text: str, language: str) -> Tokens:
    """Tokens of the language, or of the multilingual pipeline where those do not add up to the text.

    Raises ``UnicodeEncodeError`` for a text with lone surrogates, which spaCy cannot hold.
    """
    pipeline, doc = _made(text, language)
    table = doc.to_array(_FIELDS)
    starts = table[:, 2].astype(int)
    ends = starts + table[:, 3].astype(int)
    return Tokens(pipeline.language, table[:, 0], table[:, 1].astype(bool), starts.tolist(), ends.tolist())


def words_of(text: str, language: str) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Where the tokens begin and where they end, in code points, those of white space left out.

    Raises as ``tokenize`` does.
    """
    table = _made(text, language)[1].to_array(_WORD_FIELDS).astype(int)
    words = table[table[:, 2] == 0]
    starts = words[:, 0]
    return starts, starts + words[:, 1]


def _made(text: str, language: str) -> tuple[Blank, "Doc"]:
    pipeline = blank(language)
    doc = pipeline.make(text)
    if not pipeline.keeps_text and (doc.has_unknown_spaces or doc.text != text):
        pipeline = blank(MULTILINGUAL)
        doc = pipeline.make(text)
    return pipeline, doc


def spacy_tokenizer(language: str) -> Callable[[str], list[Fragment]]:
    """The tokenizer of exports, for snapping; loads spaCy at once, which takes a second."""
    blank(language)

    def tokens(text: str) -> list[Fragment]:
        found = tokenize(text, language)
        return list(zip(found.starts, found.ends, strict=True))

    return tokens
