"""What measuring gives to show, hand out and open: figures, disagreements, confusions, habits, places.

Plain values. Labels, attributes and roles stand as keys; whoever shows them asks the tagset for names. Every
row that stands for places in texts says which, so that it can be opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.agreement.bootstrap import Interval
from annotator.agreement.disagreements import Kind, Side
from annotator.agreement.figures import Figure, Reason
from annotator.agreement.measure import Measure
from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.domain.span import Fragment
from annotator.domain.values import Id
from annotator.wording import mark

NO_INTERVAL = Interval(None, None, Reason.TOO_FEW_DOCUMENTS)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure with all that it rests on.

    ``people`` are the annotators that it compares: two, or more for measures over many (``b`` is None
    then). Of precision and recall the first is the annotator and the second the gold. ``label`` is None
    for all labels, ``document`` None for all documents, ``attribute`` None where spans are compared.
    ``share`` is the share of spans matched, for figures that rest on matched pairs. ``judge`` is True where
    the gold was made by the annotator that is compared with it. ``left_out`` counts spans of the layer that
    the measure cannot take, such as those of several fragments.
    """

    people: tuple[Annotator, ...]
    layer: Layer
    measure: Measure
    figure: Figure
    documents: int
    spans: tuple[int, ...]
    label: str | None = None
    document: Id | None = None
    attribute: str | None = None
    interval: Interval = NO_INTERVAL
    share: Figure | None = None
    judge: bool = False
    left_out: int = 0

    @property
    def a(self) -> Annotator:
        return self.people[0]

    @property
    def b(self) -> Annotator | None:
        return self.people[1] if len(self.people) == 2 else None


@dataclass(frozen=True, slots=True)
class Matrix:
    """One measure in one layer: a row of figures for each pair, the same both ways round.

    ``all`` is the figure over everybody, where the measure has one and they are more than two. The gold
    comes last among ``people``; it is a reference and no annotator.
    """

    measure: Measure
    layer: Layer
    label: str | None
    people: tuple[Annotator, ...]
    cells: Mapping[frozenset[Id], FigureRow]
    all: FigureRow | None = None

    def cell(self, one: Id, other: Id) -> FigureRow | None:
        """None on the diagonal."""
        return self.cells.get(frozenset((one, other)))


@dataclass(frozen=True, slots=True)
class SpanSeen:
    """A span as a list shows it."""

    id: Id
    label: str
    fragments: tuple[Fragment, ...]
    surface: str


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """One disagreement of two annotators; ``[start, end)`` is all that it stretches over.

    ``spans_a`` or ``spans_b`` is empty where that annotator marked nothing. ``left`` and ``right`` tell by
    how many characters ``b`` begins and ends later (negative: earlier) where one span meets one. ``details``
    are the keys of the attributes or roles in question, and ``detail`` the first of them. Rows of all pairs
    about the same connected group of spans have one number of ``dispute``: it counts once however many
    annotators.
    """

    document: Id
    title: str
    layer: Layer
    kind: Kind
    a: Annotator
    b: Annotator
    start: int
    end: int
    spans_a: tuple[SpanSeen, ...]
    spans_b: tuple[SpanSeen, ...]
    dispute: int
    side: Side | None = None
    left: int = 0
    right: int = 0
    details: tuple[str, ...] = ()

    @property
    def detail(self) -> str | None:
        return self.details[0] if self.details else None

    @property
    def labels(self) -> frozenset[str]:
        return frozenset(span.label for span in (*self.spans_a, *self.spans_b))


@dataclass(frozen=True, slots=True)
class Case:
    """A place that a cell of a confusion counts; the span is None where that annotator marked nothing."""

    document: Id
    title: str
    a: Annotator
    b: Annotator
    span_a: SpanSeen | None
    span_b: SpanSeen | None


@dataclass(frozen=True, slots=True)
class ConfusionTable:
    """Labels of ``a`` against labels of ``b`` on matched spans; None is "marked nothing".

    Without ``people`` it is summed over all pairs both ways round, and symmetric.
    """

    layer: Layer
    labels: tuple[str | None, ...]
    counts: Mapping[tuple[str | None, str | None], int]
    people: tuple[Annotator, Annotator] | None = None

    def count(self, of_a: str | None, of_b: str | None) -> int:
        return self.counts.get((of_a, of_b), 0)


@dataclass(frozen=True, slots=True)
class WorstRow:
    """A document or a label that annotators disagree on; ``score`` is exact F1 over all pairs."""

    layer: Layer
    document: Id | None
    title: str
    label: str | None
    disagreements: int
    spans: int
    score: Figure


@dataclass(frozen=True, slots=True)
class HabitRow:
    """How somebody annotates a layer, over the documents that they finished.

    ``per_thousand`` is spans per 1,000 tokens, ``mean_length`` tokens a span, ``shares`` each label's share
    of the spans, ``unmatched`` the share of spans that nobody else has, over documents that somebody else
    finished too. ``annotator`` is None for the rest: everybody but the one of the row before.
    """

    annotator: Annotator | None
    layer: Layer
    documents: int
    tokens: int
    spans: int
    per_thousand: Figure
    mean_length: Figure
    unmatched: Figure
    shares: Mapping[str, float] = field(default_factory=dict[str, float])


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A figure over the documents of one batch: those finished in one stretch of time, by its start."""

    begins_ms: int
    row: FigureRow


@dataclass(frozen=True, slots=True)
class Usage:
    """One place where a surface stands: labeled by ``annotator`` as ``label``, or by nobody (None)."""

    document: Id
    title: str
    annotator: Annotator
    start: int
    end: int
    surface: str
    label: str | None
    span: Id | None = None


@dataclass(frozen=True, slots=True)
class ConsistencyRow:
    """A surface that is labeled differently, or in some places and not in others.

    ``labels`` counts by label (None: not labeled); ``variants`` counts the longer and shorter surfaces of
    spans that overlap it.
    """

    surface: str
    layer: Layer
    labels: Mapping[str | None, int]
    places: tuple[Usage, ...]
    variants: Mapping[str, int] = field(default_factory=dict[str, int])


class LeftOut(StrEnum):
    """Why something does not count; the number beside it counts sets, documents or spans as it says."""

    NOT_FINISHED = mark("layers not finished")
    SKIPPED = mark("documents skipped")
    NOBODY = mark("documents that nobody finished")
    ONE_ANNOTATOR = mark("documents that one annotator alone finished")
    MODEL = mark("sets of models")
    BOILERPLATE = mark("spans wholly in boilerplate")
    TWICE = mark("spans with the same place and label twice")
    NOT_MANUAL = mark("spans that were not made by hand")
    FILTERED = mark("documents filtered out")


@dataclass(frozen=True, slots=True)
class LeftOutRow:
    """``layer`` and ``annotator`` are None where it is of all."""

    reason: LeftOut
    count: int
    layer: Layer | None = None
    annotator: Annotator | None = None


@dataclass(frozen=True, slots=True)
class Common:
    """How many matched spans of a pair both accepted from one and the same suggestion.

    ``share`` is what part of the matched spans they are: agreement with a suggestion, not with each other.
    """

    a: Annotator
    b: Annotator
    layer: Layer
    matched: int
    accepted: int

    @property
    def share(self) -> float | None:
        return self.accepted / self.matched if self.matched else None
