"""One annotation set while it is being changed: what is touched is loaded, and written back at the end."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from annotator.domain.change import Register
from annotator.domain.errors import EditError, SpanInvalid, UnknownObject
from annotator.domain.layer import Layer
from annotator.domain.span import other_surface
from annotator.domain.values import Id, Json
from annotator.store.encoding import json_object, to_json
from annotator.store.rows import Registers, Row, link_registers, link_row, span_registers, span_row
from annotator.wording import tr

TallyKey = tuple[int, str, str]
"""Number of the annotator, layer, label."""

_BITS = {layer.value: 1 << place for place, layer in enumerate(Layer)}


@dataclass(slots=True)
class Counts:
    """Of what is shown."""

    spans: int = 0
    links: int = 0
    flagged: int = 0


@dataclass(slots=True)
class Item:
    """A span or a link: its registers (replaced, never changed), and as what it stood in the tables."""

    registers: Mapping[Register, Json]
    touched: bool = False
    shown: bool = False
    layer: str | None = None
    label: str | None = None
    flagged: bool = False


def item_of_span(row: Row) -> tuple[Id, Item]:
    identifier, registers = span_registers(row)
    return identifier, Item(
        registers, False, bool(row[3]), row[9], row[10], registers.get("flag") is not None
    )


def item_of_link(row: Row) -> tuple[Id, Item]:
    identifier, registers = link_registers(row)
    return identifier, Item(registers, False, bool(row[3]))


@dataclass(slots=True)
class SetSheet:
    """``fresh``: the tables hold nothing of this set, so nothing need be read before it is written."""

    document: int
    annotator: int
    fresh: bool
    touched: bool = False
    registers: Registers = field(default_factory=dict[str, Json])
    counts: Counts = field(default_factory=Counts)
    spans: dict[Id, Item] = field(default_factory=dict[Id, Item])
    links: dict[Id, Item] = field(default_factory=dict[Id, Item])

    def load(self, row: Row) -> None:
        self.counts = Counts(*row[8:11])
        self.registers = json_object(row[11])

    def row(self, *, shown: bool) -> Row:
        registers, counts = self.registers, self.counts
        held = {name: value for name, value in registers.items() if value is not None}
        there = bool(held) or counts.spans > 0 or counts.links > 0
        worked = counts.spans or counts.links or held.get("note") or held.get("flag")
        flag = held.get("flag")
        return (
            self.document,
            self.annotator,
            shown and there,
            sum(bit for layer, bit in _BITS.items() if held.get(f"assigned.{layer}") is not False),
            sum(bit for layer, bit in _BITS.items() if held.get(f"finished.{layer}") is True),
            _text(held.get("skipped")),
            None if flag is None else to_json(flag),
            bool(worked),
            counts.spans,
            counts.links,
            counts.flagged,
            to_json(held),
        )

    def settle_spans(
        self, text: str | None, tally: Counter[TallyKey], *, strict: bool
    ) -> tuple[list[Row], list[Id]]:
        """Rows to write, and ids of spans that came into sight or went out of it.

        ``strict``: a living span that was touched and cannot be shown raises ``EditError``.
        """
        rows: list[Row] = []
        turned: list[Id] = []
        came: list[tuple[str, str]] = []
        document, annotator = self.document, self.annotator
        for identifier, item in self.spans.items():
            registers, stood = item.registers, item.shown
            shown = text is not None and is_shown_in(text, registers)
            if shown != stood:
                turned.append(identifier)
            elif not item.touched:
                continue
            if not shown and strict and item.touched and registers.get("alive") is True:
                raise misfit(identifier, registers, text)
            row = span_row(document, annotator, identifier, registers, shown=shown)
            rows.append(row)
            if stood:
                self._count_out(item, tally)
            if shown:
                came.append((row[9], row[10]))
                self.counts.flagged += row[13] is not None
            item.shown = shown
        self._count_in(came, tally)
        return rows, turned

    def _count_out(self, item: Item, tally: Counter[TallyKey]) -> None:
        """As what the span stood in the tables."""
        tally[self.annotator, cast("str", item.layer), cast("str", item.label)] -= 1
        self.counts.spans -= 1
        self.counts.flagged -= item.flagged

    def _count_in(self, labels: list[tuple[str, str]], tally: Counter[TallyKey]) -> None:
        self.counts.spans += len(labels)
        for (layer, label), spans in Counter(labels).items():
            tally[self.annotator, layer, label] += spans

    def settle_links(self, *, strict: bool) -> list[Row]:
        """Rows to write; the spans at the links' ends must be loaded and settled.

        ``strict``: a living link that was touched and has an end that never was a span raises ``EditError``.
        """
        rows: list[Row] = []
        for identifier, item in self.links.items():
            ends = ends_of(item.registers)
            if strict and item.touched and item.registers.get("alive") is True:
                self._check_link(identifier, item.registers, ends)
            shown = is_link_alive(item.registers) and all(self.is_end_shown(end) for end in ends)
            if not item.touched and shown == item.shown:
                continue
            rows.append(link_row(self.document, self.annotator, identifier, item.registers, shown=shown))
            self.counts.links += shown - item.shown
            item.shown = shown
        return rows

    def is_end_shown(self, end: Id) -> bool:
        item = self.spans.get(end)
        return item is not None and item.shown

    def _check_link(self, identifier: Id, registers: Mapping[Register, Json], ends: Iterable[Id]) -> None:
        if not is_link_alive(registers) or not all(end in self.spans for end in ends):
            raise UnknownObject(tr("An end of the link {id} is no span here", id=identifier))


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def is_shown_in(text: str, registers: Mapping[Register, Any]) -> bool:
    """Whether a span lives, is complete, and stands where the text has its surface."""
    get = registers.get
    extent = get("extent")
    if extent is None or get("alive") is not True or get("label") is None or get("origin") is None:
        return False
    pieces = extent["fragments"]
    return extent["surface"] == text[pieces[0][0] : pieces[-1][1]]


def ends_of(registers: Mapping[Register, Json]) -> tuple[Id, ...]:
    """The spans at a link's ends."""
    ends = cast("dict[str, Id | None] | None", registers.get("ends"))
    if ends is None:
        return ()
    return tuple(end for end in (ends["source"], ends["target"]) if end is not None)


def is_link_alive(registers: Mapping[Register, Json]) -> bool:
    """Whether a link lives and is complete, whatever its ends are."""
    return (
        registers.get("alive") is True
        and registers.get("ends") is not None
        and registers.get("origin") is not None
    )


def misfit(identifier: Id, registers: Mapping[Register, Json], text: str | None) -> EditError:
    """Why a living span cannot be shown."""
    missing = [name for name in ("extent", "label", "origin") if registers.get(name) is None]
    if text is None or missing:
        return UnknownObject(tr("There is no whole span {id} here", id=identifier))
    extent = cast("dict[str, Any]", registers["extent"])
    start, end = extent["fragments"][0][0], extent["fragments"][-1][1]
    return SpanInvalid(other_surface(start, end, text[start:end], extent["surface"]))
