"""Counting documents: what each adds to every family that is wanted, for all who are compared in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from annotator.domain.layer import Layer
from annotator.domain.values import Id
from annotator.session.measuring.collecting import Corpus
from annotator.session.measuring.encounters import Beat, People, encounters_in, no_beat
from annotator.session.measuring.families import Family
from annotator.session.measuring.options import Options
from annotator.session.measuring.packed import Packed, pack
from annotator.session.measuring.pages import Page
from annotator.session.measuring.sheets import Omissions, Sheet
from annotator.session.measuring.tables import LeftOut

Wanted = frozenset[tuple[Family, str | None]]
"""What is counted: a family, and a label where each is counted anew."""


@dataclass(slots=True)
class Kept:
    """One document: who counts in which layer, how many spans of each label they have, what it adds.

    ``spans`` have a row for each who counts; ``holders`` are all who have a set on it, finished or not;
    ``judges`` had a hand in the gold; ``done_ms`` tells when each set was last changed.
    """

    document: Id
    title: str
    position: int
    spans: Mapping[Layer, Mapping[Id, Packed]]
    left_out: Omissions
    holders: frozenset[Id]
    judges: frozenset[Id]
    done_ms: Mapping[Id, int]
    added: dict[tuple[Family, str | None], dict[tuple[Layer, People], Any]] = field(
        default_factory=dict[tuple[Family, str | None], dict[tuple[Layer, People], Any]]
    )


@dataclass(frozen=True, slots=True)
class Counting:
    corpus: Corpus
    options: Options
    wanted: Wanted

    def count(self, sheets: Sequence[Sheet], before: Mapping[Id, Kept], beat: Beat = no_beat) -> list[Kept]:
        """The documents with all that is wanted of them; what was counted ``before`` stays."""
        page = Page([each for each in sheets if self._wants(each)], self.corpus)
        new = {each.document: each for each in _kept(page)}
        found = [before.get(document, kept) for document, kept in new.items()]
        missing = [each for each in self.wanted if any(each not in kept.added for kept in found)]
        added = [{each: dict[tuple[Layer, People], Any]() for each in missing} for _ in found]
        meetings = list(encounters_in(page, self.corpus, self.options)) if missing else []
        rounds = [
            (each, meeting) for each in missing for meeting in meetings if meeting.among in each[0].among
        ]
        for done, ((family, label), meeting) in enumerate(rounds):
            parts = family.count(meeting, label, partial(_step, beat, done, len(rounds)))
            what, whom = (family, label), meeting.key
            for number, part in zip(meeting.numbers, parts, strict=True):
                added[number][what][whom] = part
        for kept, more in zip(found, added, strict=True):
            kept.added.update(more)
        return found

    def _wants(self, sheet: Sheet) -> bool:
        return self.options.documents is None or sheet.document.id in self.options.documents


def _step(beat: Beat, done: int, rounds: int, share: float) -> None:
    beat((done + share) / rounds)


def _kept(page: Page) -> Iterator[Kept]:
    marked = {layer: _label_counts(page, layer) for layer in Layer}
    twice = {layer: _twice(page, layer) for layer in Layer}
    for number, sheet in enumerate(page.sheets):
        document = sheet.document
        for layer in Layer:
            sheet.left_out[LeftOut.TWICE, layer] += twice[layer][number]
        yield Kept(
            document.id,
            document.title,
            sheet.position,
            {layer: {who: marked[layer][who][number] for who in sheet.readings[layer]} for layer in Layer},
            sheet.left_out,
            sheet.holders,
            sheet.judges,
            sheet.done_ms,
        )


def _label_counts(page: Page, layer: Layer) -> dict[Id, list[Packed]]:
    """By annotator, the spans of each document, those that they did not finish included."""
    spans = {who: page.spans(layer, who) for who in page.readers(layer)}
    labels, documents = page.legends[layer].labels, len(page.sheets)
    return {who: pack(labels, each.counts(documents, len(labels))) for who, each in spans.items()}


def _twice(page: Page, layer: Layer) -> list[int]:
    """How many spans of each document are there with the same place and label already."""
    found = np.zeros(len(page.sheets), dtype=np.int64)
    for who in page.readers(layer):
        for spans, sign in ((page.marked(layer, who), 1), (page.spans(layer, who), -1)):
            found += sign * np.bincount(spans.documents, minlength=len(found))
    return found.tolist()
