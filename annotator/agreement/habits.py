"""How each annotator annotates a layer: how many spans, how long, with which labels, how many alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.agreement.figures import Figure, Reason, measured, undefined
from annotator.agreement.matching import OVERLAP, Rule, align, by_key
from annotator.agreement.token_scores import Tokens
from annotator.agreement.units import Unit


@dataclass(frozen=True, slots=True)
class Habits:
    """Counts of one document, or of many; each counts for the annotators who finished it.

    ``length`` is the tokens of all spans. ``compared`` are the spans in documents that somebody else finished
    too, and ``unmatched`` those of them that nobody else has.
    """

    documents: int = 0
    tokens: int = 0
    labels: Mapping[str, int] = field(default_factory=dict[str, int])
    length: int = 0
    compared: int = 0
    unmatched: int = 0

    @property
    def spans(self) -> int:
        return sum(self.labels.values())

    @property
    def per_thousand(self) -> Figure:
        """Spans per 1,000 tokens."""
        return _ratio(1000 * self.spans, self.tokens, Reason.NO_TEXT)

    @property
    def mean_length(self) -> Figure:
        """Tokens a span."""
        return _ratio(self.length, self.spans, Reason.NO_SPANS)

    @property
    def unmatched_share(self) -> Figure:
        return _ratio(self.unmatched, self.compared, Reason.NO_SPANS)

    @property
    def shares(self) -> dict[str, float]:
        """Each label's share of the spans."""
        return {label: count / self.spans for label, count in sorted(self.labels.items())}

    @classmethod
    def total(cls, parts: Iterable["Habits"]) -> "Habits":
        parts = list(parts)
        labels = Counter[str]()
        for part in parts:
            labels.update(part.labels)
        return cls(
            sum(part.documents for part in parts),
            sum(part.tokens for part in parts),
            labels,
            sum(part.length for part in parts),
            sum(part.compared for part in parts),
            sum(part.unmatched for part in parts),
        )


def habits_in(
    units: Iterable[Unit], others: Iterable[Iterable[Unit]], tokens: Tokens, rule: Rule = OVERLAP
) -> Habits:
    """What one annotator did in a document that they finished; ``others`` finished it too.

    A span is unmatched when it has a counterpart in none of the others' readings. By default a counterpart
    is any span that overlaps: unmatched then means that nobody else saw anything there.
    """
    mine = by_key(units)
    readings = [list(other) for other in others]
    alone = set(mine)
    for reading in readings:
        alone &= {(unit.fragments, unit.label) for unit in align(mine.values(), reading, rule).only_one}
    return Habits(
        1,
        len(tokens.starts),
        Counter([unit.label for unit in mine.values()]),
        sum(len(places) for unit in mine.values() for places in tokens.under(unit)),
        len(mine) if readings else 0,
        len(alone) if readings else 0,
    )


def against_rest(habits: Mapping[str, Sequence[Habits]], annotator: str) -> tuple[Habits, Habits]:
    """One annotator's habits over all their documents, and those of everybody else together."""
    rest = [part for other, parts in habits.items() if other != annotator for part in parts]
    return Habits.total(habits[annotator]), Habits.total(rest)


def _ratio(part: float, whole: float, reason: Reason) -> Figure:
    return measured(part / whole) if whole else undefined(reason)
