"""How readings of one document differ: choices of spans, gathered into disputes.

A dispute is a connected group of overlapping spans of one layer, counted once however many annotators read
it; a place that all read alike is a dispute that settles itself.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from annotator.agreement.disputes import connected
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.layer import Layer
from annotator.domain.span import Extent, Fragment, Span
from annotator.domain.values import AttributeValue, Id

ORDER: tuple[Layer, ...] = (Layer.ENTITY, Layer.EVENT, Layer.CLAIM)
"""Layers in the order of adjudicating: what others link to first."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way in which a place was read, and the spans of all who read it so, by annotator."""

    layer: Layer
    label: str
    extent: Extent
    supporters: Mapping[Id, Span]

    @property
    def place(self) -> tuple[int, int, str, tuple[Fragment, ...]]:
        """By start, longest first, then label: the order in which choices are offered."""
        return (self.extent.start, -self.extent.end, self.label, self.extent.fragments)

    def agreed_attributes(self) -> dict[str, AttributeValue]:
        """The answers that all supporters gave."""
        first, *others = (span.attributes for span in self.supporters.values())
        return {
            key: value for key, value in first.items() if all(other.get(key) == value for other in others)
        }

    def open_attributes(self) -> list[str]:
        """The attributes that supporters answered differently, or some not at all."""
        keys = {key for span in self.supporters.values() for key in span.attributes}
        return sorted(keys - self.agreed_attributes().keys())


@dataclass(frozen=True, slots=True)
class Dispute:
    """``readers`` finished the layer, whether or not they marked something here.

    ``digest`` names the readings as they are now: when one of them changes, it is another dispute.
    """

    layer: Layer
    choices: tuple[Choice, ...]
    readers: tuple[Id, ...]
    digest: str

    @property
    def start(self) -> int:
        return min(choice.extent.start for choice in self.choices)

    @property
    def end(self) -> int:
        return max(choice.extent.end for choice in self.choices)

    @property
    def is_unanimous(self) -> bool:
        """Whether all read the same spans here, whatever they answered about them."""
        return all(len(choice.supporters) == len(self.readers) for choice in self.choices)

    def majority(self) -> tuple[Choice, ...] | None:
        """The choices of more than half of the readers; ``None`` where one has exactly half of them."""
        counts = [2 * len(choice.supporters) - len(self.readers) for choice in self.choices]
        if 0 in counts:
            return None
        return tuple(choice for choice, count in zip(self.choices, counts, strict=True) if count > 0)


def digest_of(*what: Any) -> str:
    """A short name for some plain values, the same on every machine."""
    return hashlib.sha256(orjson.dumps(what)).hexdigest()[:16]


_SAMPLED = 10
"""One of so many agreed disputes is looked at all the same, where a sample is wanted."""


def is_sampled(digest: str) -> bool:
    """Whether an agreed dispute belongs to the sample: its digest decides, and so chance, always alike."""
    return int(digest, 16) % _SAMPLED == 0


def find_disputes(works: Iterable[AnnotationSet]) -> list[Dispute]:
    """Of layers that at least two of the sets have finished, in the order of adjudicating and of the text."""
    found = list(works)
    return [dispute for layer in ORDER for dispute in _of_layer(found, layer)]


def _of_layer(works: Sequence[AnnotationSet], layer: Layer) -> Iterator[Dispute]:
    readings = [work for work in works if layer in work.finished and work.skipped is None]
    readers = tuple(sorted(work.annotator for work in readings))
    if len(readers) < 2:
        return
    for group in connected(_choices(readings, layer), _reach):
        told = [[choice.label, choice.extent.fragments, sorted(choice.supporters)] for choice in group]
        yield Dispute(layer, tuple(group), readers, digest_of(layer.value, readers, told))


def _choices(readings: Sequence[AnnotationSet], layer: Layer) -> list[Choice]:
    """The same span with the same label twice by one annotator counts once."""
    supporters: dict[tuple[str, tuple[Fragment, ...]], dict[Id, Span]] = {}
    for work in readings:
        for span in work.spans:
            if span.layer is layer:
                supporters.setdefault((span.label, span.fragments), {}).setdefault(work.annotator, span)
    found = [
        Choice(layer, label, next(iter(spans.values())).extent, spans)
        for (label, _), spans in supporters.items()
    ]
    return sorted(found, key=lambda choice: choice.place)


def _reach(choice: Choice) -> Fragment:
    return choice.extent.start, choice.extent.end
