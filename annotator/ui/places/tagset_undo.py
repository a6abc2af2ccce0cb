"""Undo in the tagset editor: first what is not applied yet, step by step, then what was applied."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.session import undo
from annotator.session.undo import Reversal
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.ui.actions import Act, State
from annotator.ui.bridge import Bridge
from annotator.ui.models.tagset_draft import TagsetDraft
from annotator.ui.place import PlaceNews
from annotator.ui.places.reverted import reverting_words


class TagsetUndo(QObject):
    def __init__(self, bridge: Bridge, draft: TagsetDraft, news: PlaceNews) -> None:
        super().__init__(draft)
        self._bridge = bridge
        self._draft = draft
        self._news = news
        self._next: dict[Act, Reversal | None] = {}

    def read(self, file: ProjectFile, view: View, sitting: int) -> dict[Act, Reversal | None]:
        """What undo and redo would revert in the project; runs where the file may be touched."""
        return {
            Act.UNDO: undo.undoable_tagset(file, view.annotator, sitting),
            Act.REDO: undo.redoable_tagset(file, view.annotator, sitting),
        }

    def show(self, found: dict[Act, Reversal | None]) -> None:
        self._next = found
        self.tell()

    def tell(self) -> None:
        """Name what undo and redo would do now."""
        for act in (Act.UNDO, Act.REDO):
            words = self._words(act)
            self._news.action_named.emit(act, reverting_words(act, words) if words else None)

    @property
    def states(self) -> set[State]:
        may = {Act.UNDO: State.CAN_UNDO, Act.REDO: State.CAN_REDO}
        return {state for act, state in may.items() if self._words(act)}

    def handlers(self) -> dict[Act, Callable[[], object]]:
        return {Act.UNDO: lambda: self._revert(Act.UNDO), Act.REDO: lambda: self._revert(Act.REDO)}

    def _words(self, act: Act) -> str | None:
        own = self._draft.next_undo if act is Act.UNDO else self._draft.next_redo
        if own is not None:
            return own
        reversal = self._applied(act)
        return reversal.what if reversal else None

    def _applied(self, act: Act) -> Reversal | None:
        """Nothing that was applied is done again while something else is under way."""
        return self._next.get(act) if act is Act.UNDO or self._draft.is_empty else None

    def _revert(self, act: Act) -> None:
        if act is Act.UNDO and self._draft.next_undo is not None:
            self._draft.undo()
        elif act is Act.REDO and self._draft.next_redo is not None:
            self._draft.redo()
        elif (reversal := self._applied(act)) is not None:
            self._revert_applied(reversal)

    def _revert_applied(self, reversal: Reversal) -> None:
        person = self._bridge.project.annotator
        if person is not None:
            self.show({})  # until it is known what comes next
            self._bridge.edit(
                lambda file: undo.revert(file, reversal, person.id),
                None,
                lambda error: self._news.told.emit(str(error), "warning"),
            )
