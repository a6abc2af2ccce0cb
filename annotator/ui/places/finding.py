"""Finding in the open document: every hit is marked, and one walks from hit to hit."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.errors import PatternError
from annotator.domain.span import Fragment
from annotator.text.patterns import Matcher, Pattern
from annotator.ui.places.find_bar import FindBar
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.widgets.pattern_field import searchable
from annotator.wording import tr, trn

_PATIENCE = 0.25
"""Seconds that a pattern may take while somebody types it."""
_MOST = 10_000


class Finding(QObject):
    """``corpus_wanted`` carries the ``Pattern`` to look for in all documents."""

    corpus_wanted = Signal(object)

    def __init__(self, bench: Workbench, view: ArticleView, bar: FindBar) -> None:
        super().__init__(view)
        self._bench = bench
        self._view = view
        self._bar = bar
        self._places: Sequence[Fragment] = ()
        self._problem = ""
        self._origin: Fragment = (0, 0)
        bar.field.pattern_changed.connect(self._on_pattern_changed)
        bar.step_wanted.connect(self.step)
        bar.closed.connect(self.close)
        bar.corpus_wanted.connect(self.want_corpus)
        bench.document_opened.connect(self._on_document_opened)
        view.selection_changed.connect(self._show_count)

    @property
    def pattern(self) -> Pattern:
        return self._bar.field.pattern

    @property
    def places(self) -> Sequence[Fragment]:
        """What is found in the open document."""
        return self._places

    def selected_words(self) -> str:
        """What is selected in the article, if it is worth looking for."""
        document, (start, end) = self._bench.document, self._view.selection
        return searchable(document.text[start:end]) if document else ""

    def open(self) -> None:
        """Show the bar, with what is selected in it if that is not a hit already."""
        if self._bench.document is None:
            return
        self._origin = self._view.selection
        words = "" if self._is_hit(self._view.selection) else self.selected_words()
        self._bar.open(words)
        self._look()

    @Slot()
    def close(self) -> None:
        """Leave the bar, with the hit selected where one was reached."""
        self._bar.hide()
        self._places = ()
        self._view.set_found(())
        self._view.setFocus()

    @Slot(int)
    def step(self, step: int) -> None:
        """To the next hit or the one before, round the ends; with the bar closed, it looks afresh."""
        if self._bar.isHidden():
            self._look()
        if not self._places:
            return
        start, end = self._view.selection
        if step > 0:
            at = bisect_left(self._places, (end if self._is_hit((start, end)) else start,))
        else:
            at = bisect_left(self._places, (start,)) - 1
        self._go_to(at % len(self._places))

    @Slot()
    def show_marks(self) -> None:
        """Mark the hits, while the bar is there; again, where something else was marked meanwhile."""
        self._view.set_found(() if self._bar.isHidden() else self._places)

    @Slot()
    def want_corpus(self) -> None:
        """Look in all documents for what is in the bar, or else for what is selected."""
        words = "" if self._bar.isVisible() else self.selected_words()
        self.corpus_wanted.emit(Pattern(words) if words else self.pattern)

    def _go_to(self, number: int) -> None:
        self._view.select(*self._places[number])
        self._show_count()

    def _is_hit(self, place: Fragment) -> bool:
        at = bisect_left(self._places, place)
        return at < len(self._places) and self._places[at] == place

    def _look(self) -> bool:
        """Mark the hits; whether there is any."""
        document, pattern = self._bench.document, self.pattern
        self._places, self._problem = (), ""
        if document is not None and pattern:
            try:
                self._places = Matcher(pattern, _PATIENCE).places(document.text, _MOST)
            except PatternError as error:
                self._problem = str(error)
        self.show_marks()
        self._show_count()
        return bool(self._places)

    @Slot()
    def _on_pattern_changed(self) -> None:
        """Typing leads to the first hit from where it began, and back there where there is none."""
        if self._bar.isHidden():
            return
        if self._look():
            self._go_to(bisect_left(self._places, self._origin[:1]) % len(self._places))
        elif self._bench.document is not None:
            self._view.select(*self._origin)

    @Slot()
    def _on_document_opened(self) -> None:
        self._origin = (0, 0)
        if not self._bar.isHidden():
            self._look()

    @Slot()
    def _show_count(self) -> None:
        if self.pattern and not self._bar.isHidden():
            self._bar.show_count(self._problem or self._count(), found=bool(self._places))
        else:
            self._bar.show_count("")

    def _count(self) -> str:
        total = len(self._places)
        if not total:
            return tr("No hits")
        many = tr("{count:,}+", count=total) if total == _MOST else tr("{count:,}", count=total)
        if self._is_hit(self._view.selection):
            number = bisect_right(self._places, self._view.selection)
            return tr("{number:,} of {total}", number=number, total=many)
        return trn("{total} hit", "{total} hits", total, total=many)
