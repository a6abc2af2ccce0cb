"""A document's past: its changes, oldest first, and what stood there after each of them.

It is folded from the journal, as far as the view shows it; nothing but the journal is asked.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change, ChangeKey, ObjectKind, Operation, Scope
from annotator.domain.clock import wall_ms
from annotator.domain.document import Document
from annotator.domain.progress import Progress, no_progress
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id, Json
from annotator.session.access import Access
from annotator.session.describe import describe, span_words
from annotator.session.pages import paged
from annotator.session.past_states import States
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority
from annotator.wording import tr

_PAGE = 50


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A change in words: when (milliseconds since 1970), by whom, what."""

    at_ms: int
    author: str
    what: str


@dataclass(frozen=True, slots=True)
class Moment:
    """The document as it was after a change, with the set that the change touched, or one's own."""

    document: Document
    work: AnnotationSet


class Past:
    """``own`` is whose set is shown after changes of the document itself."""

    def __init__(
        self, document: Document, own: Id, changes: Sequence[Change], names: Mapping[Id, str], tagset: Tagset
    ) -> None:
        self.document = document
        self._own = own
        self._names = names
        self._tagset = tagset
        self._changes = sorted(changes, key=lambda change: change.stamp)
        self._known = {change.key: change for change in self._changes}
        self._states = States(self._changes)
        self._names_of_spans: dict[Id, str] = {}
        for change in self._changes:
            self._learn_names(change)

    def __len__(self) -> int:
        return len(self._changes)

    def add(self, change: Change) -> None:
        """Take in a change that was made since."""
        if change.key not in self._known:
            self._known[change.key] = change
            self._changes.append(change)
            self._learn_names(change)

    def key(self, number: int) -> ChangeKey:
        return self._changes[number].key

    def lines(self) -> list[HistoryLine]:
        return [self._line(change) for change in self._changes]

    def lines_of(self, span: Id) -> list[HistoryLine]:
        """What became of one span and of the links that tie it, oldest first."""
        lines: list[HistoryLine] = []
        tied: set[Id] = set()
        for change in self._changes:
            touching = tuple(each for each in change.operations if _touches(each, span, tied))
            if touching:
                lines.append(self._line(replace(change, operations=touching)))
        return lines

    def moment(self, number: int) -> Moment:
        """As it was after a change, counted from 0 in the order of lines."""
        owner = self._changes[number].scope.annotator or self._own
        here = self.document.id
        document = self._states.document(Scope(here), number, self.document)
        return Moment(document, self._states.work(Scope(here, owner), number, self.document.text))

    def _learn_names(self, change: Change) -> None:
        """What spans were first called: later changes tell only what they change."""
        for operation in change.operations:
            name = span_words(operation, self._tagset)
            if name:
                self._names_of_spans.setdefault(operation.id, name)

    def _line(self, change: Change) -> HistoryLine:
        author = self._names.get(change.author, tr("the program"))
        return HistoryLine(wall_ms(change.clock), author, self._told(change))

    def _told(self, change: Change) -> str:
        """In words; an undo or a redo by what was undone, or done again."""
        act, way_back = change, 0
        while act.undoes is not None and (before := self._known.get(act.undoes)) is not None:
            act, way_back = before, way_back + 1
        act = act if way_back else change
        span = self._names_of_spans.get(act.operations[-1].id) if act.operations else None
        what = describe(act, self._tagset, span)
        if not way_back:
            return what
        return tr("undo: {what}", what=what) if way_back % 2 else tr("redo: {what}", what=what)


def _touches(operation: Operation, span: Id, tied: set[Id]) -> bool:
    """``tied`` collects the links of the span."""
    if operation.kind is ObjectKind.LINK:
        if span in _ends(operation.writes.get("ends")):
            tied.add(operation.id)
        return operation.id in tied
    return operation.kind is ObjectKind.SPAN and operation.id == span


def _ends(value: Json) -> tuple[Json, ...]:
    return (value.get("source"), value.get("target")) if isinstance(value, dict) else ()


def load_past(access: Access, view: View, document: Id, progress: Progress = no_progress) -> Past:
    """All of a document's changes that the view may see; raises ``UnknownObject`` where it is not there."""
    found, names, tagset = access.run(
        lambda file: (
            file.documents.get(document),
            {person.id: person.name for person in file.project.annotators()},
            file.project.tagset(),
        )
    )
    changes: list[Change] = []
    for change in paged(lambda before: access.run(_page_reader(document, before), Priority.BACKGROUND)):
        if change.scope.annotator is None or view.shows(change.scope.annotator):
            changes.append(change)
        progress(len(changes), None)
    return Past(found, view.annotator, changes, names, tagset)


def _page_reader(document: Id, before: int | None) -> Callable[[ProjectFile], list[Change]]:
    return lambda file: file.journal.of_document(document, before=before, limit=_PAGE)
