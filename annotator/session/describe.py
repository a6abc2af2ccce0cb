"""Changes in a few words, for undo, history and status lines."""

from collections.abc import Mapping
from typing import Any, cast

from pydantic import ValidationError

from annotator.domain.annotation_set import SkipReason
from annotator.domain.change import Change, ObjectKind, Operation, Register
from annotator.domain.tagset import Tagset
from annotator.domain.tagset_diff import differences
from annotator.domain.values import Json
from annotator.wording import mark, tr

_LENGTH = 40
_LINE = 60

_ANSWERED = mark("answer the flag on {thing}")
_UNANSWERED = mark("take back the answer to the flag on {thing}")
_REGISTERS = {
    "flag": mark("flag"),
    "language": mark("language"),
    "name": mark("name"),
    "note": mark("note"),
    "title": mark("title"),
    "viewpoint": mark("viewpoint"),
}


def describe(change: Change, tagset: Tagset, span: str | None = None) -> str:
    """For example ``add PERSON “Ines Calloway”``; never empty. ``span`` is what the last one is called."""
    if not change.operations:
        return tr("nothing")
    last = change.operations[-1]
    if last.kind is ObjectKind.SPAN:
        words = _span(last, tagset, span or tr("a span"))
    else:
        words = _WORDS[last.kind](last, tagset)
    more = len(change.operations) - 1
    if more and len({(op.kind, op.id) for op in change.operations}) > 1:
        return tr("{words} and {count} more", words=words, count=more)
    return words


def _quoted(value: Json) -> str:
    surface = " ".join(str(cast("Mapping[str, Any]", value)["surface"]).split())
    return tr("“{words}”", words=surface[:_LENGTH] + ("…" if len(surface) > _LENGTH else ""))


def span_words(operation: Operation, tagset: Tagset) -> str:
    """For example ``PERSON “Ines Calloway”``; nothing where the operation tells not all of that."""
    writes = operation.writes
    if operation.kind is not ObjectKind.SPAN or not (writes.get("label") and writes.get("extent")):
        return ""
    label = cast("Mapping[str, str]", writes["label"])["label"]
    return f"{tagset.label_name(label)} {_quoted(writes['extent'])}"


def _span(operation: Operation, tagset: Tagset, called: str) -> str:
    writes = operation.writes
    if words := span_words(operation, tagset):
        return tr("add {span}", span=words)
    if "alive" in writes:
        frame = mark("restore {span}") if writes["alive"] else mark("delete {span}")
        return tr(frame, span=called)
    if "label" in writes:
        label = cast("Mapping[str, str]", writes["label"])["label"]
        return tr("relabel to {label}", label=tagset.label_name(label))
    if "extent" in writes:
        return tr("move {span} to {words}", span=called, words=_quoted(writes["extent"]))
    return _answer(operation, tagset, called)


def _answer(operation: Operation, tagset: Tagset, what: str) -> str:
    writes = operation.writes
    register = "flag" if "flag" in writes else next(iter(writes))
    value = writes[register]
    if register == "answer":
        frame = _ANSWERED if value is not None else _UNANSWERED
        return tr(frame, thing=what)
    if not register.startswith("attribute."):
        frame = mark("{remark} on {thing}") if value is not None else mark("remove {remark} from {thing}")
        return tr(frame, remark=_called(register), thing=what)
    key = register.removeprefix("attribute.")
    attribute = tagset.attribute(key)
    name = attribute.name if attribute else key
    return f"{name} = {value}" if value is not None else tr("clear {attribute}", attribute=name)


def _called(register: Register) -> str:
    """Metadata have names of the user's own."""
    return tr(_REGISTERS[register]) if register in _REGISTERS else register


def _reason(skipped: str) -> str:
    """One of ``SkipReason``, or the user's own words."""
    return tr(skipped) if skipped in set(SkipReason) else skipped


def _link(operation: Operation, tagset: Tagset) -> str:
    ends = operation.writes.get("ends")
    if ends is None:
        return tr("restore a link") if operation.writes.get("alive") else tr("remove a link")
    key = str(cast("Mapping[str, Any]", ends)["role"])
    role = tagset.role(key)
    return tr("link {role}", role=role.name if role else key)


def _set(operation: Operation, tagset: Tagset) -> str:
    registers = operation.writes
    if registers.get("skipped"):
        return tr("skip the document ({reason})", reason=_reason(str(registers["skipped"])))
    finished = [register for register in registers if register.startswith("finished.")]
    if finished:
        return tr("mark the document done") if registers[finished[0]] else tr("reopen the document")
    if "skipped" in registers:
        return tr("take the document up again")
    if any(register.startswith("assigned.") for register in registers):
        return tr("assign the document")
    if any(register.startswith("settled.") for register in registers):
        return tr("decide on a dispute")
    return _answer(operation, tagset, tr("the document"))


def _document(operation: Operation, tagset: Tagset) -> str:
    del tagset
    if "alive" in operation.writes:
        if not operation.writes["alive"]:
            return tr("withdraw a document")
        return tr("add the document “{title}”", title=operation.writes.get("title", ""))
    if any(register.startswith("zone.") for register in operation.writes):
        return tr("correct a zone")
    return tr(
        "change the document's {what}", what=_called(next(iter(operation.writes)).removeprefix("meta."))
    )


def _annotator(operation: Operation, tagset: Tagset) -> str:
    del tagset
    name = operation.writes.get("name")
    return tr("add the annotator {name}", name=name) if name else tr("take an annotator out")


def _tagset(operation: Operation, tagset: Tagset) -> str:
    try:
        before = Tagset.model_validate(operation.before.get("tagset"))
        found = differences(before, Tagset.model_validate(operation.writes.get("tagset")))
    except ValidationError:
        found = []
    if not found:
        return tr("change the tagset {tagset}", tagset=tagset.name)
    line = found[0].line
    words = line[:_LINE] + ("…" if len(line) > _LINE else "")
    more = len(found) - 1
    return tr("{words} and {count} more", words=words, count=more) if more else words


def _project(operation: Operation, tagset: Tagset) -> str:
    del tagset
    return tr("change the project's {what}", what=_called(next(iter(operation.writes)).split(".")[0]))


_WORDS = {
    ObjectKind.LINK: _link,
    ObjectKind.SET: _set,
    ObjectKind.DOCUMENT: _document,
    ObjectKind.ANNOTATOR: _annotator,
    ObjectKind.TAGSET: _tagset,
    ObjectKind.PROJECT: _project,
}
