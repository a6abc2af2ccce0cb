"""What the mouse does to a span's edges becomes an edit; what cannot be is shown as it was."""

from PySide6.QtCore import QObject, Slot

from annotator.domain.span import Fragment
from annotator.domain.values import Id
from annotator.session import edits
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView


class EdgeMoving(QObject):
    def __init__(self, bench: Workbench, view: ArticleView) -> None:
        super().__init__(view)
        self._bench = bench
        self._view = view
        self._pending: Id | None = None
        view.edges.moved.connect(self._on_edge_moved)
        bench.document_opened.connect(self._on_document_opened)
        bench.told.connect(self._on_told)

    @Slot()
    def _on_document_opened(self) -> None:
        self._pending = None
        self._view.edges.on = self._bench.editable

    @Slot(str, list)
    def _on_edge_moved(self, span: Id, fragments: list[Fragment]) -> None:
        self._pending = span
        self._bench.edit(lambda file, desk: edits.move_span(file, desk, span, fragments))

    @Slot()
    def _on_told(self) -> None:
        """An edit was refused, perhaps this one."""
        span = self._bench.spans.get(self._pending or "")
        self._pending = None
        if span is not None:
            self._view.set_spans_delta([span])
