"""Drafts as the session makes them, for tests of the store."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from annotator.domain.annotator import Annotator
from annotator.domain.change import ChangeKey, Draft, ObjectKind, Operation, Scope
from annotator.domain.document import Document
from annotator.domain.identity import annotator_id, new_id, text_sha256
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.registers import adding, link_to_registers
from annotator.domain.span import Fragment, Span, make_extent
from annotator.domain.tagset import Label, Role, Tagset
from annotator.domain.values import Id, Json
from annotator.store.project_file import ProjectFile

TAGSET = Tagset(
    name="Small",
    labels=(
        Label(key="PERSON", layer=Layer.ENTITY, name="PERSON"),
        Label(key="GPE", layer=Layer.ENTITY, name="GPE"),
        Label(key="FACT", layer=Layer.CLAIM, name="fact"),
        Label(key="MEET", layer=Layer.EVENT, name="meet"),
    ),
    roles=(Role(key="agent", name="agent", frames=()),),
)
TEXT = "Ines Calloway met the mayor of Port Amber. “We agreed 😀 on everything”, she said."


def new_project(path: Path, name: str = "Corpus", project_id: Id | None = None) -> ProjectFile:
    return ProjectFile.create(path, name=name, tagset=TAGSET, project_id=project_id)


def annotator_draft(file: ProjectFile, name: str) -> Draft:
    annotator = Annotator(annotator_id(file.id, name), name)
    writes: dict[str, Json] = {"name": annotator.name, "kind": annotator.kind.value}
    return Draft(
        Scope(annotator=annotator.id), annotator.id, [Operation(ObjectKind.ANNOTATOR, annotator.id, writes)]
    )


def sign_in(file: ProjectFile, name: str) -> Id:
    file.commit([annotator_draft(file, name)])
    return annotator_id(file.id, name)


def make_document(text: str = TEXT, title: str = "A meeting", identifier: Id | None = None) -> Document:
    return Document(identifier or new_id(), title, text, text_sha256(text), "en")


def document_draft(
    document: Document, author: Id, position: int, meta: Mapping[str, Json] | None = None
) -> Draft:
    writes: dict[str, Json] = {
        "alive": True,
        "title": document.title,
        "language": document.language,
        "sha256": document.sha256,
        "position": position,
        **{f"meta.{key}": value for key, value in (meta or {}).items()},
        **{f"zone.{zone.kind}.{zone.start}.{zone.end}": True for zone in document.zones},
    }
    return Draft(Scope(document.id), author, [Operation(ObjectKind.DOCUMENT, document.id, writes)])


def add_document(file: ProjectFile, author: Id, document: Document | None = None) -> Document:
    document = document or make_document()
    draft = document_draft(document, author, file.documents.next_position())
    file.commit([draft], {document.sha256: document.text})
    return document


def make_span(
    text: str,
    *fragments: Fragment,
    label: str = "PERSON",
    layer: Layer = Layer.ENTITY,
    identifier: Id | None = None,
) -> Span:
    return Span(identifier or new_id(), layer, label, make_extent(text, fragments))


def span_operation(span: Span) -> Operation:
    return adding(span)


def link_operation(link: Link) -> Operation:
    return Operation(ObjectKind.LINK, link.id, link_to_registers(link))


def write(kind: ObjectKind, identifier: Id, /, **registers: Json) -> Operation:
    return Operation(kind, identifier, registers)


def work(
    document: Id, annotator: Id, operations: Sequence[Operation], undoes: ChangeKey | None = None
) -> Draft:
    return Draft(Scope(document, annotator), annotator, operations, undoes=undoes)


def add_span(file: ProjectFile, document: Document, annotator: Id, *fragments: Fragment) -> Span:
    span = make_span(document.text, *fragments)
    file.commit([work(document.id, annotator, [span_operation(span)])])
    return span
