"""What the place says: what has just been done stands quietly in the foot, what wants eyes is a message."""

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.values import Id
from annotator.session.undo import Reversal
from annotator.ui.place import PlaceNews
from annotator.ui.places.reverted import reverted_words
from annotator.ui.places.workbench import Workbench
from annotator.wording import tr

_TITLE = 40


class Notices(QObject):
    """``said`` is what the foot says, until the next edit or another document; ``said_changed`` follows every
    change of it.
    """

    said_changed = Signal()

    def __init__(self, bench: Workbench, news: PlaceNews) -> None:
        super().__init__(bench)
        self._news = news
        self._bench = bench
        self._warning = ""
        self._shown: Id | None = None
        self._goes_along = False
        self.said = ""
        bench.document_opened.connect(self._on_document_opened)
        bench.spans_changed.connect(self._on_spans_changed)
        bench.came_back.connect(self._on_came_back)
        bench.told.connect(news.told)

    def say(self, words: str, *, goes_along: bool = False) -> None:
        """``goes_along``: what was done leads to another document, and is still said there."""
        self.said = words
        self._goes_along = goes_along
        self.said_changed.emit()

    def hesitate(self, words: str) -> None:
        """Something is open before a document can be called done."""
        self._warning = words
        self._news.told.emit(words, "warning")

    def tell_done(self, title: str) -> None:
        """A document is done; where something was open before, that message goes too."""
        self.withdraw_warning()
        words = " ".join(title.split())
        shown = words if len(words) <= _TITLE else f"{words[: _TITLE - 1].rstrip()}…"
        self.say(tr("done: {title}", title=shown), goes_along=True)

    def tell_practice_done(self) -> None:
        self._warning = ""
        words = tr("Done. The gold stands beside your work; Ctrl+Return goes on")
        self._news.told.emit(words, "done")

    @Slot()
    def tell_all_done(self) -> None:
        self._warning = ""
        self._news.told.emit(tr("Every document is done or skipped"), "done")

    @Slot(object)
    def _on_came_back(self, reversal: Reversal) -> None:
        elsewhere = reversal.document not in (None, self._shown)
        self.say(reverted_words(reversal), goes_along=elsewhere)

    @Slot()
    def _on_document_opened(self) -> None:
        document = self._bench.document.id if self._bench.document else None
        if document != self._shown:
            self._shown = document
            self.withdraw_warning()
            if not self._goes_along:
                self.say("")
            self._goes_along = False

    def withdraw_warning(self) -> None:
        """What was open does not matter any more, or has to be looked up anew."""
        if self._warning:
            self._news.taken_back.emit(self._warning)
        self._warning = ""

    @Slot()
    def _on_spans_changed(self) -> None:
        self.said = ""
        self.withdraw_warning()
