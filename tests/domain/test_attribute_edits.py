"""Attributes and their values: added, asked for and preset."""

import pytest

from annotator.domain.attribute_edits import (
    add_attribute,
    add_value,
    remove_value,
    set_default,
    set_layers,
    switch_attribute,
)
from annotator.domain.errors import TagsetError
from annotator.domain.layer import Layer
from annotator.domain.tagset_parts import get_attribute
from tests.session.projects import TAGSET


def test_an_attribute_grows_values() -> None:
    tagset = add_attribute(TAGSET, "How sure", [Layer.EVENT, Layer.CLAIM])
    tagset = add_value(add_value(tagset, "how-sure", "Very sure"), "how-sure", "very  sure!")
    found = get_attribute(tagset, "how-sure")
    assert found.layers == (Layer.CLAIM, Layer.EVENT)
    assert [value.key for value in found.values] == ["very-sure", "very-sure!"]
    with pytest.raises(TagsetError, match="Another value is called Very sure already"):
        add_value(tagset, "how-sure", "Very sure")


def test_equal_words_get_different_keys() -> None:
    tagset = add_value(add_value(add_attribute(TAGSET, "a", [Layer.CLAIM]), "a", "Yes"), "a", "yes")
    assert [value.key for value in get_attribute(tagset, "a").values] == ["yes", "yes-2"]


def test_a_value_that_goes_is_no_preset_any_more() -> None:
    tagset = remove_value(TAGSET, "polarity", "affirmed")
    assert get_attribute(tagset, "polarity").default is None
    assert get_attribute(remove_value(TAGSET, "polarity", "denied"), "polarity").default == "affirmed"
    with pytest.raises(TagsetError, match="polarity has no value none"):
        remove_value(TAGSET, "polarity", "none")


def test_lists_are_preset_by_lists() -> None:
    tagset = add_value(add_attribute(TAGSET, "topics", [Layer.CLAIM], "choices"), "topics", "sea")
    tagset = set_default(tagset, "topics", "sea")
    assert get_attribute(tagset, "topics").default == ("sea",)
    assert get_attribute(remove_value(tagset, "topics", "sea"), "topics").default == ()


def test_a_flag_has_no_values() -> None:
    tagset = add_attribute(TAGSET, "urgent", [Layer.CLAIM], "flag")
    with pytest.raises(TagsetError, match="urgent is yes or no"):
        add_value(tagset, "urgent", "maybe")


def test_only_a_value_can_be_preset() -> None:
    assert get_attribute(set_default(TAGSET, "polarity", None), "polarity").default is None
    with pytest.raises(TagsetError, match="polarity has no value x"):
        set_default(TAGSET, "polarity", "x")


def test_an_attribute_is_asked_of_some_layer_or_switched_off() -> None:
    assert get_attribute(set_layers(TAGSET, "polarity", [Layer.EVENT]), "polarity").layers == (Layer.EVENT,)
    with pytest.raises(TagsetError, match="needs a layer"):
        set_layers(TAGSET, "polarity", [])
    switched_off = switch_attribute(TAGSET, "polarity", on=False)
    assert [item.key for item in switched_off.attributes_of(Layer.CLAIM)] == ["attribution"]
