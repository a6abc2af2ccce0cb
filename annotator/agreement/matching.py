"""Which spans of two annotators belong together: one to one, with the greatest sum of overlaps.

What two lists of spans have to do with each other is found once (``compare``); every measure then matches
under a rule of its own (``Comparison.match``). Each rule sees eligible pairs only. Spans that are the same
are fixed first; the rest is a maximum-weight matching by intersection over union. Equal sums are decided by
position, and labels decide only between spans that stand in the same place. So neither the order of
storage nor who is called the first changes a match.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from annotator.agreement.solving import Edge, components, heaviest
from annotator.agreement.units import Extent, Unit, overlap

Key = tuple[tuple[Extent, ...], str]
Pair = tuple[Unit, Unit]

by_place = attrgetter("fragments", "label")
"""The order of spans here: by position, and in one position by label."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Which pairs may be matched: those that overlap, by intersection over union, from ``share``.

    A ``share`` of 0 asks for one character in common, 1 for the same extent.
    """

    same_label: bool
    share: float = 0.0


SAME = Rule(same_label=True, share=1.0)
SAME_EXTENT = Rule(same_label=False, share=1.0)
OVERLAP = Rule(same_label=False)
OVERLAP_AND_LABEL = Rule(same_label=True)
HALF_AND_LABEL = Rule(same_label=True, share=0.5)


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of a matching, and what is left of each annotator; each by position."""

    pairs: tuple[Pair, ...]
    only_one: tuple[Unit, ...]
    only_other: tuple[Unit, ...]

    @property
    def spans(self) -> int:
        """How many spans both annotators have together."""
        return 2 * len(self.pairs) + len(self.only_one) + len(self.only_other)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two lists of spans: which are the same, which are ``ones`` and ``others`` alone, which of these meet.

    ``edges`` tell of all pairs of the rest that overlap, as places in ``ones`` and ``others``.
    """

    same: tuple[Pair, ...]
    ones: tuple[Unit, ...]
    others: tuple[Unit, ...]
    edges: tuple[Edge, ...]

    def match(self, rule: Rule) -> list[Pair]:
        """The pairs that are not the ``same``; those belong to every matching."""
        return [(self.ones[one], self.others[other]) for one, other in self.choose(rule)]

    def choose(self, rule: Rule) -> list[tuple[int, int]]:
        """The same as places in ``ones`` and ``others``."""
        edges = self._eligible(rule)
        if len(edges) < 2:
            return [(one, other) for one, other, _ in edges]
        if rule.same_label:
            return self._solve(edges)
        fixed = _coextensive(edges)
        return _labels_brought_together(fixed + self._solve(_without(edges, fixed)), self)

    def align(self, rule: Rule) -> Alignment:
        matched = self.match(rule)
        ones, others = ({by_place(pair[side]) for pair in matched} for side in (0, 1))
        return Alignment(
            tuple(sorted([*self.same, *matched], key=_place_of_one)),
            tuple(unit for unit in self.ones if by_place(unit) not in ones),
            tuple(unit for unit in self.others if by_place(unit) not in others),
        )

    def _eligible(self, rule: Rule) -> list[Edge]:
        if not rule.same_label:
            return [edge for edge in self.edges if edge[2] >= rule.share]
        ones, others = self.ones, self.others
        return [
            edge
            for edge in self.edges
            if edge[2] >= rule.share and ones[edge[0]].label == others[edge[1]].label
        ]

    def _solve(self, edges: Sequence[Edge]) -> list[tuple[int, int]]:
        chosen: list[tuple[int, int]] = []
        for component in components(edges):
            chosen += heaviest(component, self._precedes)
        return chosen

    def _precedes(self, ones: Sequence[int], others: Sequence[int]) -> bool:
        """Whether the first annotator's spans of a component come first; no two places are the same."""
        places = [self.ones[one].fragments for one in ones]
        return places < [self.others[other].fragments for other in others]


def _place_of_one(pair: Pair) -> Key:
    return pair[0].fragments, pair[0].label


def align(ones: Iterable[Unit], others: Iterable[Unit], rule: Rule) -> Alignment:
    """The one-to-one matching of two annotators' spans in one layer of one document."""
    return compare(ones, others).align(rule)


