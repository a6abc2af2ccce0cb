"""Random work on a project: a few documents, people, spans and links, touched in every way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from hypothesis import strategies as st

from annotator.domain.change import Draft, ObjectKind, Operation, Scope
from annotator.domain.errors import EditError
from annotator.domain.identity import annotator_id, foreign_id, text_sha256
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.registers import answer_to_json, extent_to_json, flag_to_json, label_to_json
from annotator.domain.span import Answer, Flag, FlagKind, make_extent
from annotator.domain.values import Id, Json
from annotator.store.project_file import ProjectFile
from tests.store.makers import (
    document_draft,
    link_operation,
    make_document,
    make_span,
    span_operation,
    work,
    write,
)

PROJECT: Id = "11111111-2222-4333-8444-555555555555"
TEXTS = (
    "Ines Calloway met the mayor 😀 of Port Amber.",
    "وصلت سفينة جديدة إلى ميناء الأمل اليوم مع ركاب.",
    "A lone \udc80 surrogate, a NUL \x00 and a no-break\xa0space stand here.",
)
PEOPLE = tuple(annotator_id(PROJECT, name) for name in ("Ada", "Bo"))
DOCUMENTS = tuple(foreign_id(PROJECT, f"document {number}") for number in range(2))
SPANS = tuple(foreign_id(PROJECT, f"span {number}") for number in range(4))
LINKS = tuple(foreign_id(PROJECT, f"link {number}") for number in range(2))
BY_HASH = {text_sha256(text): text for text in TEXTS}


@dataclass(frozen=True, slots=True)
class Action:
    """``what`` is done with ``document`` (an index), by and in the set of ``person`` (an index)."""

    what: str
    document: int
    person: int
    number: int
    detail: Any


_details: dict[str, st.SearchStrategy[Any]] = {
    "add document": st.integers(0, len(TEXTS) - 1),
    "withdraw": st.none(),
    "restore": st.none(),
    "meta": st.dictionaries(
        st.sampled_from(["date", "site", "odd"]), st.none() | st.text() | st.floats(-1e9, 1e9)
    ),
    "zone": st.booleans(),
    "set": st.dictionaries(
        st.sampled_from(["assigned.claim", "finished.entity", "finished.claim", "finished.event"]),
        st.booleans() | st.none(),
    ),
    "remark": st.none() | st.text(st.characters() | st.characters(categories=["Cs"]), max_size=8),
    "skip": st.none() | st.just("not news"),
    "add span": st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), min_size=1, max_size=3),
    "move span": st.lists(st.tuples(st.integers(0, 30), st.integers(1, 9)), min_size=1, max_size=2),
    "label span": st.sampled_from([(Layer.ENTITY, "GPE"), (Layer.CLAIM, "FACT"), (Layer.EVENT, "MEET")]),
    "alive span": st.booleans(),
    "attribute": st.none() | st.booleans() | st.text(max_size=5) | st.lists(st.text(max_size=3), max_size=2),
    "flag": st.none() | st.sampled_from(FlagKind),
    "answer": st.none() | st.text(st.characters() | st.characters(categories=["Cs"]), max_size=8),
    "unknown": st.none() | st.integers(0, 2**80) | st.text(max_size=4),
    "add link": st.tuples(st.integers(0, 3), st.none() | st.integers(0, 3)),
    "alive link": st.booleans(),
}


def _action(what: str) -> st.SearchStrategy[Action]:
    return st.builds(
        Action, st.just(what), st.integers(0, 1), st.integers(0, 1), st.integers(0, 3), _details[what]
    )


_often = ["add span", "add span", "alive span", "add link", "withdraw", "add document"]
actions = st.sampled_from([*_details, *_often]).flatmap(_action)


def start(file: ProjectFile) -> None:
    """Two people and two documents."""
    for name, person in zip(("Ada", "Bo"), PEOPLE, strict=True):
        operation = write(ObjectKind.ANNOTATOR, person, name=name, kind="person")
        file.commit([Draft(Scope(annotator=person), person, [operation])])
    for number in range(2):
        perform(file, Action("add document", number, 0, 0, number))


def perform(file: ProjectFile, action: Action) -> None:
    """Do it, if the rules allow it as things stand."""
    try:
        drafts = list(_DRAFTS[action.what](file, action))
        file.commit(drafts, BY_HASH)
    except EditError:
        return


def _document_write(action: Action, writes: dict[str, Json]) -> list[Draft]:
    document, person = DOCUMENTS[action.document], PEOPLE[action.person]
    return [Draft(Scope(document), person, [Operation(ObjectKind.DOCUMENT, document, writes)])]


def _set_draft(action: Action, *operations: Operation) -> list[Draft]:
    return [work(DOCUMENTS[action.document], PEOPLE[action.person], operations)]


def _set_write(action: Action, writes: dict[str, Json]) -> list[Draft]:
    return _set_draft(action, Operation(ObjectKind.SET, DOCUMENTS[action.document], writes))


def _span_write(action: Action, writes: dict[str, Json]) -> list[Draft]:
    return _set_draft(action, Operation(ObjectKind.SPAN, SPANS[action.number], writes))


def _add_document(_: ProjectFile, action: Action) -> list[Draft]:
    text = TEXTS[cast("int", action.detail)]
    document = make_document(text, f"Title {action.detail}", DOCUMENTS[action.document])
    return [document_draft(document, PEOPLE[action.person], action.number)]


def _meta(_: ProjectFile, action: Action) -> list[Draft]:
    return _document_write(action, {f"meta.{key}": value for key, value in action.detail.items()})


def _zone(_: ProjectFile, action: Action) -> list[Draft]:
    return _document_write(action, {f"zone.caption.{action.number}.9": True if action.detail else None})


def _extent(file: ProjectFile, action: Action) -> Json:
    text = file.documents.text(DOCUMENTS[action.document])
    return extent_to_json(make_extent(text, _fragments(action.detail)))


def _fragments(pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(start, start + length) for start, length in pieces]


def _add_span(file: ProjectFile, action: Action) -> list[Draft]:
    text = file.documents.text(DOCUMENTS[action.document])
    span = make_span(text, *_fragments(action.detail), identifier=SPANS[action.number])
    return _set_draft(action, span_operation(span))


def _move_span(file: ProjectFile, action: Action) -> list[Draft]:
    return _span_write(action, {"extent": _extent(file, action)})


def _add_link(_: ProjectFile, action: Action) -> list[Draft]:
    source, target = cast("tuple[int, int | None]", action.detail)
    end = None if target is None else SPANS[target]
    return _set_draft(action, link_operation(Link(LINKS[action.number % 2], "agent", SPANS[source], end)))


def _alive_link(_: ProjectFile, action: Action) -> list[Draft]:
    link = LINKS[action.number % 2]
    return _set_draft(action, Operation(ObjectKind.LINK, link, {"alive": action.detail}))


_Drafter: TypeAlias = Callable[[ProjectFile, Action], list[Draft]]

_DRAFTS: dict[str, _Drafter] = {
    "add document": _add_document,
    "withdraw": lambda _, action: _document_write(action, {"alive": False}),
    "restore": lambda _, action: _document_write(action, {"alive": True}),
    "meta": _meta,
    "zone": _zone,
    "set": lambda _, action: _set_write(action, action.detail),
    "remark": lambda _, action: _set_write(action, {"note": action.detail}),
    "skip": lambda _, action: _set_write(action, {"skipped": action.detail}),
    "add span": _add_span,
    "move span": _move_span,
    "label span": lambda _, action: _span_write(action, {"label": label_to_json(*action.detail)}),
    "alive span": lambda _, action: _span_write(action, {"alive": action.detail}),
    "attribute": lambda _, action: _span_write(action, {"attribute.kind": action.detail}),
    "flag": lambda _, action: _span_write(
        action, {"flag": flag_to_json(action.detail and Flag(action.detail, "why?"))}
    ),
    "answer": lambda _, action: _span_write(
        action, {"answer": None if action.detail is None else answer_to_json(Answer(action.detail, "Lea"))}
    ),
    "unknown": lambda _, action: _span_write(action, {"from a later version": action.detail}),
    "add link": _add_link,
    "alive link": _alive_link,
}
