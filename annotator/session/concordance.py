"""Hits as concordance lines: what stands before, the hit itself, and what stands behind it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import regex

from annotator.domain.span import Fragment
from annotator.domain.values import Id

CONTEXT = 90
"""Code points of text on either side of a hit."""

_LONGEST = 240
_SPACE = regex.compile(r"\s+")
_WORD = regex.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True)
class Source:
    """The document that a hit stands in; ``position`` is its place in the order of adding."""

    document: Id
    title: str
    position: int


@dataclass(frozen=True, slots=True)
class Hit:
    """``left``, ``surface`` and ``right`` are on one line each, however the text runs.

    ``labels`` are those that stand just there, of the one who looks or, for a ``span`` that was looked for,
    its own; ``annotator`` is the name of whoever made it.
    """

    source: Source
    fragments: tuple[Fragment, ...]
    left: str
    surface: str
    right: str
    labels: tuple[str, ...] = ()
    span: Id | None = None
    annotator: str = ""

    @property
    def document(self) -> Id:
        return self.source.document

    @property
    def start(self) -> int:
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        return self.fragments[-1][1]


def hit_at(
    source: Source,
    text: str,
    fragments: tuple[Fragment, ...],
    labels: tuple[str, ...] = (),
    *,
    span: Id | None = None,
    annotator: str = "",
) -> Hit:
    start, end = fragments[0][0], fragments[-1][1]
    return Hit(
        source,
        fragments,
        _line(text[max(start - CONTEXT, 0) : start]),
        _line(text[start : min(end, start + _LONGEST)]) + ("…" if end > start + _LONGEST else ""),
        _line(text[end : end + CONTEXT]),
        labels,
        span,
        annotator,
    )


def _line(text: str) -> str:
    return _SPACE.sub(" ", text)


class Order(StrEnum):
    """By what concordance lines are sorted: the left context is read from the hit outwards."""

    DOCUMENT = "document"
    LEFT = "left"
    RIGHT = "right"
    LABEL = "label"


_Key: TypeAlias = tuple[object, ...]
_KEYS: dict[Order, Callable[[Hit], _Key]] = {
    Order.DOCUMENT: lambda hit: (),
    Order.LEFT: lambda hit: (tuple(reversed(_words(hit.left))), hit.surface.casefold()),
    Order.RIGHT: lambda hit: (tuple(_words(hit.right)), hit.surface.casefold()),
    Order.LABEL: lambda hit: (not hit.labels, hit.labels, hit.surface.casefold()),
}


def in_order(hits: Iterable[Hit], order: Order) -> list[Hit]:
    """Hits sorted; where they are alike, as they stand in the corpus."""
    key = _KEYS[order]
    return sorted(hits, key=lambda hit: (*key(hit), *_place(hit)))


def _words(text: str) -> list[str]:
    """What counts when lines are sorted: neither case nor punctuation."""
    return _WORD.findall(text.casefold())


def _place(hit: Hit) -> _Key:
    return hit.source.position, hit.document, hit.start, hit.end, hit.labels, hit.annotator, hit.span or ""
