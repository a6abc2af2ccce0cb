"""Readings of every kind, drawn by hypothesis or made by hand."""

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import strategies as st

from annotator.domain.annotation_set import AnnotationSet, Reading, SkipReason
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.document import Document, DocumentDraft, Zone, ZoneKind
from annotator.domain.identity import annotator_id
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.link import Link
from annotator.domain.span import Answer, Flag, FlagKind, Fragment, Origin, Provenance, Span, make_extent
from annotator.domain.tagset import Attribute, Choice, Frame, Label, Role, Tagset
from annotator.domain.values import AttributeValue

PROJECT = "3f2b8f0e-6f0c-4d0e-9a43-5d6a2c1b7e10"

TAGSET = Tagset(
    name="Test",
    version=3,
    labels=(
        Label(key="PERSON", layer=Layer.ENTITY, name="Person"),
        Label(key="ORG", layer=Layer.ENTITY, name="ORG"),
        Label(key="MENTION", layer=Layer.ENTITY, name="MENTION", in_ents=False),
        Label(key="claim-other", layer=Layer.CLAIM, name="OTHER"),
        Label(key="ASSERTION", layer=Layer.CLAIM, name="Behauptung"),
        Label(key="event-other", layer=Layer.EVENT, name="OTHER"),
        Label(key="CONTEST", layer=Layer.EVENT, name="Contest"),
    ),
    attributes=(
        Attribute(
            key="polarity",
            name="Polarity",
            layers=(Layer.CLAIM,),
            values=(Choice(key="affirmed", name="Affirmed"), Choice(key="denied", name="Denied")),
        ),
        Attribute(key="topics", name="Topics", layers=tuple(Layer), kind="choices"),
        Attribute(key="quoted", name="Quoted", layers=tuple(Layer), kind="flag"),
    ),
    roles=(
        Role(
            key="claimer",
            name="Claimer",
            frames=(Frame(sources=("ASSERTION", "claim-other"), fillers=("PERSON", "ORG")),),
        ),
        Role(key="agent", name="Agent", frames=()),
    ),
)

PEOPLE = (
    Annotator(annotator_id(PROJECT, "Ana"), "Ana"),
    Annotator(annotator_id(PROJECT, "Zoë 🙂"), "Zoë 🙂"),
    Annotator(annotator_id(PROJECT, "tagger"), "tagger", AnnotatorKind.MODEL),
    Annotator(annotator_id(PROJECT, "gold"), "gold", AnnotatorKind.GOLD),
)

TEXT_CHARACTERS = "aB .,'\"\n\t\u00a0-😀👩🏽‍🚀é\u0301עب世界\u2028\\/\x00\x7f"

_ids = st.uuids().map(str)
_words = st.text(alphabet='abc \n"é😀', max_size=6)
_keys = st.sampled_from(["polarity", "topics", "quoted"])
_values: st.SearchStrategy[AttributeValue] = st.one_of(
    st.sampled_from(["affirmed", "denied"]),
    st.lists(st.sampled_from(["x", "y", "z"]), max_size=3).map(tuple),
    st.booleans(),
)
_attributes = st.dictionaries(_keys, _values, max_size=3)
_answers = st.none() | st.builds(Answer, _words, _words)
_flags = st.none() | st.builds(Flag, st.sampled_from(FlagKind), _words, _answers)
_origins = st.builds(
    Provenance,
    st.sampled_from(Origin),
    st.lists(_ids, max_size=2).map(tuple),
    st.none() | _words,
    st.none() | _words,
)
_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | _words,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_words, inner, max_size=2),
    max_leaves=4,
)


