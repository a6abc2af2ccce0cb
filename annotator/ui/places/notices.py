"""What the place says: what has just been done stands quietly in the foot, what wants eyes is a message."""

from PySide6.QtCore import QObject, Signal, Slot

from annotator.session.undo import Reversal
from annotator.ui.place import PlaceNews
from annotator.ui.places.reverted import reverted_words
from annotator.ui.places.workbench import Workbench

_TITLE = 40


class Notices(QObject):
    """``said`` is what the foot says, until the next edit; ``said_changed`` follows every change of it."""

    said_changed = Signal()

    def __init__(self, bench: Workbench, news: PlaceNews) -> None:
        super().__init__(bench)
        self._news = news
        self._warned = False
        self.said = ""
        bench.spans_changed.connect(self._on_spans_changed)
        bench.came_back.connect(self._on_came_back)
        bench.told.connect(news.told)

    def say(self, words: str) -> None:
        self.said = words
        self.said_changed.emit()

    def hesitate(self, words: str) -> None:
        """Something is open before a document can be called done."""
        self._warned = True
        self._news.told.emit(words, "warning")

    def tell_done(self, title: str) -> None:
        """A document is done; where something was open before, that message goes too."""
        if self._warned:
            self._news.told.emit("Done", "done")
        self._warned = False
        words = " ".join(title.split())
        self.say(f"done: {words if len(words) <= _TITLE else words[: _TITLE - 1].rstrip() + '…'}")

    def tell_practice_done(self) -> None:
        self._warned = False
        self._news.told.emit("Done. The gold stands beside your work; Ctrl+Return goes on", "done")

    @Slot()
    def tell_all_done(self) -> None:
        self._warned = False
        self._news.told.emit("Every document is done or skipped", "done")

    @Slot(object)
    def _on_came_back(self, reversal: Reversal) -> None:
        self.say(reverted_words(reversal))

    @Slot()
    def _on_spans_changed(self) -> None:
        self.said = ""
