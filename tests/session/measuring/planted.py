"""A corpus in which every disagreement was planted: how many of which class is known beforehand.

Ana has 300 claims, twenty in each of fifteen documents. What Ben has at each of these places is drawn from
the plan. One more document is done and empty by both, one was finished by Ana alone, and Cleo, to whom all
were assigned, did not start.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

from annotator.domain.annotation_set import AnnotationSet, Reading
from annotator.domain.annotator import Annotator
from annotator.domain.document import Document, DocumentDraft
from annotator.domain.identity import new_id
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.link import Link
from annotator.domain.span import Span, make_extent
from annotator.domain.tagset import Label, Tagset
from annotator.session.articles_in import assignment_draft
from annotator.session.measuring.tables import Kind, Side
from annotator.session.people import ensure_annotator
from annotator.store.project_file import ProjectFile
from tests.session.datasets import take_in, write_dataset
from tests.session.projects import TAGSET, new_project

DOCUMENTS, PLACES = 15, 20
SPANS = DOCUMENTS * PLACES

EDGES = {Side.LEFT: 9, Side.RIGHT: 8, Side.BOTH: 6}
SPLIT = 7
PLANTED = {
    Kind.MISSED: 31,
    Kind.BOUNDARY: sum(EDGES.values()),
    Kind.LABEL: 17,
    Kind.BOUNDARY_AND_LABEL: 11,
    Kind.ATTRIBUTE: 13,
    Kind.SPLIT_OR_MERGE: SPLIT,
    Kind.ROLE: 5,
}
"""Places of each class; at the others they agree. Of a split, one part is Ana's span at other edges."""

EXPECTED = {**PLANTED, Kind.BOUNDARY: PLANTED[Kind.BOUNDARY] + SPLIT}
DISPUTED = sum(PLANTED.values())
SAME = SPANS - DISPUTED + PLANTED[Kind.ATTRIBUTE] + PLANTED[Kind.ROLE]
"""Spans with the same place and label, whatever else was said of them."""
BENS = SPANS - PLANTED[Kind.MISSED] + SPLIT

_HEAD = "Vale spoke. "
_WORDS = ("alpha", "beta", "gamma", "delta")
_PLACE = " ".join(_WORDS) + ". "
_STARTS = [_PLACE.index(word) for word in _WORDS]

_TAGSET: Tagset = TAGSET.model_copy(
    update={"labels": (*TAGSET.labels, Label(key="THREAT", layer=Layer.CLAIM, name="Threat"))}
)

Piece = tuple[int, int, str, str]
"""First word, last word, label, polarity."""

ANAS: Piece = (1, 2, "PROMISE", "affirmed")
_BENS: dict[Kind | Side | None, tuple[Piece, ...]] = {
    None: (ANAS,),
    Kind.MISSED: (),
    Side.LEFT: ((0, 2, "PROMISE", "affirmed"),),
    Side.RIGHT: ((1, 3, "PROMISE", "affirmed"),),
    Side.BOTH: ((0, 3, "PROMISE", "affirmed"),),
    Kind.LABEL: ((1, 2, "THREAT", "affirmed"),),
    Kind.BOUNDARY_AND_LABEL: ((1, 3, "THREAT", "affirmed"),),
    Kind.ATTRIBUTE: ((1, 2, "PROMISE", "denied"),),
    Kind.SPLIT_OR_MERGE: ((1, 1, "PROMISE", "affirmed"), (2, 2, "PROMISE", "affirmed")),
    Kind.ROLE: (ANAS,),
}


def plan() -> list[Kind | Side | None]:
    """What is planted at each of the 300 places, in an order that was drawn once."""
    kinds: list[Kind | Side | None] = [side for side, count in EDGES.items() for _ in range(count)]
    kinds += [kind for kind, count in PLANTED.items() if kind is not Kind.BOUNDARY for _ in range(count)]
    kinds += [None] * (SPANS - len(kinds))
    Random(3).shuffle(kinds)
    return kinds


def make(path: Path) -> ProjectFile:
    file = new_project(path, _TAGSET)
    readings = sorted(_readings(), key=lambda reading: reading.document.title)
    take_in(file, write_dataset(path.with_suffix(".jsonl"), readings, _TAGSET))
    cleo = ensure_annotator(file, "Cleo")
    documents = [document for _, document in file.documents.page_ids(-1, 100)]
    file.commit([assignment_draft(document, cleo.id, cleo.id, new_id()) for document in documents])
    return file


def _readings() -> Iterator[Reading]:
    ana, ben = Annotator(new_id(), "Ana"), Annotator(new_id(), "Ben")
    planned = plan()
    for number in range(DOCUMENTS):
        document = _document(f"{number:02}", PLACES)
        here = planned[number * PLACES : (number + 1) * PLACES]
        yield Reading(document, ana, _work(document, ana, [(ANAS,)] * PLACES, set()))
        links = {place for place, kind in enumerate(here) if kind is Kind.ROLE}
        yield Reading(document, ben, _work(document, ben, [_BENS[kind] for kind in here], links))
    empty = _document("15 empty", 3)
    for person in (ana, ben):
        yield Reading(empty, person, AnnotationSet(empty.id, person.id, ALL_LAYERS, ALL_LAYERS))
    alone = _document("16 alone", 4)
    yield Reading(alone, ana, _work(alone, ana, [(ANAS,)] * 4, set()))


def _document(title: str, places: int) -> Document:
    text = f"{_HEAD}{_PLACE * places}{title}"
    return Document.from_draft(new_id(), DocumentDraft(title, text, "en"))


def _work(
    document: Document, person: Annotator, places: list[tuple[Piece, ...]], links: set[int]
) -> AnnotationSet:
    """One entity, and the claims; the claims of some places have it for their claimer."""
    vale = Span(new_id(), Layer.ENTITY, "PERSON", make_extent(document.text, [(0, 4)]))
    spans = [vale]
    found: list[Link] = []
    for place, pieces in enumerate(places):
        for piece in pieces:
            spans.append(_span(document, place, piece))
            if place in links:
                found.append(Link(new_id(), "claimer", spans[-1].id, vale.id))
    spans.sort(key=lambda span: span.order)
    return AnnotationSet(
        document.id, person.id, ALL_LAYERS, ALL_LAYERS, spans=tuple(spans), links=tuple(found)
    )


def _span(document: Document, place: int, piece: Piece) -> Span:
    first, last, label, polarity = piece
    begin = len(_HEAD) + place * len(_PLACE)
    extent = make_extent(document.text, [(begin + _STARTS[first], begin + _STARTS[last] + len(_WORDS[last]))])
    return Span(new_id(), Layer.CLAIM, label, extent, {"polarity": polarity})
