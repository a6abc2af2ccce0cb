"""One annotation set in memory, kept in step with the journal change by change."""

from bisect import bisect_left, insort
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TypeVar

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change, ObjectKind, Operation, Register, Scope
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.registers import (
    flag_from_registers,
    flag_registers,
    link_from_registers,
    link_to_registers,
    span_from_registers,
    span_to_registers,
)
from annotator.domain.span import Span
from annotator.domain.values import Id, Json

T = TypeVar("T")


@dataclass(slots=True)
class Delta:
    """What a change did to the living spans and links, for whoever shows them."""

    spans: dict[Id, Span] = field(default_factory=dict[Id, Span])
    gone: set[Id] = field(default_factory=set[Id])
    links_changed: bool = False
    set_changed: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.spans or self.gone or self.links_changed or self.set_changed)


class LiveSet:
    """Starts from a set as it was read; ``apply`` answers ``None`` where it has to be read anew.

    The order of the spans is kept, not found again, so that a change in a long document costs little.
    """

    def __init__(self, work: AnnotationSet) -> None:
        self._head = replace(work, spans=(), links=())
        self._spans = {span.id: span for span in work.spans}
        self._links = {link.id: link for link in work.links}
        self._order = [span.order for span in work.spans]
        self._longest = max((-order[1] - order[0] for order in self._order), default=0)
        self._dead: dict[Id, Mapping[Register, Json]] = {}
        self._shown_links: tuple[Link, ...] | None = work.links
        self._whole: AnnotationSet | None = work

    @property
    def scope(self) -> Scope:
        return Scope(self._head.document, self._head.annotator)

    @property
    def spans(self) -> Mapping[Id, Span]:
        return self._spans

    @property
    def head(self) -> AnnotationSet:
        """The set without its spans and links: how far it is, its note and flag."""
        return self._head

    @property
    def links(self) -> tuple[Link, ...]:
        """In their order, only those between living spans."""
        if self._shown_links is None:
            shown = filter(self._is_shown, self._links.values())
            self._shown_links = tuple(sorted(shown, key=lambda link: link.order))
        return self._shown_links

    def spans_near(self, start: int, end: int) -> list[Span]:
        """In their order, all spans that reach into or touch ``[start, end]``, and a few that do not."""
        first = bisect_left(self._order, (start - self._longest,))
        last = bisect_left(self._order, (end + 1,))
        return [self._spans[order[-1]] for order in self._order[first:last]]

    @property
    def work(self) -> AnnotationSet:
        """The set as a value: all of it, and therefore not for every key."""
        if self._whole is None:
            spans = tuple(map(self._spans.__getitem__, map(itemgetter(-1), self._order)))
            self._whole = replace(self._head, spans=spans, links=self.links)
        return self._whole

    def apply(self, change: Change) -> Delta | None:
        """Take a change of this set's scope in."""
        delta = Delta()
        for operation in change.operations:
            if not self._apply_one(operation, delta):
                return None
        if not delta.is_empty:
            self._whole = None
        if delta.links_changed:
            self._shown_links = None
        return delta

    def _is_shown(self, link: Link) -> bool:
        return link.source in self._spans and (link.target is None or link.target in self._spans)

    def _reorder(self, before: Span | None, after: Span | None) -> None:
        if before is not None:
            del self._order[bisect_left(self._order, before.order)]
        if after is not None:
            insort(self._order, after.order)
            self._longest = max(self._longest, after.end - after.start)

    def _apply_one(self, operation: Operation, delta: Delta) -> bool:
        if operation.kind is ObjectKind.SET:
            self._head = written_set(self._head, operation.writes)
            delta.set_changed = True
            return True
        if operation.kind is ObjectKind.LINK:
            delta.links_changed = True
            return self._write(self._links, operation, link_to_registers, link_from_registers) is not _MISSING
        before = self._spans.get(operation.id)
        found = self._write(self._spans, operation, span_to_registers, span_from_registers)
        if found is _MISSING:
            return False
        self._reorder(before, self._spans.get(operation.id))
        if isinstance(found, Span):
            delta.spans[operation.id] = found
            delta.gone.discard(operation.id)
        else:
            delta.gone.add(operation.id)
            delta.spans.pop(operation.id, None)
        if "alive" in operation.writes and self._is_tied(operation.id):
            delta.links_changed = True
        return True

    def _is_tied(self, span: Id) -> bool:
        return any(span in (link.source, link.target) for link in self._links.values())

    def _write(
        self,
        living: dict[Id, T],
        operation: Operation,
        to_registers: Callable[[T], Mapping[Register, Json]],
        from_registers: Callable[[Id, Mapping[Register, Json]], T],
    ) -> "T | _Missing | None":
        """The object as it is after the operation; ``None`` where it lives no longer."""
        identifier = operation.id
        present = living.get(identifier)
        before = to_registers(present) if present is not None else self._dead.get(identifier, {})
        registers = {**before, **operation.writes}
        if not registers.get("alive"):
            living.pop(identifier, None)
            self._dead[identifier] = registers
            return None
        if not registers.keys() >= _COMPLETE and "ends" not in registers:
            return _MISSING
        self._dead.pop(identifier, None)
        living[identifier] = from_registers(identifier, registers)
        return living[identifier]


class _Missing:
    """Stands for an object whose registers are not all known here."""


_MISSING = _Missing()
_COMPLETE = {"extent", "label", "origin"}


def written_set(head: AnnotationSet, writes: Mapping[Register, Json]) -> AnnotationSet:
    """A set, spans and links aside, after registers of its own were written."""
    assigned, finished = set(head.assigned), set(head.finished)
    for register, value in writes.items():
        name, _, layer = register.partition(".")
        if name == "assigned":
            _switch(assigned, Layer(layer), on=value is not False)
        elif name == "finished":
            _switch(finished, Layer(layer), on=value is True)
        elif name in ("skipped", "note"):
            head = replace(head, **{name: value})
    flag = flag_from_registers({**flag_registers(head.flag), **writes})
    return replace(head, assigned=frozenset(assigned), finished=frozenset(finished), flag=flag)


def _switch(layers: set[Layer], layer: Layer, *, on: bool) -> None:
    (layers.add if on else layers.discard)(layer)
