"""Entries to the readings of the domain, and those to ``demo.jsonl``.

All identifiers are UUIDv5 of one namespace and a path such as ``04-battery-deal/Ana Ruiz/e7``, so that the
same sources make the same bytes.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from uuid import UUID, uuid5

from annotator.domain.annotation_set import AnnotationSet, Reading
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.document import Document
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import MANUAL, Flag, FlagKind, Origin, Provenance, Span, make_extent
from annotator.domain.tagset import Tagset, parse_tagset
from annotator.formats.base import ExportOptions
from annotator.formats.jsonl import JsonlFormat
from corpora.authoring.documents import document_draft
from corpora.authoring.draft import Draft, Marked
from corpora.authoring.readings import PEOPLE
from corpora.authoring.sources import TAGSET, Entry

NAMESPACE = UUID("5f0c2a4e-7d1b-5b8e-9c63-2a9e4d7f1b60")
GOLD = "Gold"
_FLAGS = {"unsure": FlagKind.UNSURE, "ask": FlagKind.ASK}


def identifier(*path: str) -> str:
    return str(uuid5(NAMESPACE, "/".join(path)))


def write(entries: Sequence[Entry], out: Path) -> None:
    """Write ``out`` and the tagset beside it."""
    tagset = parse_tagset(TAGSET.read_bytes(), TAGSET.name)
    readings = [reading for entry in entries for reading in readings_of(entry, tagset)]
    JsonlFormat().write(readings, len(readings), tagset, out, ExportOptions())


def readings_of(entry: Entry, tagset: Tagset) -> Iterator[Reading]:
    """One reading for each annotator in the order of their names, the gold last."""
    document = Document.from_draft(identifier(entry.article.stem), document_draft(entry))
    for short, name in PEOPLE.items():
        if short in entry.readings:
            draft = entry.readings[short]
            yield _Maker(document, name, tagset, {}).reading(draft, AnnotatorKind.PERSON)
    yield _Maker(document, GOLD, tagset, _sources(entry)).reading(entry.gold, AnnotatorKind.GOLD)


def _sources(entry: Entry) -> dict[str, tuple[str, ...]]:
    """For each mark of the gold, the ids of the annotators' spans that it was taken from as they are."""
    return {mark: tuple(_agreeing(entry, span)) for mark, span in entry.gold.spans.items()}


def _agreeing(entry: Entry, gold: Marked) -> Iterator[str]:
    for short, draft in entry.readings.items():
        span = draft.spans.get(gold.mark)
        if span and (span.label, span.fragments) == (gold.label, gold.fragments):
            yield identifier(entry.article.stem, PEOPLE[short], gold.mark)


class _Maker:
    """Makes the annotation set of one annotator on one document."""

    def __init__(
        self, document: Document, annotator: str, tagset: Tagset, sources: dict[str, tuple[str, ...]]
    ) -> None:
        self._document = document
        self._name = annotator
        self._version = tagset.version
        self._sources = sources

    def reading(self, draft: Draft, kind: AnnotatorKind) -> Reading:
        stem = draft.article.stem
        spans = sorted((self._span(stem, span) for span in draft.spans.values()), key=lambda s: s.order)
        links = sorted(self._links(stem, draft), key=lambda link: link.order)
        work = AnnotationSet(
            self._document.id,
            identifier(self._name),
            frozenset(map(Layer, draft.assigned)),
            frozenset(map(Layer, draft.finished)),
            draft.skipped or None,
            spans=tuple(spans),
            links=tuple(links),
        )
        return Reading(self._document, Annotator(identifier(self._name), self._name, kind), work)

    def _span(self, stem: str, span: Marked) -> Span:
        return Span(
            identifier(stem, self._name, span.mark),
            Layer(span.layer),
            span.label,
            make_extent(self._document.text, span.fragments),
            {key: tuple(v) if isinstance(v, list) else v for key, v in span.attributes.items()},
            span.note or None,
            Flag(_FLAGS[span.flag[0]], span.flag[1]) if span.flag else None,
            self._origin(span.mark),
            self._version,
        )

    def _origin(self, mark: str) -> Provenance:
        if self._name != GOLD:
            return MANUAL
        return Provenance(Origin.ADJUDICATED, self._sources.get(mark, ()))

    def _links(self, stem: str, draft: Draft) -> Iterator[Link]:
        for tie in draft.ties:
            target = identifier(stem, self._name, tie.target) if tie.target else None
            yield Link(
                identifier(stem, self._name, tie.source, tie.role, tie.target or "-"),
                tie.role,
                identifier(stem, self._name, tie.source),
                target,
                origin=MANUAL if self._name != GOLD else Provenance(Origin.ADJUDICATED),
                tagset_version=self._version,
            )