@st.composite
def fragments(draw: st.DrawFn, text: str) -> list[Fragment]:
    count = 2 * draw(st.sampled_from([1, 1, 1, 2, 3]))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=count)))
    return [(cuts[i], cuts[i + 1]) for i in range(0, len(cuts) - 1, 2)]


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    label = draw(st.sampled_from(TAGSET.labels))
    return Span(
        draw(_ids),
        label.layer,
        label.key,
        make_extent(text, draw(fragments(text))),
        draw(_attributes),
        draw(st.none() | _words),
        draw(_flags),
        draw(_origins),
        draw(st.integers(1, 3)),
        draw(st.none() | st.just("T1")),
    )


@st.composite
def links(draw: st.DrawFn, ends: Sequence[Span]) -> Link:
    ids = [span.id for span in ends]
    return Link(
        draw(_ids),
        draw(st.sampled_from(["claimer", "agent"])),
        draw(st.sampled_from(ids)),
        draw(st.none() | st.sampled_from(ids)),
        draw(_attributes),
        draw(_origins),
        draw(st.integers(1, 3)),
        draw(st.none() | st.just("R1")),
    )


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(st.text(alphabet=TEXT_CHARACTERS, max_size=40))
    places = draw(st.lists(fragments(text), max_size=2)) if text else []
    zones = {Zone(*place[0], draw(st.sampled_from(ZoneKind))) for place in places}
    draft = DocumentDraft(
        draw(_words),
        text,
        draw(st.sampled_from(["en", "ar", "zh", ""])),
        draw(st.dictionaries(_words, _json, max_size=3)),
        tuple(zones),
    )
    return Document.from_draft(draw(_ids), draft)


@st.composite
def sets(draw: st.DrawFn, document: Document, annotator: Annotator) -> AnnotationSet:
    text = document.text
    own = draw(st.lists(spans(text), max_size=5, unique_by=lambda span: span.id)) if text else []
    ties = draw(st.lists(links(own), max_size=3, unique_by=lambda link: link.id)) if own else []
    return AnnotationSet(
        document.id,
        annotator.id,
        draw(st.frozensets(st.sampled_from(Layer))),
        draw(st.frozensets(st.sampled_from(Layer))),
        draw(st.none() | st.sampled_from([reason.value for reason in SkipReason])),
        draw(st.none() | _words),
        draw(_flags),
        tuple(sorted(own, key=lambda span: span.order)),
        tuple(sorted(ties, key=lambda link: link.order)),
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Reading]:
    """In the order of files: by document, then annotator; documents that nobody has begun among them."""
    readings: list[Reading] = []
    for document in draw(st.lists(documents(), max_size=4, unique_by=lambda document: document.id)):
        people = draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True))
        readings += [Reading(document, person, draw(sets(document, person))) for person in people]
        if not people:
            readings.append(Reading(document))
    return readings


_made = iter(range(1, 1_000_000))


def made_id() -> str:
    return f"00000000-0000-4000-8000-{next(_made):012d}"


def made_document(text: str, language: str = "en", zones: tuple[Zone, ...] = (), **meta: Any) -> Document:
    return Document.from_draft(made_id(), DocumentDraft("A title", text, language, meta, zones))


def made_span(text: str, label: str, *places: Fragment | str, **fields: Any) -> Span:
    """A span over fragments, or over the first place of a word."""
    found = [
        (text.index(place), text.index(place) + len(place)) if isinstance(place, str) else place
        for place in places
    ]
    known = TAGSET.label(label)
    layer = known.layer if known else Layer.ENTITY
    return Span(made_id(), layer, label, make_extent(text, found), **fields)


def made_reading(
    document: Document,
    *own: Span,
    links: Sequence[Link] = (),
    finished: frozenset[Layer] = ALL_LAYERS,
    annotator: Annotator = PEOPLE[0],
    **fields: Any,
) -> Reading:
    ordered = tuple(sorted(own, key=lambda span: span.order))
    work = AnnotationSet(
        document.id, annotator.id, finished=finished, spans=ordered, links=tuple(links), **fields
    )
    return Reading(document, annotator, work)


def by_id(items: Sequence[Span]) -> Mapping[str, Span]:
    return {item.id: item for item in items}
