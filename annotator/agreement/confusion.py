"""Which labels meet: label × label on matched spans, with a row and a column for "none", and the cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from annotator.agreement.matching import Alignment
from annotator.agreement.units import Unit

Cell = tuple[str | None, str | None]
"""The labels of the one and of the other; None where that annotator marked nothing."""


@dataclass(frozen=True, slots=True)
class Case:
    """One place that a cell counts; the unit is None where that annotator marked nothing."""

    document: str
    one: Unit | None
    other: Unit | None

    @property
    def cell(self) -> Cell:
        return self.one.label if self.one else None, self.other.label if self.other else None

    def turned(self) -> "Case":
        return Case(self.document, self.other, self.one)


@dataclass(frozen=True, slots=True)
class LabelConfusion:
    """The cases of every cell that has any."""

    cells: Mapping[Cell, tuple[Case, ...]]

    @property
    def labels(self) -> tuple[str | None, ...]:
        """In order, and None last."""
        used = {label for cell in self.cells for label in cell if label is not None}
        return (*sorted(used), None)

    def cases(self, one: str | None, other: str | None) -> tuple[Case, ...]:
        return self.cells.get((one, other), ())

    def count(self, one: str | None, other: str | None) -> int:
        return len(self.cases(one, other))

    @classmethod
    def of(cls, cases: Iterable[Case]) -> "LabelConfusion":
        cells = dict[Cell, list[Case]]()
        for case in cases:
            cells.setdefault(case.cell, []).append(case)
        return cls({cell: tuple(found) for cell, found in cells.items()})


def label_cases(document: str, alignment: Alignment) -> list[Case]:
    """The cases of one document; the alignment is one that does not look at labels."""
    return [
        *(Case(document, one, other) for one, other in alignment.pairs),
        *(Case(document, one, None) for one in alignment.only_one),
        *(Case(document, None, other) for other in alignment.only_other),
    ]


def both_ways(cases: Iterable[Case]) -> list[Case]:
    """Each case from both sides, for a symmetric table over pairs that have no order."""
    return [each for case in cases for each in (case, case.turned())]
