"""Families that count places: what two disagree on, which labels meet, how each one annotates."""

from dataclasses import dataclass

from annotator.agreement import confusion, disagreements, habits
from annotator.agreement.disputes import group_at
from annotator.agreement.link_scores import compared_roles, matched_ends
from annotator.agreement.trimming import trimmed
from annotator.agreement.units import Unit
from annotator.session.measuring.encounters import Among, Encounter
from annotator.session.measuring.families import Each, Family, linkings
from annotator.session.measuring.sheets import common_suggestion
from annotator.session.measuring.tables import Kind, Side, SpanSeen


@dataclass(frozen=True, slots=True)
class Difference:
    """A disagreement in one document; ``group`` counts the connected groups of the layer from its start."""

    kind: Kind
    start: int
    end: int
    spans_a: tuple[SpanSeen, ...]
    spans_b: tuple[SpanSeen, ...]
    group: int
    side: Side | None
    left: int
    right: int
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two spans that belong together, or one that has no counterpart."""

    a: SpanSeen | None
    b: SpanSeen | None


@dataclass(frozen=True, slots=True)
class Common:
    """Pairs of the same span: how many there are, and of how many both spans came from one suggestion."""

    matched: int
    accepted: int


def _seen(encounter: Encounter, reader: int, unit: Unit) -> SpanSeen:
    """As it stands in the text, not as it is compared."""
    fragments = encounter.readings[reader].marks[unit.id].fragments
    surface = encounter.sheet.document.text[fragments[0][0] : fragments[-1][1]]
    return SpanSeen(unit.id, unit.label, fragments, surface)


def _all_seen(encounter: Encounter, reader: int, units: tuple[Unit, ...]) -> tuple[SpanSeen, ...]:
    return tuple(_seen(encounter, reader, unit) for unit in units)


def _differences(encounter: Encounter, _: str | None) -> list[Difference]:
    left, right, pairs = linkings(encounter)
    roles = compared_roles(left, right, matched_ends(left, right, pairs))
    said = [
        disagreements.Said({key: mark.attributes for key, mark in reading.marks.items()}, of)
        for reading, of in zip(encounter.readings, roles, strict=True)
    ]
    one, other = encounter.units
    found = disagreements.disagreements(one, other, *said)
    return [_difference(encounter, each) for each in found]


def _difference(encounter: Encounter, found: disagreements.Disagreement) -> Difference:
    left, right = found.shift()
    group = group_at(encounter.sheet.groups(encounter.layer), found.start)
    return Difference(
        found.kind,
        found.start,
        found.end,
        _all_seen(encounter, 0, found.ones),
        _all_seen(encounter, 1, found.others),
        group or 0,
        found.side,
        left,
        right,
        found.details,
    )


def _meetings(encounter: Encounter, _: str | None) -> list[Meeting]:
    cases = confusion.label_cases(encounter.sheet.document.id, encounter.alignment)
    return [
        Meeting(
            None if case.one is None else _seen(encounter, 0, case.one),
            None if case.other is None else _seen(encounter, 1, case.other),
        )
        for case in cases
    ]


def _habits(encounter: Encounter, _: str | None) -> habits.Habits:
    (mine,) = encounter.readings
    persons = encounter.sheet.persons_in(encounter.layer)
    others = [reading.units for reading in persons if reading is not mine]
    return habits.habits_in(mine.units, others, encounter.tokens())


def _common(encounter: Encounter, _: str | None) -> Common:
    one, other = encounter.readings
    theirs = {(unit.fragments, unit.label): unit.id for unit in other.units}
    pairs = [
        (one.marks[unit.id], other.marks[theirs[unit.fragments, unit.label]])
        for unit in one.units
        if (unit.fragments, unit.label) in theirs
    ]
    return Common(len(pairs), sum(common_suggestion(mine, other_) for mine, other_ in pairs))


def _equal_once_trimmed(encounter: Encounter, _: str | None) -> list[Meeting]:
    """The pairs that differ in white space at their edges alone."""
    text = encounter.sheet.document.text
    sides: list[dict[tuple[object, str], Unit]] = []
    for reading in encounter.readings:
        whole = [Unit(reading.marks[unit.id].fragments, unit.label, unit.id) for unit in reading.units]
        sides.append({(trimmed(unit, text).fragments, unit.label): unit for unit in whole})
    ones, others = sides
    return [
        Meeting(_seen(encounter, 0, ones[key]), _seen(encounter, 1, others[key]))
        for key in ones
        if key in others and ones[key].fragments != others[key].fragments
    ]


_PAIRS = frozenset({Among.PAIR})
_TWO = frozenset({Among.PAIR, Among.GOLD})

DIFFERENCES = Family("differences", Each(_differences), _PAIRS)
MEETINGS = Family("meetings", Each(_meetings), _TWO)
HABITS = Family("habits", Each(_habits), frozenset({Among.ONE}))
COMMON = Family("common", Each(_common), _PAIRS)
TRIMMED = Family("trimmed", Each(_equal_once_trimmed), _PAIRS)
