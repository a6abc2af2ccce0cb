from collections.abc import Iterable

from spacy.tokens import Span

def filter_spans(*spans: Iterable[Span]) -> list[Span]: ...

class Catalogue:
    def register(self, name: str, *, func: object) -> object: ...

class registry:
    languages: Catalogue
