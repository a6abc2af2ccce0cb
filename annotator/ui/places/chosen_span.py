"""The span that is selected: what keys and inspector are about."""

from PySide6.QtCore import QObject, Signal

from annotator.domain.span import Span
from annotator.domain.values import Id
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView


class ChosenSpan(QObject):
    """``changed`` follows every choice, and every change of the chosen span or of the document around it.

    ``last`` is the span that was chosen last, even if it is no more.
    """

    changed = Signal()

    def __init__(self, bench: Workbench, view: ArticleView) -> None:
        super().__init__(view)
        self._bench = bench
        self._view = view
        self.id: Id | None = None
        self.last: Id | None = None

    @property
    def span(self) -> Span | None:
        return self._bench.spans.get(self.id) if self.id else None

    def choose(self, span: Id | None, *, reveal: bool = False) -> None:
        """Make a span the chosen one, or none."""
        self.id = span if span in self._bench.spans else None
        self.last = self.id or self.last
        found = self.span
        self._view.set_selected_span(self.id)
        if found is not None and reveal:
            self._view.scroll_to(found.start)
        self.changed.emit()

    def refresh(self) -> None:
        """After changes: the span may have gone, or be another."""
        self.choose(self.id)
