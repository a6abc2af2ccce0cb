"""Who is looking, and what they may therefore see.

Double annotation is only worth something while annotators do not see each other's work. Every query of the
session is answered for one view; the annotator's own is the default, and changing it is a journaled act.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.values import Id


class Viewpoint(StrEnum):
    ANNOTATOR = "annotator"
    REVIEWER = "reviewer"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class View:
    """``annotator`` is the person at the keyboard."""

    annotator: Id
    viewpoint: Viewpoint = Viewpoint.ANNOTATOR

    @property
    def shows_others(self) -> bool:
        return self.viewpoint is not Viewpoint.ANNOTATOR

    @property
    def narrowing(self) -> Id | None:
        """The annotator whose sets alone are shown, or ``None`` where all are."""
        return None if self.shows_others else self.annotator

    def shows(self, owner: Id) -> bool:
        """Whether the work of ``owner`` may be shown."""
        return self.shows_others or owner == self.annotator

    def visible(self, sets: Iterable[AnnotationSet]) -> list[AnnotationSet]:
        return [work for work in sets if self.shows(work.annotator)]
