"""Changes in a few words, for undo, history and status lines."""

from collections.abc import Mapping
from typing import Any, cast

from pydantic import ValidationError

from annotator.domain.change import Change, ObjectKind, Operation
from annotator.domain.tagset import Tagset
from annotator.domain.tagset_diff import differences
from annotator.domain.values import Json

_LENGTH = 40
_LINE = 60


def describe(change: Change, tagset: Tagset) -> str:
    """For example ``add PERSON “Ines Calloway”``; never empty."""
    if not change.operations:
        return "nothing"
    words = _WORDS[change.operations[-1].kind](change.operations[-1], tagset)
    more = len(change.operations) - 1
    if more and len({(op.kind, op.id) for op in change.operations}) > 1:
        return f"{words} and {more} more"
    return words


def _quoted(value: Json) -> str:
    surface = " ".join(str(cast("Mapping[str, Any]", value)["surface"]).split())
    return f"“{surface[:_LENGTH]}{'…' if len(surface) > _LENGTH else ''}”"


def span_words(operation: Operation, tagset: Tagset) -> str:
    """For example ``PERSON “Ines Calloway”``; nothing where the operation tells not all of that."""
    writes = operation.writes
    if operation.kind is not ObjectKind.SPAN or not (writes.get("label") and writes.get("extent")):
        return ""
    label = cast("Mapping[str, str]", writes["label"])["label"]
    return f"{tagset.label_name(label)} {_quoted(writes['extent'])}"


def _span(operation: Operation, tagset: Tagset) -> str:
    writes = operation.writes
    if words := span_words(operation, tagset):
        return f"add {words}"
    if "alive" in writes:
        return "restore a span" if writes["alive"] else "delete a span"
    if "label" in writes:
        label = cast("Mapping[str, str]", writes["label"])["label"]
        return f"relabel to {tagset.label_name(label)}"
    if "extent" in writes:
        return f"move a span to {_quoted(writes['extent'])}"
    return _answer(operation, tagset, "a span")


def _answer(operation: Operation, tagset: Tagset, what: str) -> str:
    writes = operation.writes
    register = "flag" if "flag" in writes else next(iter(writes))
    value = writes[register]
    if register == "answer":
        return f"{'answer' if value is not None else 'take back the answer to'} the flag on {what}"
    if not register.startswith("attribute."):
        return f"{register} on {what}" if value is not None else f"remove {register} from {what}"
    key = register.removeprefix("attribute.")
    attribute = tagset.attribute(key)
    name = attribute.name if attribute else key
    return f"{name} = {value}" if value is not None else f"clear {name}"


def _link(operation: Operation, tagset: Tagset) -> str:
    ends = operation.writes.get("ends")
    if ends is None:
        return "remove a link" if not operation.writes.get("alive") else "restore a link"
    key = str(cast("Mapping[str, Any]", ends)["role"])
    role = tagset.role(key)
    return f"link {role.name if role else key}"


def _set(operation: Operation, tagset: Tagset) -> str:
    registers = operation.writes
    if registers.get("skipped"):
        return f"skip the document ({registers['skipped']})"
    finished = [register for register in registers if register.startswith("finished.")]
    if finished:
        return "mark the document done" if registers[finished[0]] else "reopen the document"
    if "skipped" in registers:
        return "take the document up again"
    if any(register.startswith("assigned.") for register in registers):
        return "assign the document"
    return _answer(operation, tagset, "the document")


def _document(operation: Operation, tagset: Tagset) -> str:
    del tagset
    if "alive" in operation.writes:
        if not operation.writes["alive"]:
            return "withdraw a document"
        return f"add the document “{operation.writes.get('title', '')}”"
    if any(register.startswith("zone.") for register in operation.writes):
        return "correct a zone"
    return f"change the document's {next(iter(operation.writes)).removeprefix('meta.')}"


def _annotator(operation: Operation, tagset: Tagset) -> str:
    del tagset
    name = operation.writes.get("name")
    return f"add the annotator {name}" if name else "take an annotator out"


def _tagset(operation: Operation, tagset: Tagset) -> str:
    try:
        before = Tagset.model_validate(operation.before.get("tagset"))
        found = differences(before, Tagset.model_validate(operation.writes.get("tagset")))
    except ValidationError:
        found = []
    if not found:
        return f"change the tagset {tagset.name}"
    line = found[0].line
    more = f" and {len(found) - 1} more" if len(found) > 1 else ""
    return f"{line[:_LINE]}{'…' if len(line) > _LINE else ''}{more}"


def _project(operation: Operation, tagset: Tagset) -> str:
    del tagset
    return f"change the project's {next(iter(operation.writes)).split('.')[0]}"


_WORDS = {
    ObjectKind.SPAN: _span,
    ObjectKind.LINK: _link,
    ObjectKind.SET: _set,
    ObjectKind.DOCUMENT: _document,
    ObjectKind.ANNOTATOR: _annotator,
    ObjectKind.TAGSET: _tagset,
    ObjectKind.PROJECT: _project,
}
