"""Selecting by words and sentences, and going from sentence to sentence."""

from annotator.domain.span import Fragment
from annotator.session.boundaries import moved_fragments, nudged_fragments
from annotator.session.strides import Strides
from annotator.ui.places.standing import tokens_around
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView


class Selecting:
    def __init__(self, bench: Workbench, view: ArticleView) -> None:
        self._bench = bench
        self._view = view

    @property
    def selection(self) -> Fragment | None:
        start, end = self._view.selection
        return (start, end) if start < end else None

    def word(self, *, backwards: bool = False) -> None:
        self._select(self._strides.word(self._view.selection, backwards=backwards))

    def whole_sentence(self) -> None:
        self._select(self._strides.whole_sentence(self._view.caret))

    def grow(self) -> None:
        self._select(self._strides.grown(self._view.selection))

    def shrink(self) -> None:
        self._select(self._strides.shrunk(self._view.selection))

    def go_to_sentence(self, *, backwards: bool = False) -> None:
        self._go(self._strides.sentence(self._view.selection[0], backwards=backwards))

    def go_to_bare_sentence(self, *, backwards: bool = False) -> None:
        document, spans = self._bench.document, self._bench.spans.values()
        if document is not None:
            start = self._view.selection[0]
            self._go(self._strides.bare_sentence(start, spans, document.zones, backwards=backwards))

    def move_edge(self, side: str, step: int, *, fine: bool) -> None:
        """Move an edge of the selection by one word, or by one character."""
        selection, document = self.selection, self._bench.document
        if selection is None or document is None:
            return
        if fine:
            (moved,) = nudged_fragments([selection], document.text, side, step)
        else:
            (moved,) = moved_fragments([selection], tokens_around(self._bench, *selection), side, step)
        self._select(moved)

    @property
    def _strides(self) -> Strides:
        document = self._bench.document
        return Strides(document.text if document else "", self._bench.segments)

    def _select(self, place: Fragment | None) -> None:
        if place is not None:
            self._view.select(*place)

    def _go(self, sentence: Fragment | None) -> None:
        if sentence is not None:
            self._view.set_caret(sentence[0])
