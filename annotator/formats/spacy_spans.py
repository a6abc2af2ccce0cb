"""The spans of a reading, placed on the tokens of its document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from annotator.domain.document import Document, ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.formats.base import Align, ExportOptions, Loss, LossKind
from annotator.formats.selecting import loss_of
from annotator.formats.token_fit import Fit, TokenGrid, TokenRange
from annotator.wording import mark


@dataclass(frozen=True, slots=True)
class Placed:
    """A span with the tokens that stand for it in the Doc."""

    span: Span
    label: str
    tokens: TokenRange


@dataclass(frozen=True, slots=True)
class Misfit:
    """A span that the tokens do not fit as it is, and what went into the Doc for it, if anything."""

    span: Span
    label: str
    fit: Fit
    used: TokenRange | None


@dataclass(slots=True)
class Placement:
    """All spans of a reading: ``ents`` do not overlap; nobody is to learn from ``missing`` tokens."""

    placed: list[Placed] = field(default_factory=list[Placed])
    misfits: list[Misfit] = field(default_factory=list[Misfit])
    ents: list[Placed] = field(default_factory=list[Placed])
    missing: set[int] = field(default_factory=set[int])
    losses: list[Loss] = field(default_factory=list[Loss])


class Placer:
    """Places the spans of one document."""

    def __init__(self, document: Document, grid: TokenGrid, options: ExportOptions) -> None:
        self._document = document
        self._grid = grid
        self._options = options
        self._out = Placement()
        self._candidates: list[Placed] = []

    def place(self, spans: Iterable[tuple[Span, str, bool]]) -> Placement:
        """Each span comes with its label's word, and whether that label goes into ``doc.ents``."""
        for span, label, in_ents in spans:
            placed = self._place(span, label)
            if span.layer is not Layer.ENTITY or not in_ents:
                continue
            if placed is not None and len(span.fragments) == 1:
                self._candidates.append(placed)
        self._choose_ents()
        if self._options.exclude_boilerplate:
            self._forget_boilerplate()
        self._out.missing.difference_update(*(range(*placed.tokens) for placed in self._out.ents))
        return self._out

    def _place(self, span: Span, label: str) -> Placed | None:
        fit = self._grid.fit(span.start, span.end)
        tokens = fit.chosen(self._options.align)
        if not fit.exact or fit.trimmed:
            self._out.misfits.append(Misfit(span, label, fit, tokens))
            self._lose(*_misfit_loss(fit, tokens, self._options.align), span)
        if tokens is None:
            return None
        if len(span.fragments) > 1:
            self._lose(
                LossKind.DISCONTINUOUS, mark("from its first to its last character, gaps included"), span
            )
        placed = Placed(span, label, tokens)
        self._out.placed.append(placed)
        return placed

    def _choose_ents(self) -> None:
        ents, losers = without_overlaps(self._candidates)
        self._out.ents = ents
        for placed in losers:
            self._lose(LossKind.OVERLAP, mark("in the span groups, but not in doc.ents"), placed.span)

    def _forget_boilerplate(self) -> None:
        for zone in self._document.zones:
            if zone.kind is ZoneKind.BOILERPLATE:
                self._out.missing.update(range(*self._grid.touching(zone.start, zone.end)))

    def _lose(self, kind: LossKind, detail: str, span: Span) -> None:
        self._out.losses.append(loss_of(kind, self._document, span, detail))


def _misfit_loss(fit: Fit, tokens: TokenRange | None, align: Align) -> tuple[LossKind, str]:
    if tokens is None:
        return LossKind.MISALIGNED, mark("in user_data, but in no span group")
    if fit.exact:
        return LossKind.WHITE_SPACE, mark("without the white space at its edges")
    if align == "contract":
        return LossKind.MOVED, mark("contracted to the nearest tokens")
    return LossKind.MOVED, mark("expanded to the nearest tokens")


def without_overlaps(candidates: Sequence[Placed]) -> tuple[list[Placed], list[Placed]]:
    """Winners in order of place, and losers: the longest in tokens wins, then the leftmost."""
    taken: set[int] = set()
    winners: list[Placed] = []
    losers: list[Placed] = []
    for placed in sorted(candidates, key=_precedence):
        tokens = range(*placed.tokens)
        if taken.isdisjoint(tokens):
            winners.append(placed)
            taken.update(tokens)
        else:
            losers.append(placed)
    return sorted(winners, key=lambda placed: placed.tokens), losers


def _precedence(placed: Placed) -> tuple[int, int, str, str]:
    first, end = placed.tokens
    return (first - end, first, placed.label, placed.span.id)
