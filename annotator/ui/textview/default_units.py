"""Tokens and sentences for a view that was given none of its own."""

from collections.abc import Sequence

from annotator.domain.document import Document
from annotator.domain.span import Fragment
from annotator.text.sentences import sentences
from annotator.text.tokens import fallback_tokens
from annotator.ui.textview.units import Provider


def default_tokens(document: Document) -> Provider:
    return lambda start, end: _shifted(fallback_tokens(document.text[start:end], document.language), start)


def default_sentences(document: Document) -> Provider:
    return lambda start, end: _shifted(sentences(document.text[start:end], document.language), start)


def _shifted(fragments: Sequence[Fragment], by: int) -> Sequence[Fragment]:
    return [(start + by, end + by) for start, end in fragments]
