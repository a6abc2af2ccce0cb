"""A tagset under edit: verbs on the project's own that are not applied yet, each undone in a step."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from annotator.domain.errors import TagsetError
from annotator.domain.tagset import Tagset
from annotator.session.tagset_editing import Move, Proposal


@dataclass(frozen=True, slots=True)
class Edit:
    """One verb, and what it does in words. Edits of one ``field`` that follow each other are one step; so its
    verb must not build on what the field was.
    """

    verb: Callable[[Tagset], Tagset]
    words: str
    field: str = ""
    moves: tuple[Move, ...] = ()


class TagsetDraft(QObject):
    """``changed`` follows every step; ``refused`` carries a sentence and the field that it is about."""

    changed = Signal()
    refused = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.base = Tagset(name="none")
        self.tagset = self.base
        self._edits: list[Edit] = []
        self._undone: list[Edit] = []

    @property
    def proposal(self) -> Proposal:
        return Proposal(self.base, self.tagset, tuple(move for edit in self._edits for move in edit.moves))

    @property
    def is_empty(self) -> bool:
        return not self._edits

    @property
    def next_undo(self) -> str | None:
        return self._edits[-1].words if self._edits else None

    @property
    def next_redo(self) -> str | None:
        return self._undone[-1].words if self._undone else None

    def start_from(self, tagset: Tagset) -> None:
        """The project's tagset as it is now: what is under way goes on from there, as far as it still can."""
        if tagset != self.base:
            self._undone.clear()
        self.base = tagset
        kept: list[Edit] = []
        for edit in self._edits:
            try:
                tagset = edit.verb(tagset)
            except TagsetError as error:
                self.refused.emit(f"{edit.words}: {error}", "")
            else:
                kept.append(edit)
        self._take(kept, tagset)

    def edit(self, edit: Edit) -> bool:
        """Take a step; whether it was possible."""
        goes_on = bool(edit.field and self._edits and self._edits[-1].field == edit.field)
        earlier = self._edits[:-1] if goes_on else list(self._edits)
        before = self._after(earlier) if goes_on else self.tagset
        try:
            after = edit.verb(before)
        except TagsetError as error:
            self.refused.emit(str(error), edit.field)
            return False
        self._undone.clear()
        self._take(earlier if after == before else [*earlier, edit], after)
        return True

    def undo(self) -> None:
        self._undone.append(self._edits[-1])
        self._take(self._edits[:-1], self._after(self._edits[:-1]))

    def redo(self) -> None:
        edits = [*self._edits, self._undone.pop()]
        self._take(edits, self._after(edits))

    def discard(self) -> None:
        """Give up all that is under way."""
        self._undone.clear()
        self._take([], self.base)

    def _after(self, edits: list[Edit]) -> Tagset:
        tagset = self.base
        for edit in edits:
            tagset = edit.verb(tagset)
        return tagset

    def _take(self, edits: list[Edit], tagset: Tagset) -> None:
        self._edits, self.tagset = edits, tagset
        self.changed.emit()
