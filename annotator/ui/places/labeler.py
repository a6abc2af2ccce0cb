"""Label keys and label buttons become spans."""

from collections.abc import Callable, Iterable

from annotator.domain.change import Change
from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span
from annotator.session import edits
from annotator.session.labeling import AddSpan, Gesture, RelabelSpan, label_gesture
from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.linking import Linking
from annotator.ui.places.standing import place_at
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView


class Labeler:
    """``added`` is called when a span was made."""

    def __init__(
        self,
        bench: Workbench,
        view: ArticleView,
        chosen: ChosenSpan,
        linking: Linking,
        added: Callable[[], object],
    ) -> None:
        self._bench = bench
        self._view = view
        self._chosen = chosen
        self._linking = linking
        self._added = added

    def press(self, key: str, selection: Fragment | None, *, second: bool = False) -> None:
        """A label was pressed, by key or by mouse: for the text that is selected, or what stands at the
        caret.
        """
        label = self._bench.tagset.label(key)
        if label is None or self._bench.document is None:
            return
        picking, caret = self._linking.active, self._view.caret
        place = place_at(self._bench, caret, selection, None if picking else self._chosen.span)
        near = _no_spans if picking else self._bench.spans_near
        gesture = label_gesture(place, near, label, second=second)
        if picking and isinstance(gesture, AddSpan):
            self._linking.take_new(label.key, gesture.fragments[0])
        elif gesture is not None:
            self._carry_out(gesture)

    def _carry_out(self, gesture: Gesture) -> None:
        if isinstance(gesture, RelabelSpan):
            self._bench.edit(lambda file, desk: edits.relabel(file, desk, gesture.span, gesture.label))
            self._chosen.choose(gesture.span)
        else:
            self._add(gesture)

    def _add(self, wish: AddSpan) -> None:
        """The new span is chosen, and the text selection goes, unless the hands have moved on meanwhile.

        The caret goes behind it, but stays in a claim, in which there are names still to be labeled.
        """
        view, place = self._view, (self._view.caret, self._view.selection)

        def choose(changes: list[Change]) -> None:
            span = self._bench.spans.get(changes[0].operations[0].id)
            if span is not None and (view.caret, view.selection) == place:
                inside = min(max(view.selection[0], span.start), span.end)
                view.set_caret(inside if span.layer is Layer.CLAIM else span.end, reveal=False)
                self._chosen.choose(span.id)
                self._added()

        self._bench.edit(
            lambda file, desk: edits.add_span(file, desk, wish.layer, wish.label, wish.fragments), choose
        )


def _no_spans(_start: int, _end: int) -> Iterable[Span]:
    return ()
