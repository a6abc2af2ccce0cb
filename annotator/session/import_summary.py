"""What an import did, for the summary at its end."""

from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.values import Id


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
        parts = [counted(len(self.added), "document") + " added"]
        if self.spans:
            parts.append(counted(self.spans, "span"))
        if self.links:
            parts.append(counted(self.links, "link"))
        if self.already:
            parts.append(f"{len(self.already)} there already")
        if self.refused:
            parts.append(f"{len(self.refused)} refused")
        return ", ".join(parts)


def counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
