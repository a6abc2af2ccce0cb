"""Documents and their zones. All offsets are Unicode code points, half-open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from annotator.domain.identity import text_sha256
from annotator.domain.values import Id, Json
from annotator.wording import mark


class ZoneKind(StrEnum):
    TITLE = mark("title")
    BYLINE = mark("byline")
    DATELINE = mark("dateline")
    CAPTION = mark("caption")
    QUOTATION = mark("quotation")
    BOILERPLATE = mark("boilerplate")


@dataclass(frozen=True, slots=True, order=True)
class Zone:
    """A region ``[start, end)`` that is structure, not annotation; its identity is its three fields."""

    start: int
    end: int
    kind: ZoneKind

    def touches(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """What a reader made of an article file, before it belongs to a project."""

    title: str
    text: str
    language: str
    meta: Mapping[str, Json] = field(default_factory=dict[str, Json])
    zones: tuple[Zone, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Immutable text with a hash, a language, a title, metadata and zones; zones in order of start."""

    id: Id
    title: str
    text: str
    sha256: str
    language: str
    meta: Mapping[str, Json] = field(default_factory=dict[str, Json])
    zones: tuple[Zone, ...] = ()

    @classmethod
    def from_draft(cls, identifier: Id, draft: DocumentDraft) -> "Document":
        return cls(
            identifier,
            draft.title,
            draft.text,
            text_sha256(draft.text),
            draft.language,
            draft.meta,
            tuple(sorted(draft.zones)),
        )

    def places_of(self, kind: ZoneKind) -> list[tuple[int, int]]:
        """``[start, end)`` of each zone of a kind."""
        return [(zone.start, zone.end) for zone in self.zones if zone.kind is kind]

    def in_boilerplate(self, start: int, end: int) -> bool:
        return any(zone.kind is ZoneKind.BOILERPLATE and zone.touches(start, end) for zone in self.zones)
