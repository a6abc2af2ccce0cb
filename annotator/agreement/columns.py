"""Spans of many documents in columns of numbers, so that what is asked of all of them is found at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from annotator.agreement.units import Extent, Unit

Numbers = NDArray[np.int64]
Amounts = NDArray[np.float64]

_DOCUMENT, _LABEL, _START, _END, _SHAPE = range(5)
_COLUMNS = 5


class Legend:
    """What the numbers in columns stand for: labels, and the fragments of spans in several pieces."""

    def __init__(self, labels: Iterable[str] = ()) -> None:
        self._labels = {label: number for number, label in enumerate(labels)}
        self._shapes: dict[tuple[Extent, ...], int] = {}
        self._fragments: list[tuple[Extent, ...]] = [()]

    @property
    def labels(self) -> tuple[str, ...]:
        """By their numbers."""
        return tuple(self._labels)

    def label(self, label: str) -> int:
        return self._labels.setdefault(label, len(self._labels))

    def shape(self, fragments: tuple[Extent, ...]) -> int:
        """0 for a single fragment."""
        if len(fragments) == 1:
            return 0
        number = self._shapes.setdefault(fragments, len(self._fragments))
        if number == len(self._fragments):
            self._fragments.append(fragments)
        return number

    def spans(self, readings: Iterable[tuple[int, Iterable[Unit]]]) -> "Spans":
        """What one annotator marked, by the number of the document."""
        rows = [
            (document, self.label(unit.label), unit.start, unit.end, self.shape(unit.fragments))
            for document, units in readings
            for unit in units
        ]
        return Spans(np.array(rows, dtype=np.int64).reshape(-1, _COLUMNS).T)

    def fragments(self, spans: "Spans", number: int) -> tuple[Extent, ...]:
        shape = int(spans.shapes[number])
        if shape:
            return self._fragments[shape]
        return ((int(spans.starts[number]), int(spans.ends[number])),)

    def units(self, spans: "Spans") -> list[Unit]:
        labels = self.labels
        return [
            Unit(self.fragments(spans, number), labels[int(spans.labels[number])])
            for number in range(len(spans))
        ]

    def pieces(self, spans: "Spans") -> "Spans":
        """Each fragment as a span of its own."""
        parted = np.flatnonzero(spans.shapes)
        if not len(parted):
            return spans
        rows = [
            (int(spans.documents[number]), int(spans.labels[number]), start, end, 0)
            for number in parted.tolist()
            for start, end in self.fragments(spans, number)
        ]
        whole = spans.take(np.flatnonzero(spans.shapes == 0))
        return Spans(np.hstack([whole.table, np.array(rows, dtype=np.int64).T]))

    def lengths(self, spans: "Spans") -> Numbers:
        """Code points covered, without the gaps between fragments."""
        lengths = spans.ends - spans.starts
        if self._shapes:
            covered = [sum(end - start for start, end in fragments) for fragments in self._fragments]
            lengths = np.where(spans.shapes > 0, np.array(covered)[spans.shapes], lengths)
        return lengths


def _joined(*columns: Numbers) -> Numbers:
    """One number for each row, and another for each other row; in the order of the rows."""
    joined = columns[0]
    for column in columns[1:]:
        joined = joined * (1 + column.max(initial=0)) + column
    return joined


@dataclass(frozen=True, slots=True, eq=False)
class Spans:
    """``table`` is five columns, a place for each span; documents, labels and shapes by their numbers.

    ``starts`` and ``ends`` are code points of the outer edges; ``shapes`` is 0 where there is nothing
    between them that is left out.
    """

    table: Numbers

    def __len__(self) -> int:
        return self.table.shape[1]

    @property
    def documents(self) -> Numbers:
        return self.table[_DOCUMENT]

    @property
    def labels(self) -> Numbers:
        return self.table[_LABEL]

    @property
    def starts(self) -> Numbers:
        return self.table[_START]

    @property
    def ends(self) -> Numbers:
        return self.table[_END]

    @property
    def shapes(self) -> Numbers:
        return self.table[_SHAPE]

    def take(self, which: NDArray[np.integer] | NDArray[np.bool_]) -> Self:
        return type(self)(self.table[:, which])

    def moved(self, places: NDArray[np.integer]) -> Self:
        """The documents by the places that they are given; those at a place below 0 are left out."""
        table = self.table.copy()
        table[_DOCUMENT] = places[self.documents]
        return type(self)(table[:, table[_DOCUMENT] >= 0])

    @classmethod
    def joined(cls, parts: Sequence[Self]) -> Self:
        """At least one part."""
        return cls(np.hstack([part.table for part in parts]))

    def and_of(self, other: Self) -> Self:
        return self.joined([self, other])

    def alike(self) -> tuple[Numbers, NDArray[np.bool_]]:
        """An order in which the same spans stand beside each other, as they came; and which of them, but for
        the first, is the same as the one before.
        """
        keys = np.stack([_joined(self.starts, self.ends), _joined(self.documents, self.labels, self.shapes)])
        order = np.lexsort(keys)
        ordered = keys[:, order]
        return order, (ordered[:, 1:] == ordered[:, :-1]).all(axis=0)

    def once(self) -> Self:
        """Of the same span with the same label more than once, one."""
        order, again = self.alike()
        if not again.any():
            return self
        return self.take(np.sort(order[np.concatenate([[True], ~again])]))

    def has_extents_of(self, other: Self) -> NDArray[np.bool_]:
        """Span by span, whether both stand in the same place."""
        return (self.table[_START:] == other.table[_START:]).all(axis=0)

    def owners(self, labels: int) -> Numbers:
        """One number for document and label."""
        return self.documents * labels + self.labels

    def counts(self, documents: int, labels: int, worth: Amounts | None = None) -> Amounts:
        """documents × labels: how many spans there are, or what they are worth together."""
        found = np.bincount(self.owners(labels), worth, documents * labels)
        return found.astype(np.float64).reshape(documents, labels)
