"""All that one annotator recorded on one document."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotator import Annotator
from annotator.domain.document import Document
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.link import Link
from annotator.domain.span import Flag, Span
from annotator.domain.values import Id
from annotator.wording import mark


class Status(StrEnum):
    TODO = mark("todo")
    DOING = mark("doing")
    DONE = mark("done")
    SKIPPED = mark("skipped")


class SkipReason(StrEnum):
    NOT_NEWS = mark("not news")
    DUPLICATE = mark("duplicate")
    LANGUAGE = mark("language")
    UNREADABLE = mark("unreadable")
    OTHER = mark("other")


def derive_status(
    assigned: frozenset[Layer], finished: frozenset[Layer], *, skipped: bool, touched: bool
) -> Status:
    """Skipped, else done when every assigned layer is finished, else doing once anything is recorded."""
    if skipped:
        return Status.SKIPPED
    if finished and finished >= assigned:
        return Status.DONE
    return Status.DOING if touched or finished else Status.TODO


@dataclass(frozen=True, slots=True)
class AnnotationSet:
    """Living spans in ``Span.order`` and living links in ``Link.order``; ``skipped`` is a reason."""

    document: Id
    annotator: Id
    assigned: frozenset[Layer] = ALL_LAYERS
    finished: frozenset[Layer] = frozenset()
    skipped: str | None = None
    note: str | None = None
    flag: Flag | None = None
    spans: tuple[Span, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def status(self) -> Status:
        touched = bool(self.spans or self.links or self.note or self.flag)
        return derive_status(self.assigned, self.finished, skipped=self.skipped is not None, touched=touched)


@dataclass(frozen=True, slots=True)
class Reading:
    """One annotator's view of one document; no annotator and no set where nobody has one."""

    document: Document
    annotator: Annotator | None = None
    work: AnnotationSet | None = None
