"""Disagreements that somebody came for from a figure, a cell of a confusion, or a document or label."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.session.measuring.tables import Case, ConfusionTable, DisagreementRow, SpanSeen
from annotator.ui.review.confusion_cells import Pair, told_pair
from annotator.wording import tr

Meeting: TypeAlias = frozenset[Id]


@dataclass(frozen=True, slots=True)
class Narrowing:
    """``words`` say which disagreements these are, ``keeps`` knows them."""

    words: str
    keeps: Callable[[DisagreementRow], bool]


def of_pair(one: Annotator, other: Annotator, layer: Layer, label: str | None, tagset: Tagset) -> Narrowing:
    """What a figure of a matrix rests on; ``label`` is None for all."""
    pair = frozenset((one.id, other.id))
    names = tr(" and ").join((one.name, other.name))
    labels = [tagset.label_name(label)] if label is not None else []

    def keeps(row: DisagreementRow) -> bool:
        return row.layer is layer and _meeting(row) == pair and (label is None or label in row.labels)

    return Narrowing(" · ".join((names, tr(layer.plural), *labels)), keeps)


def of_cases(table: ConfusionTable, cell: Pair, cases: Collection[Case], tagset: Tagset) -> Narrowing:
    """What a cell of a confusion counts, as far as it is in dispute."""
    places = {
        (_meeting(case), span.id) for case in cases for span in (case.span_a, case.span_b) if span is not None
    }

    def keeps(row: DisagreementRow) -> bool:
        spans: Sequence[SpanSeen] = (*row.spans_a, *row.spans_b)
        return row.layer is table.layer and any((_meeting(row), span.id) in places for span in spans)

    return Narrowing(told_pair(table, cell, tagset), keeps)


def of_document(document: Id, title: str, layer: Layer) -> Narrowing:
    words = " · ".join((title or tr("Untitled"), tr(layer.plural)))
    return Narrowing(words, lambda row: row.layer is layer and row.document == document)


def of_label(label: str, layer: Layer, tagset: Tagset) -> Narrowing:
    words = " · ".join((tagset.label_name(label), tr(layer.plural)))
    return Narrowing(words, lambda row: row.layer is layer and label in row.labels)


def _meeting(met: DisagreementRow | Case) -> Meeting:
    return frozenset((met.a.id, met.b.id))
