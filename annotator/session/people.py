"""Annotators: who they are, and from which viewpoint they look."""

from annotator.domain.annotator import Annotator
from annotator.domain.change import Change, Draft, ObjectKind, Operation, Scope
from annotator.domain.errors import EditError
from annotator.domain.identity import annotator_id
from annotator.domain.values import Id
from annotator.session.viewpoint import Viewpoint
from annotator.store.project_file import ProjectFile
from annotator.wording import tr


def clean_name(name: str) -> str:
    """The name without white space at its edges; raises ``EditError`` where nothing
    is left, or not all of it is text."""
    cleaned = " ".join(name.split())
    if not cleaned:
        raise EditError(tr("An annotator needs a name"))
    if any("\ud800" <= mark <= "\udfff" for mark in cleaned):
        raise EditError(tr("An annotator's name holds a broken character"))
    return cleaned


def annotator_draft(person: Annotator, group: Id | None = None) -> Draft:
    writes = {"name": person.name, "kind": person.kind.value}
    operation = Operation(ObjectKind.ANNOTATOR, person.id, writes)
    return Draft(Scope(annotator=person.id), person.id, [operation], group)


def ensure_annotator(file: ProjectFile, name: str, group: Id | None = None) -> Annotator:
    """The annotator of that name, added where the project has none; names compare in NFC."""
    person = Annotator(annotator_id(file.id, clean_name(name)), clean_name(name))
    known = next((other for other in file.project.annotators() if other.id == person.id), None)
    if known is not None:
        return known
    file.commit([annotator_draft(person, group)])
    return person


def known_or_guest(file: ProjectFile, name: str) -> Annotator:
    """The annotator of that name, or one who exists for this reading only."""
    identifier = annotator_id(file.id, clean_name(name))
    known = next((other for other in file.project.annotators() if other.id == identifier), None)
    return known or Annotator(identifier, clean_name(name))


def record_viewpoint(file: ProjectFile, person: Id, viewpoint: Viewpoint) -> Change:
    operation = Operation(ObjectKind.PROJECT, file.id, {f"viewpoint.{person}": viewpoint.value})
    return file.commit([Draft(Scope(), person, [operation])])[0]


def greeted(file: ProjectFile) -> str | None:
    """The name of the annotator whom the project opens as, where it says so."""
    identifier = file.project.opens_as()
    return next((person.name for person in file.project.annotators() if person.id == identifier), None)
