"""The uα family of 2016: how reliably a text was divided into segments, and the segments labeled.

Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). On the reliability of unitizing textual
continua: Further developments. Quality & Quantity 50, 2347–2364.

Not to be confused with α_U of 1995 (``alpha_u``). The paper has one continuum that m observers divided;
documents are such continua laid end to end, where no segment reaches over the edge of a document, and the
pairs of observers of a document weigh 1/(m − 1), as they do in the paper, each with its own m.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations
from math import fsum
from typing import TypeVar

from annotator.agreement.continua import Continuum, Counts, Stretch, count, stretches
from annotator.agreement.figures import Figure, Reason, measured, undefined

_GAP = None
_Value = str | None
"""The label of a segment, or ``_GAP``."""

_Table = Mapping[tuple[_Value, _Value], float]
_Margins = Mapping[_Value, float]
_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class _Segment:
    start: int
    end: int
    value: _Value

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class UAlphaTally:
    """What uα needs to know of one document; make it with ``tally``.

    ``coincidences`` are the code points under each pair of values (eq. 1), ``selves`` what a unit has in
    common with itself (the corrections of eq. 4), and ``met`` the same for what it has in common with valued
    units of the other annotator (eq. 10).
    """

    annotators: int
    coincidences: _Table
    selves: _Margins
    met: _Margins
    counts: Counts


@dataclass(frozen=True, slots=True)
class UAlpha:
    """``u`` for units and labels together, ``bar`` for marked against unmatched text, ``cu`` for the labels.

    ``coverage`` is the share of the text on which ``cu`` rests: what both had marked.
    """

    u: Figure
    bar: Figure
    cu: Figure
    coverage: float
    counts: Counts


def tally(continuum: Continuum) -> UAlphaTally | None:
    """What to keep of a document; None for one that fewer than two annotators finished."""
    if not continuum.is_shared:
        return None
    readings = [stretches(reading) for reading in continuum.readings]
    counts = count(continuum, readings)
    if counts.overlapping:
        return UAlphaTally(len(readings), {}, {}, {}, counts)
    tilings = [list(_tiles(reading, continuum.length)) for reading in readings]
    coincidences, met = _coincide(tilings)
    return UAlphaTally(len(tilings), coincidences, _selves(tilings), met, counts)


def u_alpha(tallies: Iterable[UAlphaTally | None]) -> UAlpha:
    """uα (eq. 5), |uα (eq. 6) and cuα (eq. 11), all nominal.

    For a single label tally ``continuum.only(label)``. Undefined where spans of one annotator overlap within
    what was tallied, and where chance could not disagree.
    """
    present = [each for each in tallies if each is not None]
    counts = Counts.total(each.counts for each in present)
    reason = counts.obstacle()
    if reason is not None:
        nothing = undefined(reason)
        return UAlpha(nothing, nothing, nothing, 0.0, counts)
    observed = _pooled(each.coincidences for each in present)
    selves = _pooled(each.selves for each in present)
    valued = {pair: shared for pair, shared in observed.items() if _GAP not in pair}
    coverage = fsum(valued.values()) / fsum(observed.values())
    return UAlpha(_u(observed, selves), _bar(observed, selves), _cu(present, valued), coverage, counts)


def _u(observed: _Table, selves: _Margins) -> Figure:
    """uα = 1 − (l.. − Σ l_cc) / (l.. − Σ e_cc), gaps being a value (eq. 5a)."""
    margins, total = _margins(observed), fsum(observed.values())
    if len(margins) < 2:
        return undefined(Reason.ONE_LABEL)
    agreed = fsum(shared for (one, other), shared in observed.items() if one == other)
    by_chance = fsum(_expected(margins, selves, value) for value in margins)
    return measured(1 - (total - agreed) / (total - by_chance))


def _bar(observed: _Table, selves: _Margins) -> Figure:
    """|uα = 1 − (l_φ. − l_φφ) / (e_φ. − e_φφ), of gaps φ against all that is marked (eq. 6)."""
    if _GAP not in _margins(observed):
        return undefined(Reason.NO_GAPS)
    merged = [{(_kind(one), _kind(other)): shared} for (one, other), shared in observed.items()]
    return _u(_pooled(merged), _pooled({_kind(value): own} for value, own in selves.items()))


def _cu(tallies: Sequence[UAlphaTally], valued: _Table) -> Figure:
    """cuα = 1 − (l.. − Σ l_cc) / (l.. − Σ e_cc) over the intersections of units alone (eqs. 10 and 11).

    For pairs of annotators only: what is published for more (formulas and programs) does not agree.
    """
    if any(each.annotators > 2 for each in tallies):
        return undefined(Reason.ONLY_FOR_TWO)
    if not valued:
        return undefined(Reason.NO_UNITS)
    return _u(valued, _pooled(each.met for each in tallies))


def _expected(margins: _Margins, selves: _Margins, value: _Value) -> float:
    """e_cc = l.. (l_c. l_c. − s_c) / (l..² − Σ s), s being what units share with themselves (eq. 4)."""
    total = fsum(margins.values())
    return total * (margins[value] ** 2 - selves.get(value, 0.0)) / (total**2 - fsum(selves.values()))


def _margins(table: _Table) -> _Margins:
    return _pooled({one: shared} for (one, _), shared in table.items())


def _kind(value: _Value) -> _Value:
    return value if value is _GAP else "marked"


def _tiles(ordered: Iterable[Stretch], length: int) -> Iterator[_Segment]:
    """The units of one annotator and the gaps between them: the whole text."""
    position = 0
    for start, end, label in ordered:
        if start > position:
            yield _Segment(position, start, _GAP)
        yield _Segment(start, end, label)
        position = end
    if position < length:
        yield _Segment(position, length, _GAP)


def _coincide(tilings: Sequence[Sequence[_Segment]]) -> tuple[_Table, _Margins]:
    """What the segments of each two annotators share (eq. 1), and each unit's squares of it (eq. 10)."""
    table, met = Counter[tuple[_Value, _Value]](), Counter[_Value]()
    for one, other in permutations(tilings, 2):
        within = Counter[_Segment]()
        for segment, counterpart, shared in _intersections(one, other):
            table[segment.value, counterpart.value] += shared
            if segment.value is not _GAP and counterpart.value is not _GAP:
                within[segment] += shared
        for segment, shared in within.items():
            met[segment.value] += shared**2
    weight = len(tilings) - 1
    return (
        {pair: shared / weight for pair, shared in table.items()},
        {value: squares / weight for value, squares in met.items()},
    )


def _intersections(
    one: Sequence[_Segment], other: Sequence[_Segment]
) -> Iterator[tuple[_Segment, _Segment, int]]:
    """Both tile the same text, so each step ends one of the two segments."""
    first = second = 0
    while first < len(one) and second < len(other):
        segment, counterpart = one[first], other[second]
        end = min(segment.end, counterpart.end)
        yield segment, counterpart, end - max(segment.start, counterpart.start)
        first += segment.end == end
        second += counterpart.end == end


def _selves(tilings: Iterable[Iterable[_Segment]]) -> _Margins:
    """Σ l² of the units of each label, and Σ l of the gaps, which have no inner unity (eq. 4)."""
    selves = Counter[_Value]()
    for tiling in tilings:
        for segment in tiling:
            selves[segment.value] += segment.length if segment.value is _GAP else segment.length**2
    return dict(selves)


def _pooled(parts: Iterable[Mapping[_Key, float]]) -> dict[_Key, float]:
    """The sums over all parts, whatever their order."""
    summands = defaultdict[_Key, list[float]](list)
    for part in parts:
        for key, value in part.items():
            summands[key].append(value)
    return {key: fsum(values) for key, values in summands.items()}
