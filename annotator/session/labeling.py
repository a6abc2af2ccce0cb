"""The grammar of labeling: what a label key means, given the selection, the caret and what stands there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span
from annotator.domain.tagset import Label
from annotator.domain.values import Id
from annotator.text.quotation import MARKS
from annotator.text.snapping import extent_at


@dataclass(frozen=True, slots=True)
class AddSpan:
    layer: Layer
    label: str
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class RelabelSpan:
    span: Id
    label: str


Gesture: TypeAlias = AddSpan | RelabelSpan
SpansNear: TypeAlias = Callable[[int, int], Iterable[Span]]
"""All spans that reach into or touch a place, and perhaps others."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the annotator is: ``selection`` and ``caret`` in code points, ``selected`` a span that is
    active.
    """

    text: str
    tokens: Sequence[Fragment]
    sentences: Sequence[Fragment]
    caret: int
    language: str = "en"
    selection: Fragment | None = None
    selected: Span | None = None
    quotations: Sequence[Fragment] = ()
    datelines: Sequence[Fragment] = ()


def label_gesture(place: Place, near: SpansNear, label: Label, *, second: bool = False) -> Gesture | None:
    """What pressing the key of ``label`` does, or ``None`` where there is nothing to label.

    With a selection: a new span, or another label for the one that stands exactly there, unless a ``second``
    is wanted. Without: another label for the active span or the one under the caret, else the same for what
    stands at the caret.
    """
    if place.selection is not None:
        return exact_gesture((place.selection,), near(*place.selection), label, second=second)
    if not second:
        standing = _active(place, label.layer) or _under(
            place.caret, near(place.caret, place.caret), label.layer
        )
        if standing is not None:
            return _relabel(standing, label)
    elif place.selected is not None and place.selected.layer is label.layer:
        return AddSpan(label.layer, label.key, place.selected.fragments)
    sentences = _quoted(place) if label.layer is Layer.CLAIM else place.sentences
    fragment = extent_at(label.layer, place.text, place.tokens, sentences, place.caret, place.language)
    return exact_gesture((fragment,), near(*fragment), label, second=second) if fragment else None


def exact_gesture(
    fragments: tuple[Fragment, ...], spans: Iterable[Span], label: Label, *, second: bool = False
) -> Gesture | None:
    """What the key does to just these fragments: another label for the span that stands there, or a span."""
    exact = None if second else _at(fragments, spans, label.layer)
    return _relabel(exact, label) if exact is not None else AddSpan(label.layer, label.key, fragments)


def _quoted(place: Place) -> Sequence[Fragment]:
    """The sentences without datelines; where the caret stands in a quotation, only what is quoted there.

    So a claim in direct speech leaves out who speaks.
    """
    sentences = [_behind_dateline(place, sentence) for sentence in place.sentences]
    inside = [quote for quote in place.quotations if quote[0] <= place.caret <= quote[1]]
    if not inside:
        return sentences
    start, end = max(inside)
    clipped = [(max(start, first), min(end, last)) for first, last in sentences]
    return [sentence for sentence in clipped if sentence[0] < sentence[1]]


def _behind_dateline(place: Place, sentence: Fragment) -> Fragment:
    start, end = sentence
    opening = next((stop for first, stop in place.datelines if first == start and stop < end), None)
    if opening is None:
        return sentence
    behind = next(
        (first for first, last in place.tokens if first >= opening and _is_text(place, first, last)), start
    )
    return min(behind, end), end


def _is_text(place: Place, start: int, end: int) -> bool:
    word = place.text[start:end]
    return any(character.isalnum() for character in word) or word in MARKS


def _relabel(span: Span, label: Label) -> RelabelSpan | None:
    return None if span.label == label.key else RelabelSpan(span.id, label.key)


def _at(fragments: tuple[Fragment, ...], spans: Iterable[Span], layer: Layer) -> Span | None:
    return next((span for span in spans if span.layer is layer and span.fragments == fragments), None)


def _active(place: Place, layer: Layer) -> Span | None:
    return place.selected if place.selected is not None and place.selected.layer is layer else None


def _under(caret: int, spans: Iterable[Span], layer: Layer) -> Span | None:
    """The shortest span of the layer that the caret stands in, or at whose end it stands."""
    inside = [
        span
        for span in spans
        if span.layer is layer and any(start <= caret <= end for start, end in span.fragments)
    ]
    return min(inside, key=lambda span: (not span.covers(caret), span.end - span.start), default=None)
