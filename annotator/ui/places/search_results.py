"""From what is looked for to its lines: searching, counting, sorting."""

from PySide6.QtCore import QObject, Signal, Slot

from annotator.session.concordance import Hit, Order
from annotator.session.project import Project
from annotator.ui.places.corpus_pane import CorpusPane
from annotator.ui.places.searching import MOST, Ending, Searching
from annotator.wording import tr, trn


class SearchResults(QObject):
    """``counted`` follows whatever changes the number of lines."""

    counted = Signal()

    def __init__(self, project: Project, pane: CorpusPane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._model = pane.model
        self._form = pane.form
        self._documents: set[str] = set()
        self._wants_lines = False
        self.searching = Searching(project, self)
        self.searching.found.connect(self._on_found)
        self.searching.progressed.connect(self._form.progress.show_share)
        self.searching.ended.connect(self._on_ended)
        self._form.search_wanted.connect(self.search)
        self._form.stop_wanted.connect(self.searching.stop)
        self._form.lines_wanted.connect(self._on_lines_wanted)
        self._form.order_chosen.connect(self._on_order_chosen)

    @property
    def words(self) -> str:
        """How many hits there are."""
        hits, documents = self._model.rowCount(), len(self._documents)
        if not hits:
            return ""
        return tr(
            "{hits} {in_documents}",
            hits=trn("{count:,} hit", "{count:,} hits", hits),
            in_documents=trn("in {count:,} document", "in {count:,} documents", documents),
        )

    @Slot()
    def search(self) -> None:
        """Look afresh for what the form says."""
        self.clear()
        query = self._form.query
        if query is not None:
            self._form.progress.show_share(0.0)
            self.searching.start(query)

    def clear(self) -> None:
        """Show no lines, and end the search that brings some."""
        self.searching.forget()
        self._wants_lines = False
        self._documents.clear()
        self._model.clear()
        self._form.progress.show_share(None)
        self._tell("")

    def _tell(self, words: str, *, is_problem: bool = False) -> None:
        self._form.show_count(words, is_problem=is_problem)
        self.counted.emit()

    @Slot(list)
    def _on_found(self, hits: list[Hit]) -> None:
        self._documents.update(hit.document for hit in hits)
        self._model.add(hits)
        if hits:
            self._tell(self.words)

    @Slot(object)
    def _on_ended(self, ending: Ending) -> None:
        self._form.progress.show_share(None)
        if self._model.order is not Order.DOCUMENT:
            self._model.sort_by(self._model.order)
        self._pane.show_emptiness()
        if ending.problem:
            self._tell(ending.problem, is_problem=True)
        elif ending.full:
            self._tell(tr("More than {most:,} hits; the first {most:,} are shown", most=MOST))
        else:
            words = self.words or tr("No hits")
            self._tell(tr("{hits}, then stopped", hits=words) if ending.stopped else words)
        if self._wants_lines:
            self._on_lines_wanted()

    @Slot()
    def _on_lines_wanted(self) -> None:
        """To the lines; once there are some, if they are still being looked for."""
        self._wants_lines = self.searching.is_under_way and not self._model.rowCount()
        if self._model.rowCount():
            self._pane.lines.take_keyboard()

    @Slot(object)
    def _on_order_chosen(self, order: Order) -> None:
        if self.searching.is_under_way:
            self._model.order = order
        else:
            self._model.sort_by(order)
