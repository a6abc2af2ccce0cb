"""What every built-in tagset promises: complete guidelines, sound examples, keys that can be pressed."""

import json
import re
from collections import Counter

import pytest

from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset

from .builtin import NAMES, builtin, entries, raw
from .marks import edge_fault, is_well_formed, marked


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def tagset(name: str) -> Tagset:
    return builtin(name)


def test_the_file_is_plain_json_as_people_edit_it(name: str) -> None:
    text = raw(name).decode("utf-8")
    assert text == json.dumps(json.loads(text), indent=2, ensure_ascii=False) + "\n"


def test_every_guideline_is_complete(tagset: Tagset) -> None:
    lacking = [
        f"{entry.place}: {part}"
        for entry in entries(tagset)
        for part in ("definition", "boundary", "examples", "counter_examples")
        if not getattr(entry.guideline, part)
    ]
    assert lacking == []


def test_texts_are_sentences(tagset: Tagset) -> None:
    for entry in entries(tagset):
        rules = [distinction.rule for distinction in entry.guideline.not_this]
        for text in (entry.guideline.definition, entry.guideline.boundary, *rules):
            assert text == " ".join(text.split()), entry.place
            assert re.search(r"[.?!]”?\)?$", text), f"{entry.place}: {text}"
            assert text.count("“") == text.count("”"), f"{entry.place}: {text}"


def test_nothing_is_said_twice(tagset: Tagset) -> None:
    definitions = Counter(entry.guideline.definition for entry in entries(tagset))
    boundaries = Counter(
        entry.guideline.boundary for entry in entries(tagset) if len(entry.guideline.boundary) > 60
    )
    assert [text for text, times in (definitions + boundaries).items() if times > 1] == []


def test_examples_are_marked(tagset: Tagset) -> None:
    broken = [
        f"{entry.place}: {example}"
        for entry in entries(tagset)
        for example in (*entry.guideline.examples, *entry.guideline.counter_examples)
        if not is_well_formed(example)
    ]
    assert broken == []


def test_the_edges_of_examples_are_clean(tagset: Tagset) -> None:
    faults = [
        f"{entry.place}: {example}: {fault}"
        for entry in entries(tagset)
        for example in entry.guideline.examples
        for span in marked(example)
        if (fault := edge_fault(span))
    ]
    assert faults == []


def test_brackets_inside_rules_are_marks_too(tagset: Tagset) -> None:
    for entry in entries(tagset):
        for text in (entry.guideline.definition, entry.guideline.boundary):
            assert "[[" not in text or is_well_formed(text), f"{entry.place}: {text}"


def test_no_example_is_also_a_counter_example(tagset: Tagset) -> None:
    for entry in entries(tagset):
        wrong = {re.sub(r" \([^()]*\)$", "", example) for example in entry.guideline.counter_examples}
        assert wrong.isdisjoint(entry.guideline.examples), entry.place


def test_counter_examples_of_labels_say_why(tagset: Tagset) -> None:
    silent = [
        example
        for label in tagset.labels
        for example in label.counter_examples
        if not re.search(r"\(.+\.\)$", example)
    ]
    assert silent == []


def test_distinctions_point_to_others_that_exist(tagset: Tagset) -> None:
    lost = [
        f"{entry.place}: {distinction.label}"
        for entry in entries(tagset)
        for distinction in entry.guideline.not_this
        if distinction.label not in entry.siblings - {entry.key}
    ]
    assert lost == []


def test_labels_and_values_are_told_apart_from_their_neighbours(tagset: Tagset) -> None:
    values = [value for attribute in tagset.attributes for value in attribute.values]
    assert [item.key for item in (*tagset.labels, *values) if not item.not_this] == []


def test_entity_keys_are_one_free_letter(tagset: Tagset) -> None:
    for label in tagset.labels_of(Layer.ENTITY):
        assert re.fullmatch(r"[a-z]", label.shortcut or ""), label.key
        assert label.shortcut not in set("ersjzxy"), label.key


def test_claim_keys_are_digits(tagset: Tagset) -> None:
    for label in tagset.labels_of(Layer.CLAIM):
        assert re.fullmatch(r"[1-9]", label.shortcut or ""), label.key


def test_event_keys_are_chords(tagset: Tagset) -> None:
    for label in tagset.labels_of(Layer.EVENT):
        assert label.shortcut is None or re.fullmatch(r"e [a-z]", label.shortcut), label.key


def test_role_keys_are_unique_among_what_one_label_can_take(tagset: Tagset) -> None:
    for label in tagset.labels:
        keys = [role.shortcut for role, _ in tagset.roles_of(label.key)]
        assert all(key and re.fullmatch(r"[a-z]", key) for key in keys), label.key
        assert len(set(keys)) == len(keys), label.key


def test_attribute_keys_are_unique_in_a_layer(tagset: Tagset) -> None:
    for layer in Layer:
        keys = [attribute.shortcut for attribute in tagset.attributes if layer in attribute.layers]
        assert all(key and re.fullmatch(r"[a-z]", key) for key in keys)
        assert len(set(keys)) == len(keys)


def test_defaults_are_values(tagset: Tagset) -> None:
    for attribute in tagset.attributes:
        keys = [value.key for value in attribute.values]
        assert len(set(keys)) == len(keys) >= 2
        assert attribute.default is None or attribute.default in keys


def test_every_role_has_one_frame_for_a_label(tagset: Tagset) -> None:
    for role in tagset.roles:
        sources = [source for frame in role.frames for source in frame.sources]
        assert sources, role.key
        assert len(set(sources)) == len(sources), role.key
        for frame in role.frames:
            assert frame.fillers, role.key
            assert len(set(frame.fillers)) == len(frame.fillers), role.key


def test_an_event_has_at_most_six_roles_besides_time_and_place(tagset: Tagset) -> None:
    for label in tagset.labels_of(Layer.EVENT):
        keys = [role.key.lower() for role, _ in tagset.roles_of(label.key)]
        assert "time" in keys, label.key
        assert 1 <= len(set(keys) - {"time", "place"}) <= 6, label.key


def test_the_handbook_has_parts(tagset: Tagset) -> None:
    assert tagset.handbook.startswith("# ")
    assert len(re.findall(r"^## ", tagset.handbook, re.MULTILINE)) >= 4
    assert tagset.handbook.endswith("\n")
