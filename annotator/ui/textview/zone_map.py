"""The zones of a document by paragraph, the runs that bear one name, and which runs are folded. Pure.

What is folded is a matter of looking: nothing of it is in the document.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.document import Zone, ZoneKind
from annotator.ui.textview.paragraphs import Paragraphs
from annotator.ui.textview.zone_styles import covers

_BETWEEN = " \u00a0\n\r\t•*-–"
_FOLDABLE = frozenset({ZoneKind.BOILERPLATE, ZoneKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Fold:
    """Whole paragraphs, from ``first`` to ``last``, that can stand as one line."""

    kind: ZoneKind
    first: int
    last: int

    @property
    def paragraphs(self) -> range:
        return range(self.first, self.last + 1)


class ZoneMap:
    def __init__(self, text: str, paragraphs: Paragraphs, zones: Iterable[Zone]) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self.all: Sequence[Zone] = ()
        self.folds: Sequence[Fold] = ()
        self.folded: frozenset[Fold] = frozenset()
        self._at: dict[int, list[Zone]] = {}
        self._heads: dict[int, list[Zone]] = {}
        self._fold_of: dict[int, Fold] = {}
        self.replace(zones)

    def replace(self, zones: Iterable[Zone]) -> None:
        """Takes other zones; what is folded and still a zone stays folded."""
        self.all = tuple(zones)
        self._at, self._heads = {}, {}
        for zone in self.all:
            for index in self._paragraphs.range_of(zone.start, zone.end):
                self._at.setdefault(index, []).append(zone)
        runs = list(self._runs())
        for run in runs:
            self._heads.setdefault(self._paragraphs.index_at(run.start), []).append(run)
        self.folds = [fold for run in runs if (fold := self._fold(run)) is not None]
        self._fold_of = {index: fold for fold in self.folds for index in fold.paragraphs}
        self.folded &= frozenset(self.folds)

    def at(self, paragraph: int) -> Sequence[Zone]:
        """The zones that touch a paragraph."""
        return self._at.get(paragraph, ())

    def touched(self) -> Iterable[int]:
        return self._at.keys()

    def named_at(self, paragraph: int) -> Sequence[Zone]:
        """The runs of zones that begin in a paragraph and are named there: no quotation inside one."""
        place = self._paragraphs[paragraph]
        return [
            run
            for run in self._heads.get(paragraph, ())
            if run.kind is not ZoneKind.QUOTATION or covers(run, place, self._text)
        ]

    def fold_at(self, paragraph: int) -> Fold | None:
        return self._fold_of.get(paragraph)

    def is_folded(self, paragraph: int) -> bool:
        """Whether it is the one line that stands for a fold, or hidden by one."""
        return self._fold_of.get(paragraph) in self.folded

    def is_hidden(self, paragraph: int) -> bool:
        fold = self._fold_of.get(paragraph)
        return fold is not None and fold in self.folded and paragraph != fold.first

    def set_folded(self, fold: Fold, folded: bool) -> None:
        self.folded = self.folded | {fold} if folded else self.folded - {fold}

    def _runs(self) -> Iterable[Zone]:
        """Zones of one kind with nothing but space between them, as one."""
        runs: dict[ZoneKind, list[Zone]] = {}
        for zone in sorted(self.all, key=lambda zone: zone.start):
            known = runs.setdefault(zone.kind, [])
            last = known[-1] if known else None
            if last is not None and not self._text[last.end : zone.start].strip(_BETWEEN):
                known[-1] = Zone(last.start, max(last.end, zone.end), zone.kind)
            else:
                known.append(zone)
        return [run for known in runs.values() for run in known]

    def _fold(self, run: Zone) -> Fold | None:
        """What a run folds: nothing where it is but a part of a paragraph."""
        touched = self._paragraphs.range_of(run.start, run.end)
        if run.kind not in _FOLDABLE:
            return None
        if not all(covers(run, self._paragraphs[index], self._text) for index in (touched[0], touched[-1])):
            return None
        return Fold(run.kind, touched[0], touched[-1])
