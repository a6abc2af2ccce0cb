"""What a check can find."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Problem:
    """``what`` is file, journal, text, tables or surface; ``where`` a document or place in the file."""

    what: str
    where: str
    detail: str


@dataclass(slots=True)
class CheckReport:
    """``changes`` and ``documents`` were looked at; ``notes`` say what could not be."""

    problems: list[Problem] = field(default_factory=list[Problem])
    changes: int = 0
    documents: int = 0
    notes: list[str] = field(default_factory=list[str])

    @property
    def is_clean(self) -> bool:
        return not self.problems
