"""The tagset that labels end up in grows by what a dataset brings along."""

from annotator.domain.layer import Layer
from annotator.domain.tagset import Attribute, Frame, Label, Role, Tagset
from annotator.formats.base import Findings
from annotator.formats.vocabulary import Vocabulary, extended
from tests.formats.corpora import TAGSET

KNOWN = Tagset(
    name="Known",
    version=4,
    labels=(Label(key="PERSON", layer=Layer.ENTITY, name="Mensch", shortcut="p"),),
    attributes=(Attribute(key="quoted", name="Q", layers=(Layer.CLAIM,), kind="flag"),),
)


def test_labels_are_the_same_when_their_keys_are_whatever_their_names() -> None:
    findings = Findings()
    assert Vocabulary(KNOWN, TAGSET, findings).label(Layer.ENTITY, "Person") == "PERSON"
    assert findings == Findings()


def test_without_a_tagset_of_its_own_words_are_names_or_keys_of_the_known_one() -> None:
    vocabulary = Vocabulary(KNOWN, None, Findings())
    assert vocabulary.label(Layer.ENTITY, "Mensch") == vocabulary.label(Layer.ENTITY, "PERSON") == "PERSON"


def test_a_key_that_another_layer_has_taken_gets_a_number() -> None:
    findings = Findings()
    vocabulary = Vocabulary(KNOWN, None, findings)
    assert vocabulary.label(Layer.EVENT, "PERSON") == "PERSON-2"
    assert vocabulary.label(Layer.EVENT, "PERSON") == "PERSON-2"
    assert findings.labels["PERSON-2"].name == "PERSON"


def test_attributes_grow_by_layers_and_values() -> None:
    findings = Findings()
    vocabulary = Vocabulary(KNOWN, None, findings)
    vocabulary.note_attribute(Layer.EVENT, "mood", "glad")
    vocabulary.note_attribute(Layer.CLAIM, "mood", "sad")
    vocabulary.note_attribute(Layer.CLAIM, "quoted", True)
    vocabulary.note_attribute(Layer.CLAIM, "seen", True)
    mood = findings.attributes["mood"]
    assert (mood.layers, [choice.key for choice in mood.values]) == (
        (Layer.CLAIM, Layer.EVENT),
        ["glad", "sad"],
    )
    assert findings.attributes["seen"].kind == "flag"
    assert set(findings.attributes) == {"mood", "seen"}


def test_the_extended_tagset_is_valid_and_keeps_everything() -> None:
    role = Role(key="by", name="By", frames=(Frame(sources=("SHIP",), fillers=("PERSON", "GHOST")),))
    findings = Findings(
        labels={"SHIP": Label(key="SHIP", layer=Layer.ENTITY, name="Ship", shortcut="p")}, roles={"by": role}
    )
    grown = extended(KNOWN, findings, 5)
    assert (grown.name, grown.version) == ("Known", 5)
    assert [label.key for label in grown.labels] == ["PERSON", "SHIP"]
    ship = grown.label("SHIP")
    assert ship is not None
    assert ship.shortcut is None
    assert grown.roles[0].frames == (Frame(sources=("SHIP",), fillers=("PERSON",)),)
    assert extended(grown, findings, 5) == grown
