"""The registers of a document and of its sets after each change, folded as far as they are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change, ObjectKind, Register, Scope
from annotator.domain.document import Document, Zone, ZoneKind
from annotator.domain.link import Link
from annotator.domain.registers import link_from_registers, span_from_registers
from annotator.domain.span import Span
from annotator.domain.values import Id, Json
from annotator.session.live import written_set

_Object = tuple[ObjectKind, Id]
_Registers = Mapping[Register, Json]
_State = dict[_Object, _Registers]

_EVERY = 250
"""Changes between states that are kept, so that none is ever folded from the beginning."""

_WHOLE_SPAN = {"alive", "extent", "label", "origin"}
_WHOLE_LINK = {"alive", "ends", "origin"}


class States:
    """``changes`` are in the order of their stamps, and may become more."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._kept: dict[Scope, dict[int, _State]] = {}
        self._spans: dict[Id, tuple[_Registers, Span]] = {}

    def document(self, scope: Scope, number: int, now: Document) -> Document:
        """The title, language and zones of that time."""
        registers = self._after(scope, number).get((ObjectKind.DOCUMENT, now.id), {})
        return replace(
            now,
            title=str(registers.get("title", now.title)),
            language=str(registers.get("language", now.language)),
            zones=_zones(registers),
        )

    def work(self, scope: Scope, number: int, text: str) -> AnnotationSet:
        state = self._after(scope, number)
        assert scope.document is not None
        assert scope.annotator is not None
        head = AnnotationSet(scope.document, scope.annotator)
        head = written_set(head, state.get((ObjectKind.SET, scope.document), {}))
        spans = self._living_spans(state, text)
        return replace(head, spans=spans, links=_living_links(state, {span.id for span in spans}))

    def _after(self, scope: Scope, number: int) -> _State:
        """The state after the change of that number: folded on from the nearest one that is kept."""
        kept = self._kept.setdefault(scope, {})
        start = max((place for place in kept if place <= number), default=-1)
        state = dict(kept[start]) if start >= 0 else {}
        for place in range(start + 1, number + 1):
            change = self._changes[place]
            if change.scope == scope:
                _apply(state, change)
            if place % _EVERY == 0:
                kept[place] = dict(state)
        return state

    def _living_spans(self, state: _State, text: str) -> tuple[Span, ...]:
        found = [
            self._span(identifier, registers)
            for (kind, identifier), registers in state.items()
            if kind is ObjectKind.SPAN and registers.get("alive") is True and registers.keys() >= _WHOLE_SPAN
        ]
        fitting = (span for span in found if span.extent.fits(text))
        return tuple(sorted(fitting, key=lambda span: span.order))

    def _span(self, identifier: Id, registers: _Registers) -> Span:
        """Made once as long as its registers stay the same."""
        known = self._spans.get(identifier)
        if known is None or known[0] is not registers:
            known = self._spans[identifier] = (registers, span_from_registers(identifier, registers))
        return known[1]


def _apply(state: _State, change: Change) -> None:
    """Registers of an object are replaced, never changed: kept states share them."""
    for operation in change.operations:
        key = (operation.kind, operation.id)
        state[key] = {**state.get(key, {}), **operation.writes}


def _living_links(state: _State, spans: set[Id]) -> tuple[Link, ...]:
    found = [
        link_from_registers(identifier, registers)
        for (kind, identifier), registers in state.items()
        if kind is ObjectKind.LINK and registers.get("alive") is True and registers.keys() >= _WHOLE_LINK
    ]
    tied = (link for link in found if link.source in spans and (link.target is None or link.target in spans))
    return tuple(sorted(tied, key=lambda link: link.order))


def _zones(registers: _Registers) -> tuple[Zone, ...]:
    names = (name.split(".") for name, value in registers.items() if value and name.startswith("zone."))
    return tuple(sorted(Zone(int(start), int(end), ZoneKind(kind)) for _, kind, start, end in names))
