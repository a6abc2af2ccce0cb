"""Every label gets a key, as far as keys go."""

import pytest

from annotator.domain.layer import Layer
from annotator.domain.shortcut_rules import RESERVED
from annotator.domain.tagset import Label, Tagset
from annotator.session.shortcuts import with_shortcuts
from annotator.session.tagsets import builtin_tagsets, load_tagset


def tagset(*labels: Label) -> Tagset:
    return Tagset(name="T", labels=labels)


def shortcuts(found: Tagset) -> dict[str, str | None]:
    return {label.key: label.shortcut for label in found.labels}


def test_a_tagset_with_keys_stays_the_very_same() -> None:
    news = load_tagset("news")
    assert with_shortcuts(news) is news


@pytest.mark.parametrize("name", sorted(builtin_tagsets()))
def test_every_label_of_a_built_in_tagset_can_be_pressed(name: str) -> None:
    found = with_shortcuts(load_tagset(name))
    given = [label.shortcut for label in found.labels]
    pressed = [shortcut for shortcut in given if shortcut]
    assert len(set(pressed)) == len(pressed)
    firsts = {shortcut for shortcut in pressed if " " not in shortcut}
    assert firsts.isdisjoint({shortcut.split(" ")[0] for shortcut in pressed if " " in shortcut})
    assert len(pressed) >= min(len(given), 36)


def test_labels_take_letters_of_their_names_and_claims_digits() -> None:
    found = with_shortcuts(
        tagset(
            Label(key="A", layer=Layer.ENTITY, name="Person", shortcut="p"),
            Label(key="B", layer=Layer.ENTITY, name="Place"),
            Label(key="C", layer=Layer.ENTITY, name="Plan"),
            Label(key="D", layer=Layer.CLAIM, name="Promise"),
            Label(key="E", layer=Layer.CLAIM, name="Guess"),
        )
    )
    assert shortcuts(found) == {"A": "p", "B": "l", "C": "a", "D": "1", "E": "2"}


def test_forty_labels_get_letters_first_and_chords_then_and_no_key_of_a_command() -> None:
    labels = [Label(key=f"L{number}", layer=Layer.ENTITY, name=f"Label {number}") for number in range(40)]
    given = [shortcut for shortcut in shortcuts(with_shortcuts(tagset(*labels))).values() if shortcut]
    assert len(set(given)) == 40
    singles = [shortcut for shortcut in given if " " not in shortcut]
    chords = [shortcut for shortcut in given if " " in shortcut]
    assert singles
    assert chords
    assert RESERVED.isdisjoint(singles)
    prefixes = {chord.split(" ")[0] for chord in chords}
    assert len(prefixes) == 1
    assert prefixes.isdisjoint(singles)


def test_merged_labels_need_no_key() -> None:
    old = Label(key="OLD", layer=Layer.ENTITY, name="Old", replaced_by="NEW")
    found = with_shortcuts(tagset(old, Label(key="NEW", layer=Layer.ENTITY, name="New")))
    assert shortcuts(found) == {"OLD": None, "NEW": "n"}
