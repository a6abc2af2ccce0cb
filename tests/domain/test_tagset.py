"""A tagset that contradicts itself is refused with a sentence that names the file and the place."""

import json
from typing import Any

import pytest

from annotator.domain.errors import TagsetError
from annotator.domain.layer import Layer
from annotator.domain.tagset import Attribute, Frame, Label, Role, Tagset, parse_tagset

PERSON = {"key": "PERSON", "layer": "entity", "name": "Person", "shortcut": "p"}
CLAIM = {"key": "CLAIM", "layer": "claim", "name": "Claim"}


def tagset(**parts: Any) -> str:
    return json.dumps({"name": "Small", **parts})


def refusal(data: str) -> str:
    with pytest.raises(TagsetError) as caught:
        parse_tagset(data, "small.json")
    return str(caught.value)


def test_the_file_is_read_as_it_was_written() -> None:
    made = parse_tagset(tagset(labels=[PERSON, CLAIM], version=3), "small.json")
    assert parse_tagset(made.to_json(), "again.json") == made
    assert made.to_json().endswith("}\n")


def role(*frames: Any) -> dict[str, Any]:
    return {"key": "a", "name": "a", "frames": list(frames)}


ATTRIBUTE: dict[str, Any] = {"key": "a", "name": "a", "layers": []}
BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"labels": [PERSON, PERSON]}, "the label 'PERSON' stands there twice"),
    ({"labels": [PERSON, {**CLAIM, "shortcut": "p"}]}, "the shortcut 'p' stands there twice"),
    ({"roles": [role(), role()]}, "the role 'a' stands there twice"),
    ({"attributes": [ATTRIBUTE, ATTRIBUTE]}, "the attribute 'a' stands there twice"),
    ({"roles": [role({"sources": ["X"], "fillers": []})]}, "the role 'a' names the label 'X'"),
    ({"version": 0}, "version: "),
    ({"version": 10**30}, "version: "),
    ({"labels": [{**PERSON, "key": "two words"}]}, "labels.0.key: "),
    ({"labels": [{**PERSON, "color": "red"}]}, "labels.0.color: "),
    ({"labels": [{**PERSON, "layer": "mood"}]}, "labels.0.layer: "),
    ({"surprise": 1}, "surprise: "),
]


@pytest.mark.parametrize(("parts", "words"), BROKEN)
def test_what_breaks_the_rules_is_named(parts: dict[str, Any], words: str) -> None:
    assert refusal(tagset(**parts)).startswith(f"small.json is no valid tagset: {words}")


def test_what_is_no_json_is_refused() -> None:
    assert refusal("{").startswith("small.json is no valid tagset: Invalid JSON")


SMALL = Tagset(
    name="Small",
    labels=(
        Label(key="A", layer=Layer.CLAIM, name="a"),
        Label(key="B", layer=Layer.CLAIM, name="b", replaced_by="A"),
        Label(key="C", layer=Layer.ENTITY, name="c"),
    ),
    attributes=(
        Attribute(key="on", name="on", layers=(Layer.CLAIM,)),
        Attribute(key="off", name="off", layers=(Layer.CLAIM,), enabled=False),
    ),
    roles=(
        Role(key="who", name="who", frames=(Frame(sources=("A",), fillers=("C",), expected=True),)),
        Role(key="whom", name="whom", frames=(Frame(sources=("B",), fillers=("C",)),)),
    ),
)


def test_a_tagset_finds_its_parts_by_key() -> None:
    assert SMALL.label("A") == SMALL.labels[0]
    assert SMALL.label("X") is None
    assert SMALL.attribute("off") == SMALL.attributes[1]
    assert SMALL.attribute("X") is None
    assert SMALL.role("who") == SMALL.roles[0]
    assert SMALL.role("X") is None


def test_a_label_without_a_name_goes_by_its_key() -> None:
    assert [SMALL.label_name(key) for key in "AX"] == ["a", "X"]


def test_what_was_merged_or_switched_off_is_not_offered() -> None:
    assert [label.key for label in SMALL.labels_of(Layer.CLAIM)] == ["A"]
    assert [attribute.key for attribute in SMALL.attributes_of(Layer.CLAIM)] == ["on"]
    assert SMALL.attributes_of(Layer.ENTITY) == ()


def test_roles_follow_the_frames_of_the_label() -> None:
    assert [(role.key, frame.expected) for role, frame in SMALL.roles_of("A")] == [("who", True)]
    assert list(SMALL.roles_of("C")) == []


def test_a_copy_with_other_labels_knows_those_and_no_others() -> None:
    old, new = (Label(key="A", layer=Layer.ENTITY, name=name) for name in ("Old", "New"))
    tagset = Tagset(name="T", labels=(old,))
    assert tagset.label("A") == old
    assert tagset.model_copy(update={"labels": (new,)}).label("A") == new
    assert tagset.model_copy(update={"labels": ()}).label("A") is None
