"""What can be done with the chosen span by one key or one click."""

from collections.abc import Callable, Sequence

from annotator.domain.change import Change
from annotator.domain.layer import Layer
from annotator.domain.span import Flag, FlagKind, Fragment, Span
from annotator.session import edits
from annotator.session.boundaries import fitted_fragments, moved_fragments, nudged_fragments
from annotator.session.reshaping import merge_spans, split_span
from annotator.ui.panels.attribute_rows import cycled, toggled
from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.standing import tokens_around
from annotator.ui.places.workbench import Workbench
from annotator.wording import tr

_ALONE = {
    Layer.ENTITY: tr("No other entity is there to merge with"),
    Layer.CLAIM: tr("No other claim is there to merge with"),
    Layer.EVENT: tr("No other event is there to merge with"),
}


class SpanVerbs:
    def __init__(self, bench: Workbench, chosen: ChosenSpan) -> None:
        self._bench = bench
        self._chosen = chosen

    def write(self, edit: Callable[..., Change], *arguments: object) -> None:
        """Carry out ``edit(file, desk, span, *arguments)`` on the chosen span."""
        span = self._chosen.id
        if span is not None:
            self._bench.edit(lambda file, desk: edit(file, desk, span, *arguments))

    def delete(self) -> None:
        self.write(edits.remove_span)

    def set_attribute(self, key: str, value: str | None) -> None:
        """Give an attribute a value, or its next one. Of several, the value is put in or out."""
        span, attribute = self._chosen.span, self._bench.tagset.attribute(key)
        if span is None or attribute is None:
            return
        current = span.attributes.get(key)
        if value is None:
            self.write(edits.set_attribute, key, cycled(attribute, current))
        elif attribute.kind == "choices":
            self.write(edits.set_attribute, key, toggled(attribute, current, value))
        else:
            self.write(edits.set_attribute, key, value)

    def move_boundary(self, side: str, step: int, *, fine: bool = False) -> None:
        """Move the ``start`` or the ``end`` by one token, or by one character."""
        span, document = self._chosen.span, self._bench.document
        if span is None or document is None:
            return
        if fine:
            self._move(span, nudged_fragments(span.fragments, document.text, side, step))
        else:
            tokens = tokens_around(self._bench, span.start, span.end)
            self._move(span, moved_fragments(span.fragments, tokens, side, step))

    def fit(self) -> None:
        """Let the span's edges be those of tokens, so that a spaCy dataset can hold it."""
        span, document = self._chosen.span, self._bench.document
        if span is not None and document is not None:
            self._move(span, fitted_fragments(span.fragments, document.text, self._bench.segments))

    def _move(self, span: Span, fragments: tuple[Fragment, ...]) -> None:
        if fragments != span.fragments:
            self.write(edits.move_span, fragments)

    def join(self, fragment: Fragment | None) -> None:
        """Make the selected text a further part of the span that is chosen, or was until one went on."""
        span = self._latest
        if span is not None and fragment is not None:
            self._chosen.choose(span.id)
            self.write(edits.move_span, (*span.fragments, fragment))

    def merge(self, selection: Fragment | None) -> None:
        """Merge the span with those of its layer in the selected text, or with the next one."""
        span = self._latest
        if span is None:
            return
        alike = [it for it in self._bench.spans.values() if it.layer is span.layer and it.id != span.id]
        others = _touched(alike, selection) if selection else _next_to(span, alike)
        if others:
            self._chosen.choose(span.id)
            self.write(merge_spans, [it.id for it in others])
        else:
            self._bench.told.emit(_ALONE[span.layer], "info")

    def split(self, caret: int) -> None:
        self.write(split_span, caret)

    @property
    def _latest(self) -> Span | None:
        """The span that is chosen, or was until one went on to select text."""
        return self._bench.spans.get(self._chosen.id or self._chosen.last or "")

    def toggle_flag(self) -> None:
        span = self._chosen.span
        if span is not None:
            self.write(edits.set_flag, None if span.flag else Flag(FlagKind.UNSURE))


def _touched(spans: Sequence[Span], place: Fragment) -> list[Span]:
    start, end = place
    return [span for span in spans if any(first < end and start < last for first, last in span.fragments)]


def _next_to(span: Span, others: Sequence[Span]) -> list[Span]:
    """The nearest one behind a span's beginning."""
    behind = [other for other in others if other.order > span.order]
    return [min(behind, key=lambda other: other.order)] if behind else []
