"""Bringing a span back as it was: what has become of it since, and the one change that restores it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.change import Change, ObjectKind, Operation, Register
from annotator.domain.errors import EditError
from annotator.domain.link import Link
from annotator.domain.registers import ATTRIBUTE, span_to_registers
from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id, Json
from annotator.session.desk import Desk
from annotator.session.edits import check_new
from annotator.store.project_file import ProjectFile
from annotator.wording import tr

_LEFT = frozenset({"origin", "flag", "answer"})
"""Registers that are not restored: how a span came to be, and what is being asked about it now."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A span as it was, and in words what has become of it since."""

    then: Span
    since: str


def differences(then: Iterable[Span], now: Mapping[Id, Span], tagset: Tagset) -> list[Difference]:
    """The spans of some moment that are not any more as they were, in the order of the text."""
    found = ((span, _since(span, now.get(span.id), tagset)) for span in then)
    return [Difference(span, since) for span, since in found if since]


def _since(then: Span, now: Span | None, tagset: Tagset) -> str:
    if now is None:
        return tr("deleted")
    words: list[str] = []
    if now.label != then.label:
        words.append(tr("relabeled to {label}", label=tagset.label_name(now.label)))
    if now.extent != then.extent:
        words.append(tr("moved to “{words}”", words=" ".join(now.surface.split())))
    changed = [key for key in {**then.attributes, **now.attributes} if _value(then, key) != _value(now, key)]
    words += [tr("{attribute} changed", attribute=_attribute_name(tagset, key)) for key in changed]
    if now.note != then.note:
        words.append(tr("note changed"))
    return ", ".join(words)


def _value(span: Span, key: str) -> object:
    return span.attributes.get(key)


def _attribute_name(tagset: Tagset, key: str) -> str:
    attribute = tagset.attribute(key)
    return attribute.name if attribute else key


def restore_span(file: ProjectFile, desk: Desk, then: Span, links: Sequence[Link] = ()) -> Change:
    """Make a span what it was, and bring back those of its ``links`` of then whose other ends live.

    Raises ``EditError`` where nothing has changed, or its twin stands there already.
    """
    check_new(file, desk, then.layer, then.label, then.extent, but=then.id)
    registers = file.registers(desk.scope, ObjectKind.SPAN, then.id)
    writes = _restoring(registers, span_to_registers(then))
    operations = [Operation(ObjectKind.SPAN, then.id, writes)] if writes else []
    operations += [
        Operation(ObjectKind.LINK, link.id, {"alive": True})
        for link in links
        if _comes_back(file, desk, link, then.id)
    ]
    if not operations:
        raise EditError(tr("The span is as it was"))
    return desk.commit_all(file, operations)


def _restoring(now: Mapping[Register, Json], then: Mapping[Register, Json]) -> dict[Register, Json]:
    """The registers that differ; an answer or a note that was not there then is taken away."""
    names = {*then, *(name for name in now if name.startswith(ATTRIBUTE) or name == "note")} - _LEFT
    return {name: then.get(name) for name in sorted(names) if now.get(name) != then.get(name)}


def _comes_back(file: ProjectFile, desk: Desk, link: Link, span: Id) -> bool:
    if span not in (link.source, link.target):
        return False
    if file.registers(desk.scope, ObjectKind.LINK, link.id).get("alive") is True:
        return False
    other = link.target if link.source == span else link.source
    return other is None or file.sets.span(desk.document, desk.annotator, other) is not None


def links_of(work: AnnotationSet, span: Id) -> list[Link]:
    return [link for link in work.links if span in (link.source, link.target)]
