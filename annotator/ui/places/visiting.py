"""Showing what another place has found: the document, the span or words in it, and whose reading it is."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.domain.values import Id
from annotator.ui.place import Visit
from annotator.ui.places.browsing import Browsing
from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView


class Visiting(QObject):
    """``show_reading`` shows what another annotator recorded, by their id."""

    def __init__(
        self,
        bench: Workbench,
        browsing: Browsing,
        chosen: ChosenSpan,
        view: ArticleView,
        show_reading: Callable[[Id], object],
    ) -> None:
        super().__init__(bench)
        self._bench = bench
        self._browsing = browsing
        self._chosen = chosen
        self._view = view
        self._show_reading = show_reading
        self._due: Visit | None = None

    def visit(self, visit: Visit) -> None:
        self._due = visit
        self._browsing.open(visit.document)

    def arrive(self) -> None:
        """A document is open: go to the place in it, if it is the one. Who looks through somebody's documents
        sees that work beside.
        """
        visit, self._due = self._due, None
        if visit is None and self._browsing.owner is not None:
            self._show_reading(self._browsing.owner)
        if visit is None or visit.document != self._browsing.current:
            return
        if visit.span in self._bench.spans:
            self._chosen.choose(visit.span, reveal=True)
        else:
            self._show_beside(visit)
            self._view.select(visit.start, visit.start if visit.end is None else visit.end)
            self._view.scroll_to(visit.start)
        self._view.setFocus()

    def _show_beside(self, visit: Visit) -> None:
        """The work of whoever made the span, where that is somebody else."""
        for person, _ in self._bench.others:
            if visit.span is not None and person.name == visit.annotator:
                self._show_reading(person.id)
