from uuid import UUID

import pytest
from hypothesis import given

from annotator.domain.change import ObjectKind, Operation, Scope
from annotator.domain.identity import new_id
from annotator.domain.registers import adding
from annotator.domain.span import Span
from annotator.domain.values import Json
from annotator.store.validation import check_operation
from tests.formats.corpora import spans

PROJECT, DOCUMENT, ANNOTATOR, SPAN = (str(UUID(int=number)) for number in range(1, 5))
SET = Scope(DOCUMENT, ANNOTATOR)
SCOPES = {
    ObjectKind.PROJECT: (Scope(), PROJECT),
    ObjectKind.TAGSET: (Scope(), PROJECT),
    ObjectKind.ANNOTATOR: (Scope(annotator=ANNOTATOR), ANNOTATOR),
    ObjectKind.DOCUMENT: (Scope(DOCUMENT), DOCUMENT),
    ObjectKind.SET: (SET, DOCUMENT),
    ObjectKind.SPAN: (SET, SPAN),
    ObjectKind.LINK: (SET, SPAN),
}
EXTENT: dict[str, Json] = {"fragments": [[0, 2], [4, 6]], "surface": "abcdef"}
ORIGIN: dict[str, Json] = {"how": "manual", "tagset_version": 1}
ENDS: dict[str, Json] = {"role": "agent", "source": SPAN, "target": None}
WHOLE: dict[str, Json] = {
    "alive": True,
    "extent": {"fragments": [[0, 2]], "surface": "ab"},
    "label": {"layer": "entity", "label": "PERSON"},
    "origin": ORIGIN,
}

GOOD: list[tuple[ObjectKind, str, Json]] = [
    (ObjectKind.PROJECT, "name", ""),
    (ObjectKind.PROJECT, f"viewpoint.{ANNOTATOR}", "lead"),
    (ObjectKind.TAGSET, "tagset", {}),
    (ObjectKind.ANNOTATOR, "kind", "gold"),
    (ObjectKind.DOCUMENT, "alive", True),
    (ObjectKind.DOCUMENT, "position", 0),
    (ObjectKind.DOCUMENT, "sha256", "0123456789abcdef" * 4),
    (ObjectKind.DOCUMENT, "title", "\udc80"),
    (ObjectKind.DOCUMENT, "meta.anything", [1, {"a": None}]),
    (ObjectKind.DOCUMENT, "zone.caption.3.9", True),
    (ObjectKind.SET, "assigned.claim", False),
    (ObjectKind.SET, "skipped", "other"),
    (ObjectKind.SET, "flag", {"kind": "unsure", "comment": ""}),
    (ObjectKind.SET, "answer", {"text": "Yes.", "by": "Lea"}),
    (ObjectKind.SET, "settled.entity.5f2a", {"verdict": "taken", "took": [SPAN], "note": "why"}),
    (ObjectKind.SPAN, "extent", EXTENT),
    (ObjectKind.SPAN, "label", {"layer": "entity", "label": "人"}),
    (ObjectKind.SPAN, "origin", {**ORIGIN, "from": ["a"], "by": "b", "note": "c", "source_id": "T1"}),
    (ObjectKind.SPAN, "attribute.kind", ["a", "b"]),
    (ObjectKind.SPAN, "attribute.sure", True),
    (ObjectKind.SPAN, "of a later version", {"any": "thing"}),
    (ObjectKind.LINK, "ends", ENDS),
    (ObjectKind.LINK, "ends", {**ENDS, "target": SPAN}),
    (ObjectKind.LINK, "attribute.kind", "x"),
]

