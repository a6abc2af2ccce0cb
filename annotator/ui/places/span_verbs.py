"""What can be done with the chosen span by one key or one click."""

from collections.abc import Callable

from annotator.domain.change import Change
from annotator.domain.span import Flag, FlagKind, Fragment
from annotator.session import edits
from annotator.session.boundaries import moved_fragments
from annotator.ui.panels.attribute_rows import cycled
from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.workbench import Workbench

_AROUND = 200
"""Code points beside a span in which its edges look for the next token."""


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

    def cycle_attribute(self, key: str) -> None:
        """Give an attribute its next value."""
        span, attribute = self._chosen.span, self._bench.tagset.attribute(key)
        if span is not None and attribute is not None:
            self.write(edits.set_attribute, key, cycled(attribute, span.attributes.get(key)))

    def move_boundary(self, side: str, step: int) -> None:
        """Move the ``start`` or the ``end`` by one token."""
        span, document = self._chosen.span, self._bench.document
        if span is None or document is None:
            return
        first, last = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(document.text))
        tokens = self._bench.segments.tokens_between(first, last)
        fragments = moved_fragments(span.fragments, tokens, side, step)
        if fragments != span.fragments:
            self.write(edits.move_span, fragments)

    def join(self, fragment: Fragment | None) -> None:
        """Make the selected text a further part of the span that is chosen, or was until one went on."""
        span = self._bench.spans.get(self._chosen.id or self._chosen.last or "")
        if span is not None and fragment is not None:
            self._chosen.choose(span.id)
            self.write(edits.move_span, (*span.fragments, fragment))

    def toggle_flag(self) -> None:
        span = self._chosen.span
        if span is not None:
            self.write(edits.set_flag, None if span.flag else Flag(FlagKind.UNSURE))
