"""Keys of attribute values: a letter each, always the same, and none that is an attribute's."""

from annotator.domain.layer import Layer
from annotator.domain.tagset import Attribute, Choice
from annotator.session.tagsets import builtin_tagsets, load_tagset
from annotator.session.value_keys import value_keys


def attribute(key: str, *values: str, shortcut: str | None = None) -> Attribute:
    choices = tuple(Choice(key=value, name=value) for value in values)
    return Attribute(key=key, name=key, layers=(Layer.CLAIM,), values=choices, shortcut=shortcut)


def test_first_letters_come_first() -> None:
    keys = value_keys([attribute("voice", "direct", "indirect"), attribute("side", "denied", "ironic")])
    assert keys["d"] == ("voice", "direct")
    assert keys["i"] == ("voice", "indirect")
    assert keys["e"] == ("side", "denied")
    assert keys["r"] == ("side", "ironic")


def test_an_attribute_keeps_its_own_letter() -> None:
    keys = value_keys([attribute("attribution", "all", shortcut="a")])
    assert keys == {"l": ("attribution", "all")}


def test_a_name_without_letters_has_a_letter_too_and_no_two_share_one() -> None:
    assert value_keys([attribute("grade", "1", "2")]) == {"a": ("grade", "1"), "b": ("grade", "2")}
    many = [attribute(f"a{number}", *"uvwxyz") for number in range(6)]
    assert len(value_keys(many)) == 26


def test_every_value_of_the_built_in_tagsets_has_a_key() -> None:
    for name in builtin_tagsets():
        tagset = load_tagset(name)
        for layer in Layer:
            attributes = tagset.attributes_of(layer)
            assert len(value_keys(attributes)) == sum(len(item.values) for item in attributes)