BAD: list[tuple[ObjectKind, str, Json]] = [
    (ObjectKind.PROJECT, "name", 1),
    (ObjectKind.PROJECT, "viewpoint.x", True),
    (ObjectKind.TAGSET, "tagset", "News"),
    (ObjectKind.ANNOTATOR, "name", ["Ada"]),
    (ObjectKind.DOCUMENT, "alive", 1),
    (ObjectKind.DOCUMENT, "position", -1),
    (ObjectKind.DOCUMENT, "position", True),
    (ObjectKind.DOCUMENT, "position", 2**60),
    (ObjectKind.DOCUMENT, "sha256", "0123"),
    (ObjectKind.DOCUMENT, "sha256", "X" * 64),
    (ObjectKind.DOCUMENT, "zone.caption.3.9", False),
    (ObjectKind.DOCUMENT, "zone.poem.3.9", True),
    (ObjectKind.DOCUMENT, "zone.caption.9.3", True),
    (ObjectKind.DOCUMENT, "zone.caption.x.9", True),
    (ObjectKind.DOCUMENT, "zone.caption", True),
    (ObjectKind.SET, "finished.claim", "yes"),
    (ObjectKind.SET, "settled.entity.5f2a", {"verdict": "taken"}),
    (ObjectKind.SET, "settled.entity.5f2a", {"verdict": "taken", "took": [1]}),
    (ObjectKind.SET, "settled.entity", {"verdict": "taken", "took": []}),
    (ObjectKind.SET, "flag", {"kind": "red", "comment": ""}),
    (ObjectKind.SET, "flag", {"kind": "unsure"}),
    (ObjectKind.SET, "flag", "unsure"),
    (ObjectKind.SPAN, "answer", {"text": "Yes."}),
    (ObjectKind.SPAN, "answer", {"text": "Yes.", "by": None}),
    (ObjectKind.SPAN, "answer", "Yes."),
    (ObjectKind.SPAN, "extent", "abc"),
    (ObjectKind.SPAN, "extent", {"fragments": [[0, 1]]}),
    (ObjectKind.SPAN, "extent", {**EXTENT, "more": 1}),
    (ObjectKind.SPAN, "extent", {"fragments": [], "surface": ""}),
    (ObjectKind.SPAN, "extent", {"fragments": [[0, 1]], "surface": 1}),
    (ObjectKind.SPAN, "extent", {"fragments": [[0, 1]], "surface": "ab"}),
    (ObjectKind.SPAN, "extent", {"fragments": [[2, 2]], "surface": ""}),
    (ObjectKind.SPAN, "extent", {"fragments": [[0, 2], [2, 6]], "surface": "abcdef"}),
    (ObjectKind.SPAN, "extent", {"fragments": [[0, 2, 3]], "surface": "ab"}),
    (ObjectKind.SPAN, "extent", {"fragments": ["ab"], "surface": "ab"}),
    (ObjectKind.SPAN, "extent", {"fragments": [[0.0, 2.0]], "surface": "ab"}),
    (ObjectKind.SPAN, "extent", {"fragments": [[-2, 0]], "surface": "ab"}),
    (ObjectKind.SPAN, "label", {"layer": "mood", "label": "x"}),
    (ObjectKind.SPAN, "label", {"layer": "entity", "label": ""}),
    (ObjectKind.SPAN, "label", {"layer": "entity", "label": "\udc80"}),
    (ObjectKind.SPAN, "label", {"layer": "entity"}),
    (ObjectKind.SPAN, "label", "PERSON"),
    (ObjectKind.SPAN, "origin", {"how": "manual"}),
    (ObjectKind.SPAN, "origin", {**ORIGIN, "how": "magic"}),
    (ObjectKind.SPAN, "origin", {**ORIGIN, "from": [1]}),
    (ObjectKind.SPAN, "origin", {**ORIGIN, "more": "x"}),
    (ObjectKind.SPAN, "origin", "manual"),
    (ObjectKind.SPAN, "attribute.kind", 3),
    (ObjectKind.SPAN, "attribute.kind", [True]),
    (ObjectKind.SPAN, "\udc80", True),
    (ObjectKind.LINK, "ends", {**ENDS, "source": "T1"}),
    (ObjectKind.LINK, "ends", {**ENDS, "source": None}),
    (ObjectKind.LINK, "ends", {**ENDS, "target": 7}),
    (ObjectKind.LINK, "ends", {**ENDS, "role": ""}),
    (ObjectKind.LINK, "ends", {"role": "agent", "source": SPAN}),
    (ObjectKind.LINK, "ends", SPAN),
]


@pytest.mark.parametrize(("kind", "register", "value"), GOOD)
def test_what_the_domain_describes_is_let_through(kind: ObjectKind, register: str, value: Json) -> None:
    scope, identifier = SCOPES[kind]
    check_operation(scope, PROJECT, Operation(kind, identifier, {register: value}))
    check_operation(scope, PROJECT, Operation(kind, identifier, {register: None}))


@pytest.mark.parametrize(("kind", "register", "value"), BAD)
def test_what_the_domain_does_not_describe_is_not(kind: ObjectKind, register: str, value: Json) -> None:
    scope, identifier = SCOPES[kind]
    with pytest.raises(ValueError, match="cannot hold"):
        check_operation(scope, PROJECT, Operation(kind, identifier, {register: value}))


@pytest.mark.parametrize(("register", "value"), [rest for kind, *rest in GOOD if kind is ObjectKind.SPAN])
def test_a_whole_span_may_hold_what_its_registers_may(register: str, value: Json) -> None:
    check_operation(SET, PROJECT, Operation(ObjectKind.SPAN, SPAN, {**WHOLE, register: value}))


@pytest.mark.parametrize(("register", "value"), [rest for kind, *rest in BAD if kind is ObjectKind.SPAN])
def test_a_whole_span_may_not_hold_what_its_registers_may_not(register: str, value: Json) -> None:
    with pytest.raises(ValueError, match="cannot hold"):
        check_operation(SET, PROJECT, Operation(ObjectKind.SPAN, SPAN, {**WHOLE, register: value}))


@pytest.mark.parametrize("kind", ObjectKind)
def test_an_operation_stands_in_its_own_scope_only(kind: ObjectKind) -> None:
    own, identifier = SCOPES[kind]
    for scope in {own for own, _ in SCOPES.values()} - {own}:
        with pytest.raises(ValueError, match="scope"):
            check_operation(scope, PROJECT, Operation(kind, identifier, {}))
    if kind not in (ObjectKind.SPAN, ObjectKind.LINK):
        with pytest.raises(ValueError, match="scope"):
            check_operation(own, PROJECT, Operation(kind, new_id(), {}))


@given(spans("An emoji 🦊, مرحبا and a half \ud83d of one"))
def test_what_the_domain_makes_of_a_span_is_what_it_describes(span: Span) -> None:
    """So the store may take such operations unseen."""
    made = adding(span)
    check_operation(SET, PROJECT, Operation(made.kind, made.id, made.writes))
