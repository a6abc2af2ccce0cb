"""Caret and selection, in code points."""

from dataclasses import dataclass

from annotator.domain.span import Fragment


@dataclass(frozen=True, slots=True)
class Selection:
    """From where it was begun to where the caret is; empty when the two are one."""

    anchor: int = 0
    caret: int = 0

    @property
    def start(self) -> int:
        return min(self.anchor, self.caret)

    @property
    def end(self) -> int:
        return max(self.anchor, self.caret)

    @property
    def fragment(self) -> Fragment:
        return self.start, self.end

    @property
    def empty(self) -> bool:
        return self.anchor == self.caret

    def to(self, caret: int, *, extend: bool) -> "Selection":
        return Selection(self.anchor if extend else caret, caret)

    def over(self, start: int, end: int) -> "Selection":
        """``[start, end)``, with the caret at the end where it was before."""
        return Selection(end, start) if self.caret < self.anchor else Selection(start, end)
