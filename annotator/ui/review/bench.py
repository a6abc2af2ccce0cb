"""The adjudicator's bench: one document's disputes, which of them is at hand, and what is done with it."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.change import Change
from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Fragment
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session import undo
from annotator.session.adjudicating import verbs
from annotator.session.adjudicating.case import Case, Item, load_case
from annotator.session.adjudicating.choices import is_sampled
from annotator.session.adjudicating.pinning import pin
from annotator.session.undo import Reversal
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.ui.bridge import Bridge
from annotator.ui.places.settling import Settling
from annotator.wording import tr

_Verb = Callable[[ProjectFile, Id, str], Change]
_Found = tuple[Case, Tagset, Reversal | None, Reversal | None]


class Bench(QObject):
    """``case_changed`` follows every reading of the case, ``reversals_changed`` too; ``told`` carries a
    sentence and its kind.

    Nothing is read before a document is opened, and nothing under the annotator's viewpoint.
    """

    case_changed = Signal()
    reversals_changed = Signal()
    told = Signal(str, str)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.settling = Settling(bridge, self)
        self._document: Id | None = None
        self._find: Callable[[Case], int] | None = None
        self.case: Case | None = None
        self.tagset = Tagset(name="none")
        self.next_undo: Reversal | None = None
        self.next_redo: Reversal | None = None
        self.number = 0
        bridge.changes_committed.connect(self._on_changes_committed)

    @property
    def document(self) -> Id | None:
        return self._document

    @property
    def is_settled(self) -> bool:
        """Whether everything that was decided is committed and shown."""
        return self.settling.settled

    @property
    def item(self) -> Item | None:
        if self.case is None or not self.case.items:
            return None
        return self.case.items[min(self.number, len(self.case.items) - 1)]

    @property
    def editable(self) -> bool:
        project = self._bridge.project
        return not project.read_only and project.annotator is not None and project.view.shows_others

    def open(self, document: Id) -> None:
        """Turn to a document, at its first open dispute."""
        self._document = document
        self.case = None
        self._read(lambda case: _first_open(case, 0))

    def close(self) -> None:
        self._document = self.case = self.next_undo = self.next_redo = None
        self.case_changed.emit()
        self.reversals_changed.emit()

    def walk(self, step: int) -> None:
        """To the next dispute or the one before, whatever has been decided on them."""
        if self.case is not None and self.case.items:
            self.number = (self.number + step) % len(self.case.items)
            self.case_changed.emit()

    def take(self, picks: Collection[int]) -> None:
        """Give options to the gold by their numbers, or none of them."""
        self._decide(lambda file, document, digest: verbs.take(file, self._view, document, digest, picks))

    def skip(self) -> None:
        self._decide(lambda file, document, digest: verbs.skip(file, self._view, document, digest))

    def write(self, label: str, place: Fragment) -> None:
        """Give the gold a span that nobody had."""

        def act(file: ProjectFile, document: Id, digest: str) -> Change:
            return verbs.write(file, self._view, document, digest, label, [place])

        self._decide(act)

    def reopen(self) -> None:
        def act(file: ProjectFile, document: Id, digest: str) -> Change:
            return verbs.reopen(file, self._view, document, digest)

        self._decide(act, go_on=False)

    def note(self, text: str) -> None:
        def act(file: ProjectFile, document: Id, digest: str) -> Change:
            return verbs.annotate(file, self._view, document, digest, text)

        self._decide(act, go_on=False)

    def take_agreed(self, *, majority: bool, sample: bool = False) -> None:
        """Give the gold what all read alike, or most; but for a ``sample`` of it, which is looked at."""
        document, case = self._document, self.case
        if document is None or case is None or not self.editable:
            return
        left = [item.digest for item in case.items if sample and is_sampled(item.digest)]

        def act(file: ProjectFile) -> list[Change]:
            return verbs.take_agreed(file, self._view, document, majority=majority, leaving=left)

        self._edit(act, find=lambda case: _first_open(case, 0))

    def pin(self) -> None:
        """Make what the gold took here an example of its label."""
        document, item = self._document, self.item
        if document is not None and item is not None and self.editable:
            self._edit(
                lambda file: pin(file, self._view, document, item.digest),
                lambda _changes: self.told.emit(tr("Pinned to the guideline of its label"), "done"),
            )

    def finish(self, on_done: Callable[[], object]) -> None:
        """Mark the gold of this document finished."""
        document = self._document
        if document is not None and self.editable:
            self._edit(lambda file: verbs.finish(file, self._view, document), lambda _changes: on_done())

    def revert(self, reversal: Reversal) -> None:
        """Undo or redo what the journal names."""
        person = self._bridge.project.annotator
        if person is not None:
            self._edit(lambda file: undo.revert(file, reversal, person.id))

    @property
    def _view(self) -> View:
        return self._bridge.project.view

    def _decide(self, act: _Verb, *, go_on: bool = True) -> None:
        """Keys wait for each other: what is pressed next is about the dispute that comes to hand next."""
        self.settling.when_settled(lambda: self._decide_now(act, go_on=go_on))

    def _decide_now(self, act: _Verb, *, go_on: bool) -> None:
        document, item = self._document, self.item
        if document is None or item is None or not self.editable:
            return
        digest, number = item.digest, self.number

        def find(case: Case) -> int:
            return _first_open(case, number + 1) if go_on else _place_of(case, digest, number)

        self._edit(lambda file: act(file, document, digest), find=find)

    def _edit(
        self,
        work: Callable[[ProjectFile], Change | Sequence[Change]],
        on_done: Callable[[list[Change]], object] | None = None,
        find: Callable[[Case], int] | None = None,
    ) -> None:
        """The case is read once, as its changes are committed; ``find`` tells what comes to hand then."""
        self._find = find

        def done(changes: list[Change]) -> None:
            self._find = None
            if on_done is not None:
                on_done(changes)

        self._bridge.edit(work, done, self._on_failed)

    def _read(self, find: Callable[[Case], int]) -> None:
        document, view, sitting = self._document, self._view, self._bridge.project.sitting
        if document is None or not view.shows_others:
            return

        def read(file: ProjectFile) -> _Found:
            return (
                load_case(file, view, document),
                file.project.tagset(),
                undo.undoable(file, document, view.annotator, sitting),
                undo.redoable(file, document, view.annotator, sitting),
            )

        def done(found: _Found) -> None:
            if found[0].document.id == self._document:
                self.case, self.tagset, self.next_undo, self.next_redo = found
                self.number = find(found[0])
                self.case_changed.emit()
                self.reversals_changed.emit()

        self.settling.read(read, done)

    def _on_failed(self, error: AnnotatorError) -> None:
        """Readings may have changed under one's hands: they are shown as they are now."""
        self._find = None
        self.told.emit(str(error), "warning")
        self._read(lambda case: _first_open(case, 0))

    @Slot(list)
    def _on_changes_committed(self, changes: list[Change]) -> None:
        """Undo, and whatever else touches the document, shows at once."""
        here = any(change.scope.document == self._document for change in changes)
        if self._document is not None and self.case is not None and here:
            digest, number = self.item.digest if self.item else "", self.number
            self._read(self._find or (lambda case: _place_of(case, digest, number)))


def _first_open(case: Case, after: int) -> int:
    """The first open dispute from a place on, else from the start, else where one is."""
    count = len(case.items)
    order = [*range(after, count), *range(min(after, count))]
    return next((number for number in order if case.is_open(case.items[number])), min(after, count - 1))


def _place_of(case: Case, digest: str, number: int) -> int:
    """Where a dispute stands now that others may have come or gone before it."""
    return next((place for place, item in enumerate(case.items) if item.digest == digest), number)