def compare(ones: Iterable[Unit], others: Iterable[Unit]) -> Comparison:
    """What two annotators marked in one layer of one document; a span marked twice by one counts once."""
    waiting = by_key(others)
    same, alone = list[Pair](), list[Unit]()
    for key, unit in by_key(ones).items():
        other = waiting.pop(key, None)
        if other is None:
            alone.append(unit)
        else:
            same.append((unit, other))
    alone.sort(key=by_place)
    rest = sorted(waiting.values(), key=by_place)
    return Comparison(tuple(same), tuple(alone), tuple(rest), tuple(sorted(_meetings(alone, rest))))


def by_key(units: Iterable[Unit]) -> dict[Key, Unit]:
    """Each span once; of the same span with the same label twice, the one with the lower id."""
    units = list(units)
    found = {(unit.fragments, unit.label): unit for unit in units}
    if len(found) < len(units):
        units.sort(key=attrgetter("id"), reverse=True)
        found = {(unit.fragments, unit.label): unit for unit in units}
    return found


def _meetings(ones: Sequence[Unit], others: Sequence[Unit]) -> Iterator[Edge]:
    """Every two spans that share a character: one walk over both lists, which are in order of start."""
    if not ones or not others:
        return
    steps = sorted(
        [(unit.start, 0, index) for index, unit in enumerate(ones)]
        + [(unit.start, 1, index) for index, unit in enumerate(others)]
    )
    sides, open_now = (ones, others), (list[int](), list[int]())
    for start, side, index in steps:
        unit, across = sides[side][index], sides[1 - side]
        open_now[1 - side][:] = [place for place in open_now[1 - side] if across[place].end > start]
        for place in open_now[1 - side]:
            weight = overlap(unit, across[place])
            if weight:
                yield (place, index, weight) if side else (index, place, weight)
        open_now[side].append(index)


def _coextensive(edges: Sequence[Edge]) -> list[tuple[int, int]]:
    """Spans in the same place under other labels, one to one."""
    fixed = list[tuple[int, int]]()
    taken_ones, taken_others = set[int](), set[int]()
    for one, other, weight in edges:
        if weight == 1 and one not in taken_ones and other not in taken_others:
            fixed.append((one, other))
            taken_ones.add(one)
            taken_others.add(other)
    return fixed


def _without(edges: Sequence[Edge], fixed: Sequence[tuple[int, int]]) -> list[Edge]:
    ones, others = {one for one, _ in fixed}, {other for _, other in fixed}
    return [edge for edge in edges if edge[0] not in ones and edge[1] not in others]


def _labels_brought_together(chosen: list[tuple[int, int]], comparison: Comparison) -> list[tuple[int, int]]:
    """Spans of one annotator in the same place can stand in for each other: let labels decide."""
    sides = (comparison.ones, comparison.others)
    for side in sorted((0, 1), key=lambda side: [unit.fragments for unit in sides[side]]):
        stacks = _stacks(sides[side])
        if stacks:
            chosen = _exchanged(chosen, side, stacks, comparison)
    return chosen


def _stacks(units: Sequence[Unit]) -> list[list[int]]:
    found = dict[tuple[Extent, ...], list[int]]()
    for index, unit in enumerate(units):
        found.setdefault(unit.fragments, []).append(index)
    return [stack for stack in found.values() if len(stack) > 1]


def _exchanged(
    chosen: list[tuple[int, int]], side: int, stacks: list[list[int]], comparison: Comparison
) -> list[tuple[int, int]]:
    units, across = (comparison.ones, comparison.others)[:: -1 if side else 1]
    partner = {pair[side]: pair[1 - side] for pair in chosen}
    for stack in stacks:
        partners = sorted(partner.pop(index) for index in stack if index in partner)
        waiting = {units[index].label: index for index in stack}
        rest: list[int] = []
        for place in partners:
            index = waiting.pop(across[place].label, None)
            if index is None:
                rest.append(place)
            else:
                partner[index] = place
        partner.update(zip(sorted(waiting.values()), rest, strict=False))
    return [(other, one) if side else (one, other) for one, other in partner.items()]
