"""Judgments on matched pairs of spans: their labels, or an attribute. Spans without a match judge nothing.

So a coefficient over them is shown with the share of spans that were matched.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from annotator.agreement.coincidences import Confusion, confusion
from annotator.agreement.figures import Figure, Reason, measured, undefined
from annotator.agreement.set_distances import Value
from annotator.agreement.units import Unit

Span = TypeVar("Span")


@dataclass(frozen=True, slots=True, eq=False)
class MatchedJudgments:
    """What two annotators said of ``pairs`` of spans, of the ``spans`` that both of them have together.

    It adds up over documents.
    """

    confusion: Confusion
    pairs: int
    spans: int

    @property
    def share(self) -> Figure:
        """The share of spans that are matched."""
        return measured(2 * self.pairs / self.spans) if self.spans else undefined(Reason.NO_SPANS)

    @classmethod
    def total(cls, parts: Iterable["MatchedJudgments"]) -> "MatchedJudgments":
        parts = list(parts)
        return cls(
            Confusion.total(part.confusion for part in parts),
            sum(part.pairs for part in parts),
            sum(part.spans for part in parts),
        )


def matched_judgments(
    pairs: Iterable[tuple[Span, Span]], spans: int, judge: Callable[[Span], Value | None]
) -> MatchedJudgments:
    """``judge`` tells what the annotator of a span said of it; None where that is missing."""
    judgments = [(judge(one), judge(other)) for one, other in pairs]
    return MatchedJudgments(confusion(judgments), len(judgments), spans)


def matched_labels(pairs: Iterable[tuple[Unit, Unit]], spans: int) -> MatchedJudgments:
    """``pairs`` of an alignment that does not look at labels, or there is nothing to disagree on."""
    return matched_judgments(pairs, spans, lambda unit: unit.label)
