"""Undo and redo on the screen: named, asked once before going past this sitting, scrolled to where it was."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from annotator.session.undo import Reversal
from annotator.ui.actions import Act, State
from annotator.ui.dialogs.question import ask
from annotator.ui.places.reverted import reverting_words
from annotator.ui.places.settling import Settling
from annotator.wording import tr

Name = Callable[[Act, "str | None"], object]


class Reverts(Protocol):
    """Where things are done that can be undone."""

    settling: Settling
    next_undo: Reversal | None
    next_redo: Reversal | None

    @property
    def editable(self) -> bool: ...

    def revert(self, reversal: Reversal) -> None: ...


class Reverting(QObject):
    """``name`` is told what undo and redo would do, whenever ``tell`` is called: the next are others."""

    def __init__(self, bench: Reverts, name: Name, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = bench
        self._name = name
        self._may_go_back = False

    def states(self) -> set[State]:
        states: set[State] = set()
        if self._bench.editable and self._bench.next_undo is not None:
            states.add(State.CAN_UNDO)
        if self._bench.editable and self._bench.next_redo is not None:
            states.add(State.CAN_REDO)
        return states

    def undo(self) -> None:
        """Undo the latest, which is known once all that is under way is done."""
        self._bench.settling.when_settled(self._undo)

    def redo(self) -> None:
        self._bench.settling.when_settled(self._redo)

    def _undo(self) -> None:
        reversal = self._bench.next_undo
        if reversal is not None and self._is_wanted(reversal):
            self._bench.revert(reversal)

    def _redo(self) -> None:
        if self._bench.next_redo is not None:
            self._bench.revert(self._bench.next_redo)

    def _is_wanted(self, reversal: Reversal) -> bool:
        """The first undo past this sitting asks; whoever says yes is not asked again."""
        if not reversal.past_sitting or self._may_go_back:
            return True
        words = tr(
            "“{what}” was done before you opened the project today. Undo it all the same?", what=reversal.what
        )
        self._may_go_back = ask(tr("Undo earlier work?"), words, {"undo": tr("Undo")}) == "undo"
        return self._may_go_back

    @Slot()
    def tell(self) -> None:
        nexts = {Act.UNDO: self._bench.next_undo, Act.REDO: self._bench.next_redo}
        for act, reversal in nexts.items():
            self._name(act, reverting_words(act, reversal.what) if reversal else None)
