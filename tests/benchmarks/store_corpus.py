"""A made-up corpus of any size for the benchmarks of the store."""

import random
from collections.abc import Iterator

from annotator.domain.document import Document
from annotator.domain.identity import new_id, text_sha256
from annotator.domain.layer import Layer
from annotator.domain.span import Origin, Provenance, Span, make_extent

_WORDS = [
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "council",
    "minister",
    "harbour",
    "report",
    "budget",
    "bridge",
    "court",
    "hospital",
    "plan",
    "river",
    "on",
    "Friday",
    "said",
    "found",
    "after",
    "year",
    "people",
    "city",
    "government",
    "energy",
    "trial",
    "police",
    "new",
    "Amber",
    "Calloway",
    "Port",
    "Ines",
    "storm",
    "ferry",
    "museum",
    "strike",
    "school",
    "railway",
    "senate",
    "mayor",
]
_IMPORTED = Provenance(Origin.IMPORTED)


def make_text(chance: random.Random, number: int, words: int) -> str:
    return f"Report {number}. " + " ".join(chance.choices(_WORDS, k=words))


def make_documents(documents: int, spans: int, words: int = 450) -> Iterator[tuple[Document, list[Span]]]:
    chance = random.Random(documents)
    for number in range(documents):
        text = make_text(chance, number, words)
        document = Document(new_id(), f"Report {number}", text, text_sha256(text), "en")
        yield document, [_span(chance, text, place) for place in range(spans)]


def make_corpus(documents: int, spans: int) -> list[tuple[Document, list[Span]]]:
    return list(make_documents(documents, spans))


def _span(chance: random.Random, text: str, place: int) -> Span:
    """Every eighth is a long claim."""
    length = 110 if place % 8 == 0 else chance.randrange(4, 18)
    start = chance.randrange(len(text) - length)
    layer, label = (Layer.CLAIM, "FACT") if place % 8 == 0 else (Layer.ENTITY, "PERSON")
    return Span(new_id(), layer, label, make_extent(text, [(start, start + length)]), origin=_IMPORTED)
