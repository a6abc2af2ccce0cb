"""What two annotators disagree on in one layer of one document, each thing in exactly one class.

Spans are paired by overlap under whatever label. A pair differs in the first of these that it differs in:
place and label, place, label, attributes, roles. A span without a counterpart is part of a split or merge
where it overlaps one that has its counterpart elsewhere, at another boundary; else it was missed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.agreement.attributes import Answers, judgments_of
from annotator.agreement.link_scores import Role, RolesOf
from annotator.agreement.matching import OVERLAP, Comparison, Key, Pair, by_place, compare
from annotator.agreement.token_scores import Tokens
from annotator.agreement.units import Unit
from annotator.wording import mark


class Kind(StrEnum):
    """What two annotators differ in; each disagreement is of one kind."""

    MISSED = mark("missed")
    BOUNDARY = mark("boundary")
    LABEL = mark("label")
    BOUNDARY_AND_LABEL = mark("boundary and label")
    ATTRIBUTE = mark("attribute")
    SPLIT_OR_MERGE = mark("split or merge")
    ROLE = mark("role")


class Side(StrEnum):
    """Which edge differs."""

    LEFT = mark("left")
    RIGHT = mark("right")
    BOTH = mark("both edges")


@dataclass(frozen=True, slots=True)
class Said:
    """What an annotator said of their spans beyond place and label, by the span's id."""

    answers: Mapping[str, Answers] = field(default_factory=dict[str, Answers])
    roles: RolesOf = field(default_factory=dict[str, frozenset[Role]])


@dataclass(frozen=True, slots=True)
class Disagreement:
    """``ones`` or ``others`` is empty where that annotator marked nothing.

    ``details`` are the keys of the attributes or roles in question.
    """

    kind: Kind
    ones: tuple[Unit, ...]
    others: tuple[Unit, ...]
    details: tuple[str, ...] = ()

    @property
    def start(self) -> int:
        return min(unit.start for unit in (*self.ones, *self.others))

    @property
    def end(self) -> int:
        return max(unit.end for unit in (*self.ones, *self.others))

    @property
    def side(self) -> Side | None:
        """The edge at which a pair differs; spans that differ in an inner gap alone do so on the right."""
        if self.kind not in _AT_AN_EDGE:
            return None
        left, right = self.shift()
        if left:
            return Side.BOTH if right else Side.LEFT
        return Side.RIGHT

    def shift(self, tokens: Tokens | None = None) -> tuple[int, int]:
        """By how many code points, or tokens, the other begins and ends later; negative for earlier."""
        if not (self.ones and self.others):
            return 0, 0
        start, end = _edges(self.ones, tokens)
        other_start, other_end = _edges(self.others, tokens)
        return other_start - start, other_end - end


_AT_AN_EDGE = (Kind.BOUNDARY, Kind.BOUNDARY_AND_LABEL)
_NOTHING_SAID = Said()
_Met = Mapping[Key, Sequence[Unit]]


def disagreements(
    ones: Iterable[Unit], others: Iterable[Unit], said: Said = _NOTHING_SAID, other_said: Said = _NOTHING_SAID
) -> list[Disagreement]:
    """All disagreements, in the order of the text."""
    comparison = compare(ones, others)
    alignment = comparison.align(OVERLAP)
    torn_ones, torn_others = _torn(comparison, alignment.pairs)
    found = list(_differences(alignment.pairs, said, other_said))
    for unit in alignment.only_one:
        torn = torn_ones.get(by_place(unit), ())
        found.append(Disagreement(_alone(torn), (unit,), tuple(torn)))
    for unit in alignment.only_other:
        torn = torn_others.get(by_place(unit), ())
        found.append(Disagreement(_alone(torn), tuple(torn), (unit,)))
    return sorted(found, key=_place)


def _torn(comparison: Comparison, pairs: Iterable[Pair]) -> tuple[_Met, _Met]:
    """For each span the other side's that it overlaps, and that were matched at another boundary."""
    moved = [pair for pair in pairs if pair[0].fragments != pair[1].fragments]
    moved_ones, moved_others = ({by_place(pair[side]) for pair in moved} for side in (0, 1))
    torn_ones, torn_others = dict[Key, list[Unit]](), dict[Key, list[Unit]]()
    for index, other_index, _ in comparison.edges:
        one, other = comparison.ones[index], comparison.others[other_index]
        if by_place(other) in moved_others:
            torn_ones.setdefault(by_place(one), []).append(other)
        if by_place(one) in moved_ones:
            torn_others.setdefault(by_place(other), []).append(one)
    return torn_ones, torn_others


def _alone(torn: Sequence[Unit]) -> Kind:
    return Kind.SPLIT_OR_MERGE if torn else Kind.MISSED


def _differences(pairs: Iterable[Pair], said: Said, other_said: Said) -> Iterator[Disagreement]:
    for one, other in pairs:
        difference = _difference(one, other, said, other_said)
        if difference is not None:
            kind, details = difference
            yield Disagreement(kind, (one,), (other,), details)


def _difference(one: Unit, other: Unit, said: Said, other_said: Said) -> tuple[Kind, tuple[str, ...]] | None:
    if one.fragments != other.fragments:
        return Kind.BOUNDARY if one.label == other.label else Kind.BOUNDARY_AND_LABEL, ()
    if one.label != other.label:
        return Kind.LABEL, ()
    attributes = _answered_differently(said.answers.get(one.id, {}), other_said.answers.get(other.id, {}))
    if attributes:
        return Kind.ATTRIBUTE, attributes
    roles = said.roles.get(one.id, frozenset()) ^ other_said.roles.get(other.id, frozenset())
    return (Kind.ROLE, tuple(sorted({role for role, _ in roles}))) if roles else None


def _answered_differently(one: Answers, other: Answers) -> tuple[str, ...]:
    """Not to answer differs from every answer."""
    if one == other:
        return ()
    left, right = judgments_of(one), judgments_of(other)
    return tuple(sorted(key for key in left.keys() | right.keys() if left.get(key) != right.get(key)))


def _edges(units: tuple[Unit, ...], tokens: Tokens | None) -> tuple[int, int]:
    start, end = min(unit.start for unit in units), max(unit.end for unit in units)
    return (start, end) if tokens is None else tokens.edges(start, end)


def _place(found: Disagreement) -> tuple[int, int, list[tuple[object, ...]]]:
    return found.start, found.end, [by_place(unit) for unit in (*found.ones, *found.others)]
