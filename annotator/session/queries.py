"""What the Annotate place shows, for one view."""

from dataclasses import dataclass
from itertools import islice

from annotator.domain.annotation_set import AnnotationSet, Reading
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.change import Change
from annotator.domain.errors import UnknownObject
from annotator.domain.values import Id
from annotator.session.pages import paged
from annotator.session.viewpoint import View
from annotator.store.document_queries import DocumentRow
from annotator.store.project_file import ProjectFile
from annotator.wording import tr


def document_rows(
    file: ProjectFile, view: View, after: int = -1, limit: int | None = None, owner: Id | None = None
) -> list[DocumentRow]:
    """Documents in the order of adding, with the state of one annotator only, by default the view's own.

    Raises ``UnknownObject`` where the view may not see the work of ``owner``.
    """
    return file.documents.rows(_owner(view, owner) or None, after, limit)


def document_row(file: ProjectFile, view: View, document: Id, owner: Id | None = None) -> DocumentRow:
    """One line of that list, as after a change."""
    return file.documents.row(document, _owner(view, owner) or None)


def _owner(view: View, owner: Id | None) -> Id:
    if owner is not None and not view.shows(owner):
        raise UnknownObject(tr("Other annotators' work is not shown from this viewpoint"))
    return owner or view.annotator


def reading(file: ProjectFile, view: View, document: Id, owner: Id | None = None) -> Reading:
    """A document with the set of ``owner``, by default the view's own annotator.

    The set is empty where nothing is recorded. Raises ``UnknownObject`` where the view may not see that set.
    """
    owner = _owner(view, owner)
    found = file.sets.get(document, owner) or AnnotationSet(document, owner)
    person = next((person for person in file.project.annotators() if person.id == owner), None)
    return Reading(file.documents.get(document), person, found)


def other_readings(file: ProjectFile, view: View, document: Id) -> list[tuple[Annotator, AnnotationSet]]:
    """What others recorded on a document, by name, as far as the view may see it."""
    if not view.shows_others:
        return []
    people = {person.id: person for person in file.project.annotators()}
    sets = view.visible(file.sets.of_documents([document])[document])
    others = [(people[work.annotator], work) for work in sets if work.annotator != view.annotator]
    return sorted(others, key=lambda other: other[0].name)


def history(file: ProjectFile, view: View, document: Id, limit: int = 200) -> list[Change]:
    """The document's latest changes that the view may see, newest first."""
    changes = paged(lambda before: file.journal.of_document(document, before=before))
    shown = (
        change for change in changes if change.scope.annotator is None or view.shows(change.scope.annotator)
    )
    return list(islice(shown, limit))


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice document: help before marking, and the gold to compare with once it is finished."""

    help: str
    gold: AnnotationSet | None


def practice(file: ProjectFile, reading: Reading) -> Practice | None:
    """Practice material of a document that carries any; its gold is shown only to who has finished it."""
    text, document = reading.document.meta.get("help"), reading.document.id
    if not isinstance(text, str):
        return None
    if reading.work is None or not reading.work.finished:
        return Practice(text, None)
    golds = [person.id for person in file.project.annotators() if person.kind is AnnotatorKind.GOLD]
    sets = (file.sets.get(document, gold) for gold in golds)
    return Practice(text, next((work for work in sets if work is not None), None))
