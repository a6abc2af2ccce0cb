"""One annotation set while it is being changed: what is touched is loaded, and written back at the end."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, cast

from annotator.domain.layer import Layer
from annotator.domain.values import Id, Json
from annotator.store.encoding import json_object, pack_id, to_json
from annotator.store.rows import Registers, Row, link_registers, link_row, span_registers, span_row

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
    """A span or a link: its registers, and whether and as what it stood in the tables."""

    registers: Registers
    stored: bool = False
    shown: bool = False
    layer: str | None = None
    label: str | None = None
    flagged: bool = False
    touched: bool = False


def item_of_span(row: Row) -> tuple[Id, Item]:
    identifier, registers = span_registers(row)
    return identifier, Item(registers, True, bool(row[3]), row[9], row[10], registers.get("flag") is not None)


def item_of_link(row: Row) -> tuple[Id, Item]:
    identifier, registers = link_registers(row)
    return identifier, Item(registers, True, bool(row[3]))


@dataclass(slots=True)
class SetSheet:
    """``fresh``: the tables hold nothing of this set, so nothing need be read before it is written."""

    document: int
    annotator: int
    fresh: bool
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

    def settle_spans(self, text: str | None, tally: Counter[TallyKey]) -> tuple[list[Row], list[Id]]:
        """Rows to write, and ids of spans that came into sight or went out of it."""
        rows: list[Row] = []
        turned: list[Id] = []
        for identifier, item in self.spans.items():
            shown = text is not None and is_shown_in(text, item.registers)
            if not item.touched and shown == item.shown:
                continue
            if shown != item.shown:
                turned.append(identifier)
            row = span_row(self.document, self.annotator, identifier, item.registers, shown=shown)
            rows.append(row)
            self._count(item, row, shown, tally)
        return rows, turned

    def _count(self, item: Item, row: Row, shown: bool, tally: Counter[TallyKey]) -> None:
        if item.shown:
            tally[self.annotator, cast("str", item.layer), cast("str", item.label)] -= 1
            self.counts.spans -= 1
            self.counts.flagged -= item.flagged
        if shown:
            tally[self.annotator, row[9], row[10]] += 1
            self.counts.spans += 1
            self.counts.flagged += row[13] is not None
        item.shown, item.layer, item.label, item.flagged = shown, row[9], row[10], row[13] is not None

    def settle_links(self, living: set[Id]) -> list[Row]:
        """Rows to write; ``living`` are those of the links' ends that are shown."""
        rows: list[Row] = []
        for identifier, item in self.links.items():
            shown = is_link_shown(item.registers, living)
            if not item.touched and shown == item.shown:
                continue
            rows.append(link_row(self.document, self.annotator, identifier, item.registers, shown=shown))
            self.counts.links += shown - item.shown
            item.shown = shown
        return rows


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) else None


def is_shown_in(text: str, registers: Registers) -> bool:
    """Whether a span lives, is complete, and stands where the text has its surface."""
    if registers.get("alive") is not True:
        return False
    extent = cast("dict[str, Any] | None", registers.get("extent"))
    if extent is None or registers.get("label") is None or registers.get("origin") is None:
        return False
    pieces = extent["fragments"]
    return extent["surface"] == text[pieces[0][0] : pieces[-1][1]]


def ends_of(registers: Registers) -> tuple[Id, ...]:
    """The spans at a link's ends."""
    ends = cast("dict[str, Id | None] | None", registers.get("ends"))
    if ends is None:
        return ()
    return tuple(end for end in (ends["source"], ends["target"]) if end is not None)


def is_link_shown(registers: Registers, living: set[Id]) -> bool:
    ends = ends_of(registers)
    return (
        registers.get("alive") is True
        and registers.get("origin") is not None
        and bool(ends)
        and living.issuperset(ends)
    )


def packed(identifiers: Iterable[Id]) -> list[bytes]:
    return [pack_id(identifier) for identifier in identifiers]
