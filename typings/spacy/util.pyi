from collections.abc import Iterable

from spacy.tokens import Span

def filter_spans(*spans: Iterable[Span]) -> list[Span]: ...
