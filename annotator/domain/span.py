"""Spans: one or more fragments of a document with a layer and a label."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from annotator.domain.errors import SpanInvalid
from annotator.domain.layer import Layer
from annotator.domain.record import record
from annotator.domain.values import AttributeValue, Id
from annotator.wording import mark, tr

Fragment: TypeAlias = tuple[int, int]
"""``(start, end)``: code points, half-open."""


class Origin(StrEnum):
    MANUAL = mark("manual")
    PROPAGATED = mark("propagated")
    IMPORTED = mark("imported")
    SUGGESTION = mark("suggestion")
    ADJUDICATED = mark("adjudicated")


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a span or link came to be: ``sources`` are the ids it came from, ``by`` a person or model."""

    how: Origin = Origin.MANUAL
    sources: tuple[str, ...] = ()
    by: str | None = None
    note: str | None = None


class FlagKind(StrEnum):
    UNSURE = mark("unsure")
    ASK = mark("ask the lead")


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said to a flag, and the name of who said it."""

    text: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Flag:
    """A doubt or a question; whoever flags anew asks anew, and has no answer yet."""

    kind: FlagKind
    comment: str = ""
    answer: Answer | None = None


MANUAL = Provenance()
_NO_ATTRIBUTES: Mapping[str, AttributeValue] = {}


@record
class Extent:
    """Where a span stands: ordered, disjoint, non-empty fragments, and the text they were made over.

    ``surface`` is the document's text from the first fragment's start to the last one's end, gaps
    included, so that ``text[extent.start : extent.end] == extent.surface`` holds for every span.
    """

    fragments: tuple[Fragment, ...]
    surface: str

    @property
    def start(self) -> int:
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        return self.fragments[-1][1]

    def fits(self, text: str) -> bool:
        fragments, surface = self.fragments, self.surface
        start, end = fragments[0][0], fragments[-1][1]
        return text[start:end] == surface and len(surface) == end - start


def make_extent(text: str, fragments: Sequence[Fragment], surface: str | None = None) -> Extent:
    """The one constructor through which every span's place is made.

    Sorts the fragments and joins those that touch or overlap. Raises ``SpanInvalid`` when there is none,
    when one is empty or outside ``text``, or when ``surface`` is given and the text there differs.
    """
    length = len(text)
    for start, end in fragments:
        if not 0 <= start < end <= length:
            raise SpanInvalid(
                tr(
                    "[{start}, {end}) does not lie inside a text of {length} characters",
                    start=start,
                    end=end,
                    length=length,
                )
            )
    joined = (fragments[0],) if len(fragments) == 1 else _joined(fragments)
    start, end = joined[0][0], joined[-1][1]
    found = text[start:end]
    if surface is not None and surface != found:
        raise SpanInvalid(other_surface(start, end, found, surface))
    return Extent(joined, found)


def other_surface(start: int, end: int, found: str, surface: str) -> str:
    """That a text says something else at a place than a span does."""
    return tr(
        "The text at [{start}, {end}) is {found!r}, not {surface!r}",
        start=start,
        end=end,
        found=found,
        surface=surface,
    )


def _joined(fragments: Sequence[Fragment]) -> tuple[Fragment, ...]:
    """In order, with those that touch or overlap made one."""
    if not fragments:
        raise SpanInvalid(tr("A span needs at least one fragment"))
    joined: list[Fragment] = []
    for start, end in sorted(fragments):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


@record
class Span:
    """``label`` is a label's key; ``tagset_version`` the version under which the span was made."""

    id: Id
    layer: Layer
    label: str
    extent: Extent
    attributes: Mapping[str, AttributeValue] = field(default_factory=lambda: _NO_ATTRIBUTES)
    note: str | None = None
    flag: Flag | None = None
    origin: Provenance = MANUAL
    tagset_version: int = 1
    source_id: str | None = None

    @property
    def start(self) -> int:
        return self.extent.start

    @property
    def end(self) -> int:
        return self.extent.end

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        return self.extent.fragments

    @property
    def surface(self) -> str:
        return self.extent.surface

    @property
    def order(self) -> tuple[int, int, str, str, str]:
        """The order of spans in lists and files: start, longest first, layer, label, id."""
        fragments = self.extent.fragments
        return (fragments[0][0], -fragments[-1][1], self.layer, self.label, self.id)

    def covers(self, offset: int) -> bool:
        return any(start <= offset < end for start, end in self.extent.fragments)
