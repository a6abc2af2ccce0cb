"""Finishing and skipping documents, and what is still open before that."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change
from annotator.domain.errors import EditError
from annotator.domain.layer import Layer
from annotator.domain.span import Flag, Span
from annotator.domain.tagset import Tagset
from annotator.session.desk import Desk
from annotator.session.edits import current_head
from annotator.store.project_file import ProjectFile
from annotator.wording import tr


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something that an annotator may have forgotten; ``span`` is where it is, or the document's own."""

    span: Span | None
    what: str


def finish(file: ProjectFile, desk: Desk, layers: Iterable[Layer] | None = None) -> Change:
    """Mark layers finished, by default all that are assigned; a skipped document is skipped no longer."""
    work = current_head(file, desk)
    chosen = frozenset(layers) if layers is not None else work.assigned
    writes: dict[str, bool | str | None] = {f"finished.{layer.value}": True for layer in sorted(chosen)}
    if work.skipped is not None:
        writes["skipped"] = None
    return desk.write_set(file, {**writes})


def reopen(file: ProjectFile, desk: Desk) -> Change:
    """Take back finished and skipped."""
    work = current_head(file, desk)
    if work.skipped is None and not work.finished:
        raise EditError(tr("This document is open already"))
    writes: dict[str, bool | None] = {f"finished.{layer.value}": False for layer in sorted(work.finished)}
    if work.skipped is not None:
        writes["skipped"] = None
    return desk.write_set(file, {**writes})


def skip(file: ProjectFile, desk: Desk, reason: str) -> Change:
    """Leave a document out, saying why."""
    if not reason.strip():
        raise EditError(tr("Skipping needs a reason"))
    return desk.write_set(file, {"skipped": reason.strip()})


def open_items(work: AnnotationSet, tagset: Tagset) -> list[OpenItem]:
    """Unanswered attributes, expected roles without an answer, and flags, in the order of the text."""
    answered = {(link.source, link.role) for link in work.links}
    items: list[OpenItem] = []
    if work.flag is not None:
        items.append(OpenItem(None, tr("document {flagged}", flagged=_flag_words(work.flag))))
    for span in work.spans:
        if span.layer in work.assigned:
            items.extend(OpenItem(span, what) for what in _open_on(span, tagset, answered))
    return items


def _open_on(span: Span, tagset: Tagset, answered: set[tuple[str, str]]) -> Iterator[str]:
    for attribute in tagset.attributes_of(span.layer):
        if attribute.kind != "flag" and attribute.key not in span.attributes:
            yield tr("{attribute} is not answered", attribute=attribute.name)
    for role, frame in tagset.roles_of(span.label):
        if frame.expected and (span.id, role.key) not in answered:
            yield tr("{role} is missing", role=role.name)
    if span.flag is not None:
        yield _flag_words(span.flag)


def _flag_words(flag: Flag) -> str:
    kind = tr(flag.kind.value)
    return tr("flagged: {kind}, answered", kind=kind) if flag.answer else tr("flagged: {kind}", kind=kind)
