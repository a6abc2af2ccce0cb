"""Finishing a document: first what is still open, then, on a second press, done and on to the next."""

from collections import Counter

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation_set import Status
from annotator.domain.change import Change
from annotator.session import finishing
from annotator.session.finishing import OpenItem
from annotator.ui.places.workbench import Workbench
from annotator.wording import tr

_LISTED = 4


class FinishFlow(QObject):
    """``finished`` tells that the document at hand is done; ``hesitated`` carries the open items, in
    words.
    """

    finished = Signal()
    hesitated = Signal(str)

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._bench = bench
        self._warned: tuple[OpenItem, ...] | None = None
        bench.document_opened.connect(self.forget)

    def forget(self) -> None:
        """Something changed: the next press lists again."""
        self._warned = None

    @property
    def words(self) -> str | None:
        """What a press would do where it is not to mark the document done for the first time."""
        head = self._bench.head
        if head is None or head.status is not Status.DONE:
            return None
        return tr("Mark done again") if self._bench.changed_since else tr("Done, go on")

    def press(self) -> OpenItem | None:
        """Mark the document done, or answer with the first open item when some are told for the first time.

        What is done already, and was not changed since, is left as it is.
        """
        work = self._bench.work
        if work is None:
            return None
        items = tuple(finishing.open_items(work, self._bench.tagset))
        if items and items != self._warned:
            self._warned = items
            self.hesitated.emit(open_words(items))
            return items[0]
        if work.status is Status.DONE and not self._bench.changed_since:
            self.finished.emit()
        else:
            self._bench.edit(finishing.finish, self._on_finished)
        return None

    def skip(self, reason: str) -> None:
        self._bench.edit(lambda file, desk: finishing.skip(file, desk, reason), self._on_finished)

    def reopen(self) -> None:
        """Take back that the document is finished or skipped."""
        self._bench.edit(finishing.reopen)

    def _on_finished(self, _changes: list[Change]) -> None:
        self.finished.emit()


def open_words(items: tuple[OpenItem, ...]) -> str:
    """What is open, the commonest first, and what a second press does."""
    counts = Counter(item.what for item in items)
    parts = [
        tr("{what} ({count} times)", what=what, count=count) if count > 1 else what
        for what, count in counts.most_common(_LISTED)
    ]
    more = len(counts) - _LISTED
    if more > 0:
        parts.append(tr("and {count} more kinds", count=more))
    return tr("Still open: {items}. Press again to mark it done all the same", items="; ".join(parts))
