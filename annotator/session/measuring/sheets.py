"""What those who count marked in one document, layer by layer, and what does not count and why."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

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
from annotator.store.mark_queries import LooseMarks, Mark, MarkedSet, StoredMarks

Omissions = Counter[tuple[LeftOut, Layer]]


@dataclass
class LayerReading:
    """One annotator's finished layer of one document.

    ``keeps`` tells which marks count; without it, all do. What is compared is made when it is asked for:
    where everything counts as it is stored, whoever wants numbers takes them from ``stored``.
    """

    annotator: Id
    layer: Layer
    source: MarkedSet
    text: str
    standing: Mapping[str, str]
    trims: bool = False
    keeps: Callable[[Mark], bool] | None = None

    @property
    def stored(self) -> StoredMarks | None:
        """Marks of all layers, as they are stored; None where not all of them count, or not as they are."""
        marks = self.source.marks
        return None if self.trims or self.keeps or isinstance(marks, LooseMarks) else marks

    @cached_property
    def marks(self) -> dict[Id, Mark]:
        """The spans that count by id, with attributes and origin."""
        keeps = self.keeps
        marks = self.source.marks.of_layer(self.layer)
        return {mark.id: mark for mark in marks if keeps is None or keeps(mark)}

    @cached_property
    def units(self) -> list[Unit]:
        """What is compared, each once."""
        return _each_once(self.compared)

    @cached_property
    def compared(self) -> list[Unit]:
        """What is compared, with what is there twice."""
        return [trimmed(unit, self.text) for unit in self._whole] if self.trims else self._whole

    @cached_property
    def trimmed(self) -> frozenset[Id]:
        """The spans that are compared without white space at their edges."""
        pairs = zip(self.compared, self._whole, strict=True)
        return frozenset(unit.id for unit, whole in pairs if unit != whole)

    @property
    def links(self) -> list[Link]:
        """Those that go out from spans that count."""
        links = self.source.links
        return [link for link in links if link.source in self.marks] if links else []

    @cached_property
    def _whole(self) -> list[Unit]:
        """As it stands in the text."""
        return [Unit(each.fragments, self.standing[each.label], each.id) for each in self.marks.values()]


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
    works: Mapping[Layer, MarkedSet]


def state_now(marked: MarkedSet) -> State:
    works = dict.fromkeys(Layer, marked)
    return State(marked.annotator, marked.assigned, marked.finished, marked.skipped, works)


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
        marks=LooseMarks(marks),
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
        options, source = self._options, state.works[layer]
        reading = LayerReading(
            state.annotator, layer, source, sheet.document.text, self._standing, options.trim
        )
        if options.manual_only or noise:
            kept = source.marks.of_layer(layer)
            for reason, keeps in self._reasons(noise):
                counting = [mark for mark in kept if keeps(mark)]
                sheet.left_out[reason, layer] += len(kept) - len(counting)
                kept = counting
            ids = {mark.id for mark in kept}
            reading.keeps = lambda mark: mark.id in ids
        return reading

    def _reasons(self, noise: list[Fragment]) -> Iterator[tuple[LeftOut, Callable[[Mark], bool]]]:
        """Why spans do not count, each with what tells whether one does."""
        if self._options.manual_only:
            yield LeftOut.NOT_MANUAL, lambda mark: mark.origin.how is Origin.MANUAL
        if noise:
            yield LeftOut.BOILERPLATE, lambda mark: not _is_within(mark, noise)


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
