"""What those who count marked in one document, layer by layer, and what does not count and why."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotator.agreement.disputes import Group, groups
from annotator.agreement.trimming import trimmed
from annotator.agreement.units import Unit
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.document import Document, ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Fragment, Origin
from annotator.domain.values import Id
from annotator.session.measuring.options import Options
from annotator.session.measuring.tables import LeftOut
from annotator.store.mark_queries import Mark, MarkedSet

Omissions = Counter[tuple[LeftOut, Layer]]


@dataclass(slots=True)
class LayerReading:
    """One annotator's finished layer of one document: ``units`` is what is compared, each once.

    ``marks`` are their spans by id, with attributes and origin; ``links`` go out from them.
    """

    annotator: Id
    units: list[Unit]
    marks: Mapping[Id, Mark]
    links: list[Link]
    trimmed: frozenset[Id] = frozenset()


@dataclass(slots=True)
class Sheet:
    """``readings`` hold persons and the gold, in the order of their ids, by layer.

    ``persons`` are the annotators among them; ``holders`` all who have a set on it, finished or not;
    ``judges`` the people who had a hand in the gold's. ``done_ms`` tells when each set was last changed.
    """

    document: Document
    position: int
    readings: dict[Layer, dict[Id, LayerReading]]
    persons: frozenset[Id]
    left_out: Omissions = field(default_factory=Counter[tuple[LeftOut, Layer]])
    holders: frozenset[Id] = frozenset()
    judges: frozenset[Id] = frozenset()
    done_ms: Mapping[Id, int] = field(default_factory=dict[Id, int])
    _groups: dict[Layer, list[Group]] = field(default_factory=dict[Layer, list[Group]])

    @property
    def length(self) -> int:
        return len(self.document.text)

    def persons_in(self, layer: Layer) -> list[LayerReading]:
        return [reading for who, reading in self.readings[layer].items() if who in self.persons]

    def groups(self, layer: Layer) -> list[Group]:
        """The connected groups of all persons' spans."""
        if layer not in self._groups:
            readings = {reading.annotator: reading.units for reading in self.persons_in(layer)}
            self._groups[layer] = groups(readings)
        return self._groups[layer]


@dataclass(frozen=True, slots=True)
class State:
    """A set as it counts: for each of its layers the marks and links of the time that is asked for."""

    annotator: Id
    assigned: frozenset[Layer]
    finished: frozenset[Layer]
    skipped: bool
    marks: Mapping[Layer, Iterable[Mark]]
    links: Mapping[Layer, Iterable[Link]]


def state_now(marked: MarkedSet) -> State:
    everywhere = dict.fromkeys(Layer, marked.links)
    by_layer: dict[Layer, list[Mark]] = {layer: [] for layer in Layer}
    for each in marked.marks:
        by_layer[each.layer].append(each)
    return State(marked.annotator, marked.assigned, marked.finished, marked.skipped, by_layer, everywhere)


def marked_of(work: AnnotationSet) -> MarkedSet:
    """An annotation set as ``MarkQueries`` would have read it."""
    marks = [
        Mark(span.id, span.layer, span.label, span.fragments, span.attributes, span.origin)
        for span in work.spans
    ]
    return MarkedSet(
        work.annotator,
        work.assigned,
        work.finished,
        work.skipped is not None,
        changes=0,
        latest=0,
        authors=frozenset(),
        marks=marks,
        links=list(work.links),
    )


class SheetMaker:
    """``people`` are the annotators of the project; ``standing`` gives the label that a key means today."""

    def __init__(self, people: Mapping[Id, Annotator], standing: Mapping[str, str], options: Options) -> None:
        self._people = people
        persons = (who for who, person in people.items() if person.kind is AnnotatorKind.PERSON)
        self._persons = frozenset(persons)
        self._standing = standing
        self._options = options

    def sheet(self, document: Document, position: int, states: Iterable[State]) -> Sheet:
        sheet = Sheet(document, position, {layer: {} for layer in Layer}, self._persons)
        noise = document.places_of(ZoneKind.BOILERPLATE)
        for state in states:
            for layer in Layer:
                reason = self._reason(state, layer)
                if reason is None:
                    reading = self._reading(sheet, state, layer, noise)
                    sheet.readings[layer][state.annotator] = reading
                elif layer in state.assigned:
                    sheet.left_out[reason, layer] += 1
        for layer in Layer:
            persons = len(sheet.persons_in(layer))
            if persons < 2:
                sheet.left_out[LeftOut.ONE_ANNOTATOR if persons else LeftOut.NOBODY, layer] += 1
        return sheet

    def _reason(self, state: State, layer: Layer) -> LeftOut | None:
        if self._people[state.annotator].kind is AnnotatorKind.MODEL:
            return LeftOut.MODEL
        if state.skipped:
            return LeftOut.SKIPPED
        return None if layer in state.finished else LeftOut.NOT_FINISHED

    def _reading(self, sheet: Sheet, state: State, layer: Layer, noise: list[Fragment]) -> LayerReading:
        marks = {mark.id: mark for mark in state.marks[layer]}
        left_out = sheet.left_out
        if self._options.manual_only:
            kept = {key: mark for key, mark in marks.items() if mark.origin.how is Origin.MANUAL}
            left_out[LeftOut.NOT_MANUAL, layer] += len(marks) - len(kept)
            marks = kept
        if noise:
            kept = {key: mark for key, mark in marks.items() if not _is_within(mark, noise)}
            left_out[LeftOut.BOILERPLATE, layer] += len(marks) - len(kept)
            marks = kept
        units, changed = self._units(marks.values(), sheet.document.text)
        once = _each_once(units)
        left_out[LeftOut.TWICE, layer] += len(units) - len(once)
        links = [link for link in state.links[layer] if link.source in marks]
        return LayerReading(state.annotator, once, marks, links, changed)

    def _units(self, marks: Iterable[Mark], text: str) -> tuple[list[Unit], frozenset[Id]]:
        standing = self._standing
        if not self._options.trim:
            return [Unit(each.fragments, standing[each.label], each.id) for each in marks], frozenset()
        whole = [Unit(each.fragments, standing[each.label], each.id) for each in marks]
        cut = [trimmed(unit, text) for unit in whole]
        changed = (unit.id for unit, before in zip(cut, whole, strict=True) if unit != before)
        return cut, frozenset(changed)


def _each_once(units: list[Unit]) -> list[Unit]:
    """Of the same span with the same label twice, the one with the lower id."""
    found = {(unit.fragments, unit.label): unit for unit in units}
    if len(found) == len(units):
        return units
    in_order = sorted(units, key=lambda unit: unit.id, reverse=True)
    return list({(unit.fragments, unit.label): unit for unit in in_order}.values())


def _is_within(mark: Mark, zones: Iterable[Fragment]) -> bool:
    """Whether each fragment lies in one of the zones."""
    return all(
        any(begin <= start and end <= finish for begin, finish in zones) for start, end in mark.fragments
    )


def common_suggestion(one: Mark, other: Mark) -> bool:
    """Whether both accepted the span from one and the same suggestion."""
    if not (one.origin.how is other.origin.how is Origin.SUGGESTION):
        return False
    if one.origin.sources or other.origin.sources:
        return not set(one.origin.sources).isdisjoint(other.origin.sources)
    return one.origin.by == other.origin.by
