"""Disagreements as lines of a table: their words, what is looked for in them, and their groups."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Self, TypeAlias

from PySide6.QtCore import QObject

from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.session.measuring.tables import DisagreementRow, Kind, Side, SpanSeen
from annotator.ui.models.rows import Column
from annotator.ui.review.sifted_rows import SiftedRows
from annotator.ui.widgets.labels import shortened
from annotator.wording import tr, trn

_LONGEST = 90
_NOTHING = "–"
_Membership: TypeAlias = Iterable[tuple[Hashable, str]]


@dataclass(frozen=True, slots=True)
class DisagreementLine:
    """A disagreement in words; ``labels`` are names by key, ``sought`` all of it in small letters."""

    row: DisagreementRow
    title: str
    kind: str
    layer: str
    label: str
    labels: Mapping[str, str]
    pair: str
    words_a: str
    words_b: str
    sought: str

    @classmethod
    def of(cls, row: DisagreementRow, tagset: Tagset) -> Self:
        words = (
            row.title or tr("Untitled"),
            kind_words(row, tagset),
            tr(row.layer.value),
            _label_words(row, tagset),
            f"{row.a.name} · {row.b.name}",
            _surfaces(row.spans_a),
            _surfaces(row.spans_b),
        )
        title, kind, layer, label, pair, words_a, words_b = words
        names = {key: tagset.label_name(key) for key in sorted(row.labels)}
        sought = "\n".join(words).casefold()
        return cls(row, title, kind, layer, label, names, pair, words_a, words_b, sought)


COLUMNS: tuple[Column[DisagreementLine], ...] = (
    Column(tr("Document"), lambda line: line.title, order=lambda line: _place(line)),
    Column(tr("Kind"), lambda line: line.kind),
    Column(tr("Layer"), lambda line: line.layer, order=lambda line: _LAYERS[line.row.layer]),
    Column(tr("Label"), lambda line: line.label),
    Column(tr("Pair"), lambda line: line.pair),
    Column(tr("First marked"), lambda line: line.words_a),
    Column(tr("Second marked"), lambda line: line.words_b),
)
STRETCHED = (0, 5, 6)
CUT = (1, 3)
"""Mostly short, now and then too long to be shown whole."""
_LAYERS = {layer: number for number, layer in enumerate(Layer)}


class DisagreementModel(SiftedRows[DisagreementLine]):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(COLUMNS, parent)


class Grouping(StrEnum):
    """What disagreements can be counted by."""

    KIND = "kind"
    LABEL = "label"
    DOCUMENT = "document"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Group:
    """``key`` is None for all."""

    key: Hashable | None
    name: str
    count: int


_MEMBERSHIPS: Mapping[Grouping, Callable[[DisagreementLine], _Membership]] = {
    Grouping.KIND: lambda line: ((line.row.kind, tr(line.row.kind.value)),),
    Grouping.LABEL: lambda line: line.labels.items(),
    Grouping.DOCUMENT: lambda line: ((line.row.document, line.title),),
    Grouping.PAIR: lambda line: ((frozenset((line.row.a.id, line.row.b.id)), line.pair),),
}


def is_in(line: DisagreementLine, grouping: Grouping, key: Hashable | None) -> bool:
    return key is None or any(key == each for each, _ in _MEMBERSHIPS[grouping](line))


def groups(
    lines: Sequence[DisagreementLine], grouping: Grouping, wanted: Callable[[DisagreementLine], bool]
) -> list[Group]:
    """All, then the groups of all lines, largest first, each with its number of ``wanted`` lines.

    A disagreement about two labels is in the groups of both.
    """
    names: dict[Hashable, str] = {}
    sizes: Counter[Hashable] = Counter()
    counts: Counter[Hashable] = Counter()
    members = _MEMBERSHIPS[grouping]
    for line in lines:
        keys = dict(members(line))
        names.update(keys)
        sizes.update(keys.keys())
        if wanted(line):
            counts.update(keys.keys())
    found = sorted(names, key=lambda key: (-sizes[key], names[key].casefold()))
    everything = Group(None, tr("All"), sum(map(wanted, lines)))
    return [everything, *(Group(key, names[key], counts[key]) for key in found)]


def counted(lines: Sequence[DisagreementLine]) -> str:
    """How many disagreements these are, and in how many disputes."""
    disputes = len({line.row.dispute for line in lines})
    return tr(
        "{disagreements} in {disputes}",
        disagreements=trn("{count:,} disagreement", "{count:,} disagreements", len(lines)),
        disputes=trn("{count:,} dispute", "{count:,} disputes", disputes),
    )


def kind_words(row: DisagreementRow, tagset: Tagset) -> str:
    """For example “boundary, 2 left” or “attribute: polarity”."""
    kind = tr(row.kind.value)
    if row.side is not None:
        return tr("{kind}, {edges}", kind=kind, edges=_edges(row, row.side))
    if row.detail is not None:
        return tr("{kind}: {name}", kind=kind, name=_detail(row.kind, row.detail, tagset))
    return kind


def _edges(row: DisagreementRow, side: Side) -> str:
    left, right = abs(row.left), abs(row.right)
    match side:
        case Side.LEFT:
            return tr("{left} left", left=left)
        case Side.RIGHT:
            return tr("{right} right", right=right)
        case Side.BOTH:
            return tr("{left} left, {right} right", left=left, right=right)


def _detail(kind: Kind, key: str, tagset: Tagset) -> str:
    known = tagset.role(key) if kind is Kind.ROLE else tagset.attribute(key)
    return known.name if known else key


def _label_words(row: DisagreementRow, tagset: Tagset) -> str:
    """What both say, or the one and the other."""
    sides = [_labels(spans, tagset) for spans in (row.spans_a, row.spans_b) if spans]
    return " / ".join(dict.fromkeys(sides))


def _labels(spans: Iterable[SpanSeen], tagset: Tagset) -> str:
    return ", ".join(dict.fromkeys(tagset.label_name(span.label) for span in spans))


def _surfaces(spans: Sequence[SpanSeen]) -> str:
    return " | ".join(shortened(span.surface, _LONGEST) for span in spans) or _NOTHING


def _place(line: DisagreementLine) -> tuple[str, str, int, int]:
    return line.title.casefold(), line.row.document, line.row.start, line.row.end
