"""Labeling concordance lines: the same verbs as by hand, one undo for all lines that were labeled at once."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.change import Change, ChangeKey, ObjectKind
from annotator.domain.errors import AnnotatorError
from annotator.domain.values import Id
from annotator.session import undo
from annotator.session.bulk_labeling import Manner, Spot, label_spots
from annotator.session.concordance import Hit
from annotator.session.finding import own_labels
from annotator.session.span_search import current_labels
from annotator.session.undo import Reversal
from annotator.store.project_file import ProjectFile
from annotator.ui.bridge import Bridge
from annotator.ui.models.hits import HitsModel
from annotator.ui.places.reverted import reverted_words
from annotator.ui.places.settling import Settling
from annotator.wording import tr, trn

_READ_ONLY = tr("This project is open for reading only")
_REACH = 50
"""How many documents an undo looks through for what was labeled here."""


class HitLabeling(QObject):
    """Undo and redo reach what was labeled here since the project was opened.

    ``reversals_changed`` when they mean something else; ``told`` carries a sentence and its kind.
    """

    reversals_changed = Signal()
    told = Signal(str, str)

    def __init__(self, bridge: Bridge, model: HitsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._model = model
        self._made: set[ChangeKey] = set()
        self._trail: dict[Id, None] = {}
        self._settling = Settling(bridge, self)
        self.next_undo: Reversal | None = None
        self.next_redo: Reversal | None = None
        bridge.changes_committed.connect(self._on_changes_committed)

    @property
    def is_allowed(self) -> bool:
        project = self._bridge.project
        return project.annotator is not None and not project.read_only

    def label(self, hits: Sequence[Hit], label: str, name: str, *, second: bool = False) -> None:
        """Give these lines a label in one's own sets; ``name`` is what the label is called."""
        person, spots = self._bridge.project.annotator, {Spot(hit.document, hit.fragments) for hit in hits}
        if not hits:
            return
        if person is None or not self.is_allowed:
            self.told.emit(_READ_ONLY, "info")
            return

        def done(changes: list[Change]) -> None:
            self._remember(changes)
            count = sum(len(change.operations) for change in changes)
            if len(spots) > 1:
                self.told.emit(_summary(count, len(spots), name), "done")

        self._edit(lambda file: label_spots(file, person.id, spots, label, Manner(second)), done)

    def undo(self) -> None:
        """Take back what is the latest once everything that was asked for before is done."""
        self._settling.when_settled(lambda: self._revert(self.next_undo))

    def redo(self) -> None:
        self._settling.when_settled(lambda: self._revert(self.next_redo))

    def forget(self) -> None:
        """Somebody else is at the keyboard, or looks otherwise."""
        self._made.clear()
        self._trail.clear()
        self._refresh_reversals()

    def _edit(
        self, work: Callable[[ProjectFile], list[Change]], on_done: Callable[[list[Change]], None]
    ) -> None:
        self._bridge.edit(work, on_done, lambda error: self.told.emit(str(error), "warning"))

    def _revert(self, reversal: Reversal | None) -> None:
        person = self._bridge.project.annotator
        if reversal is not None and person is not None:
            words = reverted_words(reversal)
            self._edit(
                lambda file: undo.revert(file, reversal, person.id),
                lambda _changes: self.told.emit(words, "done"),
            )

    def _remember(self, changes: Iterable[Change]) -> None:
        for change in changes:
            self._made.add(change.key)
            self._trail.pop(change.scope.document or "", None)
            self._trail[change.scope.document or ""] = None
        self._refresh_reversals()

    def _refresh_reversals(self) -> None:
        made, documents = frozenset(self._made), list(self._trail)[-_REACH:]
        project = self._bridge.project
        author, sitting = project.view.annotator, project.sitting

        def read(file: ProjectFile) -> tuple[Reversal | None, Reversal | None]:
            undos = [undo.undoable(file, document, author, sitting) for document in documents]
            redos = [undo.redoable(file, document, author, sitting) for document in documents]
            return (
                _latest(found for found in undos if found is not None and found.change.key in made),
                _latest(found for found in redos if found is not None and found.change.undoes in made),
            )

        self._settling.read(read, self._on_reversals_read)

    def _on_reversals_read(self, found: tuple[Reversal | None, Reversal | None]) -> None:
        self.next_undo, self.next_redo = found
        self.reversals_changed.emit()

    @Slot(list)
    def _on_changes_committed(self, changes: list[Change]) -> None:
        """Lines follow their labels, wherever those were given."""
        view = self._bridge.project.view
        shown = [change for change in changes if change.scope.document in self._model.documents]
        documents = {
            change.scope.document or "" for change in shown if change.scope.annotator == view.annotator
        }
        spans = [
            (change.scope.document or "", change.scope.annotator or "", operation.id)
            for change in shown
            for operation in change.operations
            if operation.kind is ObjectKind.SPAN
        ]
        if documents:
            self._bridge.read(
                lambda file: own_labels(file, view, sorted(documents)), self._model.relabel_places, _ignore
            )
        if spans:
            self._bridge.read(
                lambda file: current_labels(file, view, spans), self._model.relabel_spans, _ignore
            )
        if self._trail:
            self._refresh_reversals()


def _ignore(error: AnnotatorError) -> None:
    """What was withdrawn meanwhile has no labels to follow."""
    del error


def _latest(reversals: Iterable[Reversal]) -> Reversal | None:
    return max(reversals, key=lambda found: found.change.clock, default=None)


def _summary(labeled: int, wanted: int, name: str) -> str:
    already = wanted - labeled
    words = trn("Labeled {count:,} line {label}", "Labeled {count:,} lines {label}", labeled, label=name)
    return tr("{words}; {count:,} had it already", words=words, count=already) if already else words
