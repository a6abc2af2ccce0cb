"""What a measure gives: a value, or the reason why there is none. No measure ever gives NaN."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.wording import mark


class Reason(StrEnum):
    """Why a figure is undefined, in words for whoever asked for it."""

    NO_DOCUMENTS = mark("no document that both finished")
    NO_SPANS = mark("no spans")
    NO_UNITS = mark("nothing that both judged")
    UNUSED_LABEL = mark("neither used this label")
    NO_TEXT = mark("no text")
    NO_LINKS = mark("no links")
    UNUSED_ROLE = mark("neither used this role")
    ONE_LABEL = mark("only one label used")
    MISSING_JUDGMENTS = mark("some judgments are missing")
    OVERLAPPING = mark("spans of one annotator overlap")
    NO_GAPS = mark("all text is marked")
    ONLY_FOR_TWO = mark("made for two annotators")
    TOO_MANY_ALIGNMENTS = mark("too many ways to align the spans")
    NO_CHANCE = mark("chance could not disagree")
    TOO_FEW_DOCUMENTS = mark("fewer than 10 documents")
    CANCELLED = mark("stopped before it was done")


@dataclass(frozen=True, slots=True)
class Figure:
    """``value`` is None exactly when there is a ``reason``; make it with ``measured`` or ``undefined``."""

    value: float | None
    reason: Reason | None = None


def measured(value: float) -> Figure:
    return Figure(float(value))


def undefined(reason: Reason) -> Figure:
    return Figure(None, reason)
