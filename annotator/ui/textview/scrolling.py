"""The scroll position is a paragraph and how far its top lies above the view's: nothing jumps. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

Measured: TypeAlias = Callable[[int], float]
"""The exact height of a paragraph, which may have to be laid out for it."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """The view's top lies ``offset`` pixels below the top of ``paragraph``."""

    paragraph: int
    offset: float


TOP = Anchor(0, 0.0)


def moved(anchor: Anchor, delta: float, view: float, count: int, measured: Measured) -> Anchor:
    """The anchor after scrolling down by ``delta``, inside the document."""
    paragraph, offset = anchor.paragraph, anchor.offset + delta
    while offset < 0 and paragraph > 0:
        paragraph -= 1
        offset += measured(paragraph)
    while paragraph < count - 1 and offset >= measured(paragraph):
        offset -= measured(paragraph)
        paragraph += 1
    return held(Anchor(paragraph, max(offset, 0.0)), view, count, measured)


def held(anchor: Anchor, view: float, count: int, measured: Measured) -> Anchor:
    """``anchor``, or the last one at which the view is still full."""
    below = -anchor.offset
    for paragraph in range(anchor.paragraph, count):
        below += measured(paragraph)
        if below >= view:
            return anchor
    return bottom(view, count, measured)


def bottom(view: float, count: int, measured: Measured) -> Anchor:
    """The anchor at which the document's end meets the view's, or its start when it is shorter."""
    height, paragraph = 0.0, count
    while paragraph > 0 and height < view:
        paragraph -= 1
        height += measured(paragraph)
    return Anchor(paragraph, max(height - view, 0.0))
