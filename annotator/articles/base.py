"""What readers of article files take and give."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from annotator.domain.document import DocumentDraft
from annotator.domain.values import Json
from annotator.wording import tr


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the user decided; ``None`` leaves it to the program."""

    encoding: str | None = None
    text_column: str | None = None
    title_column: str | None = None
    language: str | None = None


DEFAULTS = ReadOptions()


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article file that was read.

    ``encoding`` is ``None`` where the kind of file leaves no choice; ``notes`` say what was guessed or
    normalised, one sentence each. ``kind`` is that of the reader.
    """

    path: Path
    drafts: tuple[DocumentDraft, ...]
    encoding: str | None
    notes: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The bytes of a file and the name that errors give it."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class RawArticle:
    """One article as its file tells it, before its text is cleaned."""

    text: str
    title: str | None = None
    byline: str | None = None
    language: str | None = None
    meta: Mapping[str, Json] = field(default_factory=dict[str, Json])


@dataclass(frozen=True, slots=True)
class Extraction:
    articles: tuple[RawArticle, ...]
    encoding: str | None = None
    notes: tuple[str, ...] = ()


class ArticleReader(Protocol):
    """Reads one type of file, whose name is ``tr(kind)``. ``suffixes`` are in lower case with their dots."""

    @property
    def kind(self) -> str: ...

    @property
    def suffixes(self) -> tuple[str, ...]: ...

    @property
    def largest(self) -> int:
        """The most bytes that such a file may have."""
        ...

    def read(self, source: SourceFile, options: ReadOptions) -> Extraction:
        """Raises ``UnreadableFile``."""
        ...


class Tally:
    """Counts what was done to texts, in marked words, and tells it in sentences."""

    def __init__(self) -> None:
        self._counts = Counter[str]()

    def add(self, what: str, count: int) -> None:
        if count:
            self._counts[what] += count

    def notes(self) -> tuple[str, ...]:
        return tuple(
            tr("{what} ({count:,}×)", what=tr(what), count=count) for what, count in self._counts.items()
        )
