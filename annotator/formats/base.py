"""What every dataset format promises, and what it tells afterwards."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from annotator.domain.annotation_set import Reading
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.progress import Progress, no_progress
from annotator.domain.tagset import Attribute, Label, Role, Tagset
from annotator.domain.values import Id, Json
from annotator.wording import mark

Align: TypeAlias = Literal["strict", "contract", "expand"]
Split: TypeAlias = tuple[int, int, int]
"""Shares of train, dev and test; they need not add up to 100."""


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """``extra`` goes into the manifest as it is: whatever chose the readings."""

    split: Split | None = None
    seed: int = 0
    align: Align = "strict"
    exclude_boilerplate: bool = False
    include_mentions: bool = False
    processes: int = 1
    layers: frozenset[Layer] = ALL_LAYERS
    extra: Mapping[str, Json] = field(default_factory=dict[str, Json])


class LossKind(StrEnum):
    """Why a dataset does not hold something, or not as it was recorded."""

    BOILERPLATE = mark("boilerplate")
    MISALIGNED = mark("misaligned")
    MOVED = mark("moved to token boundaries")
    OVERLAP = mark("overlap")
    DISCONTINUOUS = mark("discontinuous")
    WHITE_SPACE = mark("white space")
    LINK_END = mark("link without its span")
    CHARACTERS = mark("broken characters")


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that a dataset could not represent; offsets are code points.

    ``span`` is the id of the span, or of the link where the kind says so; empty for a whole document.
    ``detail`` goes into files as it is, and the window shows ``tr(detail)``.
    """

    kind: LossKind
    document: Id
    title: str
    span: Id
    start: int
    end: int
    text: str
    detail: str = ""


@dataclass(slots=True)
class ExportReport:
    """What an export holds. ``spans`` counts by layer and written label; ``files`` are relative names."""

    documents: int = 0
    readings: int = 0
    spans: Counter[tuple[Layer, str]] = field(default_factory=Counter[tuple[Layer, str]])
    links: int = 0
    losses: list[Loss] = field(default_factory=list[Loss])
    files: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])

    def losses_by_kind(self) -> Counter[LossKind]:
        return Counter(loss.kind for loss in self.losses)


class DatasetFormat(Protocol):
    """A way to write readings. ``suffix`` is a file's, or empty where the output is a folder; ``title`` is
    marked.
    """

    name: str
    title: str
    suffix: str
    many_readings: bool
    default_status: Literal["any", "done"]

    def targets(self, out: Path, options: ExportOptions) -> tuple[Path, ...]:
        """The file or folder that an export makes, and what it puts beside."""
        ...

    def write(
        self,
        readings: Iterable[Reading],
        total: int | None,
        tagset: Tagset,
        out: Path,
        options: ExportOptions,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """Write everything, or nothing at all: what stood at ``out`` stays until the new is whole.

        Readings of one document follow each other. Raises ``OutputError`` and ``Cancelled``.
        """
        ...

    def preview(
        self,
        readings: Iterable[Reading],
        total: int | None,
        tagset: Tagset,
        options: ExportOptions,
        progress: Progress = no_progress,
    ) -> ExportReport:
        """The report of the export that would be made; writes nothing."""
        ...


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """``project`` gives foreign ids and annotators their ids; ``known`` is the tagset labels end up in."""

    project: Id
    known: Tagset


@dataclass(slots=True)
class Findings:
    """What a reader met on the way; complete once its readings are used up.

    ``labels``, ``attributes`` and ``roles`` are those that the known tagset lacks, by key.
    """

    notes: list[str] = field(default_factory=list[str])
    labels: dict[str, Label] = field(default_factory=dict[str, Label])
    attributes: dict[str, Attribute] = field(default_factory=dict[str, Attribute])
    roles: dict[str, Role] = field(default_factory=dict[str, Role])


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset being read: readings of one document need not follow each other.

    A reading with work and no annotator holds annotations that nobody has signed.
    """

    readings: Iterator[Reading]
    findings: Findings


class DatasetReader(Protocol):
    name: str

    def sniff(self, path: Path) -> bool:
        """Whether the file or folder looks like this format; never raises for what it holds."""
        ...

    def tagset(self, path: Path) -> Tagset | None:
        """The tagset that came with the dataset. Raises ``TagsetError`` where it is broken."""
        ...

    def read(self, path: Path, options: ImportOptions, progress: Progress = no_progress) -> Dataset:
        """The readings, one by one; ``progress`` counts bytes.

        Iterating raises ``UnreadableFile`` at the first line that is broken, and ``Cancelled``.
        """
        ...
