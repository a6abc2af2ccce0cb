"""What a screen reader is told while the hands are in the article: the spans one walks into and out of, what
is chosen, what was done, which mode one is in, and every message.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session.live import Delta
from annotator.ui.place import PlaceNews
from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.mode_strip import ModeStrip
from annotator.ui.places.notices import Notices
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview import accessible
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.hints import hint, short
from annotator.wording import tr


class Aloud(QObject):
    def __init__(
        self,
        bench: Workbench,
        view: ArticleView,
        chosen: ChosenSpan,
        strip: ModeStrip,
        notices: Notices,
        news: PlaceNews,
    ) -> None:
        super().__init__(view)
        self._bench = bench
        self._view = view
        self._chosen = chosen
        self._notices = notices
        self._here: Sequence[Span] = ()
        self._fresh: set[Id] = set()
        self._chosen_before: Id | None = None
        self._told_clock: int | None = None
        view.caret_moved.connect(self._on_caret_moved)
        chosen.changed.connect(self._on_chosen_changed)
        strip.text_shown.connect(self._say)
        notices.said_changed.connect(self._on_said_changed)
        news.told.connect(self._say)
        news.offered.connect(self._say)
        bench.document_opened.connect(self._on_document_opened)
        bench.spans_changed.connect(self._on_spans_changed)
        bench.reversals_changed.connect(self._on_reversals_changed)

    @Slot(str)
    def _say(self, words: str) -> None:
        accessible.say(self._view, words.replace("\u00a0", " "))

    @Slot()
    def _on_document_opened(self) -> None:
        self._here, self._fresh, self._told_clock = (), set(), None

    @Slot(int)
    def _on_caret_moved(self, caret: int) -> None:
        if not accessible.is_heard(self._view):
            return
        before, self._here = self._here, _spans_at(self._bench, caret)
        words = walked(before, self._here, self._bench.tagset)
        if words or not self._here:
            self._say(words)

    @Slot(object)
    def _on_spans_changed(self, delta: Delta) -> None:
        """What is new is told in the words of what was done; it need not be walked into or chosen again."""
        self._fresh = set(delta.spans)
        self._here = _spans_at(self._bench, self._view.caret)

    @Slot()
    def _on_chosen_changed(self) -> None:
        span = self._chosen.span
        if span is not None and span.id != self._chosen_before and span.id not in self._fresh:
            words = hint([span], self._bench.tagset).replace("\n", ", ")
            self._say(tr("Chosen: {span}", span=words))
        self._chosen_before = self._chosen.id

    @Slot()
    def _on_said_changed(self) -> None:
        if self._notices.said:
            self._say(self._notices.said)

    @Slot()
    def _on_reversals_changed(self) -> None:
        """The next undo is the latest that was done, unless it is older: then undo has brought it back."""
        latest = self._bench.next_undo
        clock = latest.change.clock if latest else 0
        if latest is not None and self._told_clock is not None and clock > self._told_clock:
            self._say(tr("Done: {what}", what=latest.what))
        self._fresh = set()
        self._told_clock = max(clock, self._told_clock or 0)


def walked(before: Sequence[Span], here: Sequence[Span], tagset: Tagset) -> str:
    """Which spans the caret came into, else which it left, and which it is still in; innermost first."""
    known, now = {span.id for span in before}, {span.id for span in here}
    entered = [span for span in here if span.id not in known]
    left = [span for span in before if span.id not in now]
    if entered:
        words = [
            tr("{label} “{text}”", label=tagset.label_name(span.label), text=short(span.surface))
            for span in entered
        ]
    elif left:
        words = [tr("End of {label}", label=tagset.label_name(span.label)) for span in left]
    else:
        return ""
    around = [tr("in {label}", label=tagset.label_name(span.label)) for span in here if span not in entered]
    return ", ".join(words + around)


def _spans_at(bench: Workbench, offset: int) -> Sequence[Span]:
    """The spans that hold the character behind a caret, innermost first."""
    holding = [
        span
        for span in bench.spans_near(offset, offset)
        if any(start <= offset < end for start, end in span.fragments)
    ]
    return sorted(holding, key=lambda span: span.end - span.start)
