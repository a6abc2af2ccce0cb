"""Keys in their order: what is wanted while an edit or a reading is under way waits for it."""

from collections import deque
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Slot

from annotator.domain.errors import AnnotatorError
from annotator.store.project_file import ProjectFile
from annotator.ui.bridge import Bridge, SaveState

T = TypeVar("T")


class Settling(QObject):
    """Settled is when every edit is committed and shown, and everything that was asked has been answered.

    Edits that the disk has refused do not count: they wait for its owner, and the work goes on behind them.
    """

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._under_way = 0
        self._waiting: deque[Callable[[], object]] = deque()
        bridge.save_state_changed.connect(self._go_on, Qt.ConnectionType.QueuedConnection)

    @property
    def settled(self) -> bool:
        return self._under_way == 0 and self._bridge.save_state is not SaveState.SAVING

    def when_settled(self, act: Callable[[], object]) -> None:
        """Do it now, or as soon as what is under way is done, in the order of asking."""
        if self.settled:
            act()
        else:
            self._waiting.append(act)

    def read(
        self,
        work: Callable[[ProjectFile], T],
        on_done: Callable[[T], object],
        on_failed: Callable[[AnnotatorError], object] | None = None,
    ) -> None:
        """Ask the project something that what is done next depends on."""
        self._under_way += 1

        def done(found: T) -> None:
            self._under_way -= 1
            on_done(found)
            self._go_on()

        def failed(error: AnnotatorError) -> None:
            self._under_way -= 1
            (on_failed or self._bridge.edit_failed.emit)(error)
            self._go_on()

        self._bridge.read(work, done, failed)

    def hold(self) -> None:
        """Something else is under way, until ``let_go`` is called, once."""
        self._under_way += 1

    def let_go(self) -> None:
        self._under_way -= 1
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        while self._waiting and self.settled:
            self._waiting.popleft()()
