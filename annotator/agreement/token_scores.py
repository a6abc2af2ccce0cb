"""Token-weighted F1: pairs of token and label take the place of spans, so that long spans weigh more.

It is the positive specific agreement 2a / (2a + b + c) (Fleiss 1975; Hripcsak & Rothschild 2005) of the
judgments "this token is inside a span with this label". Each label is a question of its own, so nested spans
keep both their labels; a token under two overlapping spans of one label counts once. A token is marked by a
span that shares a character with it. Partial overlap counts by its size, as in the span coverage of Johansson
& Moschitti 2010, *Syntactic and Semantic Structure for Opinion Expression Detection*, but in tokens.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.agreement.matching import Comparison
from annotator.agreement.tallies import Tally
from annotator.agreement.units import Extent, Unit

Marks = dict[str, set[int]]


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a document, in order and disjoint, as two columns."""

    starts: Sequence[int]
    ends: Sequence[int]

    def under(self, unit: Unit) -> list[range]:
        """Which of them share a character with a span, for each of its fragments."""
        return [range(*self.edges(start, end)) for start, end in unit.fragments]

    def edges(self, start: int, end: int) -> Extent:
        """The same of ``[start, end)``, from the first such token to that after the last."""
        return bisect_right(self.ends, start), bisect_left(self.starts, end)


def tokens_of(extents: Sequence[Extent]) -> Tokens:
    return Tokens([start for start, _ in extents], [end for _, end in extents])


def tally_tokens(comparison: Comparison, tokens: Tokens) -> Tally:
    """How many pairs of token and label two annotators marked in one document, and both of them."""
    same = _marks((one for one, _ in comparison.same), tokens, {})
    ones = _marks(comparison.ones, tokens, same)
    others = _marks(comparison.others, tokens, same)
    both = {
        label: len(ones[label] if ones[label] is others[label] else ones[label] & others[label])
        for label in ones.keys() & others.keys()
    }
    return Tally(_sizes(ones), _sizes(others), both, both)


def _marks(units: Iterable[Unit], tokens: Tokens, base: Marks) -> Marks:
    """Which tokens each label marks, beyond the base; a label without units shares the base's set."""
    marks = dict(base)
    for unit in units:
        label = unit.label
        mine = marks.get(label)
        if mine is None or mine is base.get(label):
            mine = marks[label] = set(mine or ())
        for start, end in unit.fragments:
            mine.update(range(*tokens.edges(start, end)))
    return marks


def _sizes(marks: Marks) -> dict[str, int]:
    return {label: len(places) for label, places in marks.items()}
