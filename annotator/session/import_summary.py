"""What an import did, for the summary at its end."""

from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.values import Id
from annotator.wording import tr, trn


@dataclass(slots=True)
class ImportSummary:
    """``group`` joins all changes of the import; ``already`` are texts that the project had, by title."""

    group: Id
    author: Id = ""
    files: int = 0
    added: list[tuple[Id, str]] = field(default_factory=list[tuple[Id, str]])
    already: list[tuple[Path, str]] = field(default_factory=list[tuple[Path, str]])
    refused: list[tuple[Path, str]] = field(default_factory=list[tuple[Path, str]])
    notes: list[tuple[Path, str]] = field(default_factory=list[tuple[Path, str]])
    spans: int = 0
    links: int = 0

    def include(self, other: "ImportSummary") -> None:
        """Add what another part of the same import did."""
        self.added += other.added
        self.already += other.already
        self.refused += other.refused
        self.notes += other.notes
        self.spans += other.spans
        self.links += other.links

    def sentence(self) -> str:
        """The summary in one line."""
        parts = [trn("{count:,} document added", "{count:,} documents added", len(self.added))]
        if self.spans:
            parts.append(trn("{count:,} span", "{count:,} spans", self.spans))
        if self.links:
            parts.append(trn("{count:,} link", "{count:,} links", self.links))
        if self.already:
            parts.append(tr("{count} there already", count=len(self.already)))
        if self.refused:
            parts.append(tr("{count} refused", count=len(self.refused)))
        return ", ".join(parts)
