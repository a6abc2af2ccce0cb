"""Token-weighted F1: pairs of token and label take the place of spans, so that long spans weigh more.

It is the positive specific agreement 2a / (2a + b + c) (Fleiss 1975; Hripcsak & Rothschild 2005) of the
judgments "this token is inside a span with this label". Each label is a question of its own, so nested spans
keep both their labels; a token under two overlapping spans of one label counts once. A token is marked by a
span that shares a character with it. Partial overlap counts by its size, as in the span coverage of Johansson
& Moschitti 2010, *Syntactic and Semantic Structure for Opinion Expression Detection*, but in tokens.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.agreement.columns import Legend, Numbers, Spans
from annotator.agreement.tallies import Sides
from annotator.agreement.units import Extent, Unit


@dataclass(frozen=True, slots=True, eq=False)
class Tokens:
    """The tokens of a document, in order and disjoint, as two columns."""

    starts: Numbers
    ends: Numbers

    def under(self, unit: Unit) -> list[range]:
        """Which of them share a character with a span, for each of its fragments."""
        return [range(*self.edges(start, end)) for start, end in unit.fragments]

    def edges(self, start: int, end: int) -> Extent:
        """The same of ``[start, end)``, from the first such token to that after the last."""
        return int(self.ends.searchsorted(start, "right")), int(self.starts.searchsorted(end, "left"))


def tokens_of(extents: Sequence[Extent]) -> Tokens:
    return Tokens(*np.array(extents, dtype=np.int64).reshape(-1, 2).T)


def tally_tokens(one: Spans, other: Spans, tokens: Sequence[Tokens], legend: Legend) -> Sides:
    """How many pairs of token and label two annotators marked in each document, and both of them.

    documents × sides × labels; ``tokens`` are those of each document.
    """
    line = _Line(tokens, len(legend.labels))
    ones, others = (line.under(legend.pieces(spans)) for spans in (one, other))
    left, right = line.covered(ones), line.covered(others)
    both = left + right - line.covered(np.hstack([ones, others]))
    return np.stack([left, right, both, both], axis=1)


class _Line:
    """The tokens of all documents, document by document in one line."""

    def __init__(self, tokens: Sequence[Tokens], labels: int) -> None:
        self._shape = (len(tokens), labels)
        sizes = [len(each.starts) for each in tokens]
        self._length = sum(sizes)
        self._reach = 1 + max((int(each.ends[-1]) for each in tokens if len(each.ends)), default=0)
        before = np.repeat(np.arange(len(tokens)) * self._reach, sizes)
        self._starts = before + np.concatenate([each.starts for each in tokens])
        self._ends = before + np.concatenate([each.ends for each in tokens])

    def under(self, spans: Spans) -> Numbers:
        """By document and label, which tokens share a character with each span: the first, and that after
        the last.
        """
        base, reach = spans.documents * self._reach, self._reach - 1
        first = np.searchsorted(self._ends, base + np.minimum(spans.starts, reach), side="right")
        after = np.searchsorted(self._starts, base + np.minimum(spans.ends, reach), side="left")
        return np.stack([spans.owners(self._shape[1]), first, after])

    def covered(self, stretches: Numbers) -> Sides:
        """documents × labels: how many tokens stand in any of the stretches."""
        owners, first, after = stretches[:, np.lexsort(stretches[1::-1])]
        base = owners * (self._length + 1)
        reached = np.maximum.accumulate(base + after)
        fresh = np.maximum(base + first, np.concatenate([[0], reached[:-1]]))
        sizes = np.maximum(reached - fresh, 0)
        documents, labels = self._shape
        found = np.bincount(owners, sizes, documents * labels)
        return found.astype(np.float64).reshape(documents, labels)
