"""The News tagset: its inventory, and examples that keep its own boundary rules."""

import re

import pytest

from annotator.domain.layer import Layer

from .builtin import builtin, deciding_order
from .marks import Marked, marked

NEWS = builtin("news")
ONTONOTES = {
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG",
    "PERCENT", "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
}  # fmt: skip
CLAIMS = ["ACCUSATION", "COMMITMENT", "DEMAND", "PREDICTION", "ASSERTION", "JUDGEMENT"]
EVENTS = {
    "BUSINESS", "CONFLICT", "CONTACT", "CONTEST", "DECISION", "DISASTER", "ECONOMY", "JUSTICE", "LIFE",
    "MOVEMENT", "OTHER", "PERSONNEL", "STATEMENT", "TRANSACTION",
}  # fmt: skip
NAMES_WITH_ARTICLE = ("FAC", "ORG", "GPE", "LOC", "EVENT", "LAW")
PREPOSITIONS = {"on", "in", "at", "since", "by", "until", "for", "during", "from", "through", "of"}
TITLES = {"mr", "mrs", "ms", "dr", "sir", "president", "judge", "captain", "minister", "mayor"}


def spans(key: str) -> list[Marked]:
    """The spans that the examples of a label mark."""
    label = NEWS.label(key)
    assert label is not None
    return [span for example in label.examples for span in marked(example)]


def first_word(span: Marked) -> str:
    return span.text.split()[0].lower()


def keys(layer: Layer) -> set[str]:
    return {label.key for label in NEWS.labels_of(layer)}


def test_the_labels_are_those_of_the_three_layers() -> None:
    assert keys(Layer.ENTITY) == ONTONOTES | {"MENTION"}
    assert keys(Layer.CLAIM) == set(CLAIMS)
    assert keys(Layer.EVENT) == EVENTS


def test_only_mentions_stay_out_of_the_entities_of_a_doc() -> None:
    assert [label.key for label in NEWS.labels if not label.in_ents] == ["MENTION"]


def test_attributes_and_their_presets() -> None:
    found = {a.key: (a.layers, [v.key for v in a.values], a.default, a.enabled) for a in NEWS.attributes}
    claim, event = (Layer.CLAIM,), (Layer.EVENT,)
    assert found == {
        "quantified": (claim, ["yes", "no"], "no", True),
        "polarity": (claim, ["affirmed", "denied"], "affirmed", True),
        "certainty": (claim, ["plain", "hedged"], "plain", True),
        "attribution": (claim, ["direct", "indirect", "mixed", "none"], None, True),
        "check-worthy": (claim, ["yes", "no", "unsure"], None, False),
        "realis": (event, ["actual", "generic", "other"], "actual", True),
    }
    assert [a.key for a in NEWS.attributes if a.preset_from == "quotation"] == ["attribution"]


def test_every_label_has_a_key() -> None:
    assert [label.key for label in NEWS.labels if label.shortcut is None] == []


def test_the_handbook_gives_the_deciding_order_of_claims() -> None:
    assert deciding_order(NEWS.handbook) == CLAIMS


def test_the_handbook_can_be_read_in_one_sitting() -> None:
    assert 800 <= len(NEWS.handbook.split()) <= 1600


@pytest.mark.parametrize("key", CLAIMS)
def test_a_claim_has_its_roles(key: str) -> None:
    roles = {role.key: frame for role, frame in NEWS.roles_of(key)}
    assert set(roles) == {"claimer", "cue", "target", "about", "evidence", "responds-to"}
    assert roles["claimer"].expected
    assert roles["target"].expected == (key in {"ACCUSATION", "DEMAND"})
    assert roles["cue"].fillers == ("STATEMENT",)
    assert set(roles["responds-to"].fillers) == set(CLAIMS)


def test_events_take_time_and_place() -> None:
    for key in EVENTS:
        assert {"time", "place"} <= {role.key for role, _ in NEWS.roles_of(key)}, key


def test_mentions_lead_to_names_only() -> None:
    ((role, frame),) = NEWS.roles_of("MENTION")
    assert role.key == "same-as"
    assert set(frame.fillers) == ONTONOTES


def test_a_claim_fills_only_roles_of_claims() -> None:
    for role in NEWS.roles:
        for frame in role.frames:
            if set(frame.fillers) & set(CLAIMS):
                assert set(frame.sources) <= set(CLAIMS), role.key


@pytest.mark.parametrize("key", sorted(EVENTS))
def test_a_trigger_is_one_word(key: str) -> None:
    assert [span.text for span in spans(key) if len(span.text.split()) != 1] == []


@pytest.mark.parametrize("key", NAMES_WITH_ARTICLE)
def test_the_article_is_inside_before_two_words_of_name_only(key: str) -> None:
    for span in spans(key):
        words = span.text.split()
        if words[0].lower() == "the":
            assert len(words) >= 3, span.text
        elif re.search(r"\bthe $", span.before, re.IGNORECASE):
            assert len(words) == 1, span.text


@pytest.mark.parametrize("key", ["PERSON", "NORP", "PRODUCT", "LANGUAGE", "ORDINAL"])
def test_the_article_is_outside_other_names(key: str) -> None:
    assert [span.text for span in spans(key) if first_word(span) == "the"] == []


@pytest.mark.parametrize("key", ["DATE", "TIME", "PERCENT", "MONEY", "QUANTITY"])
def test_prepositions_are_outside(key: str) -> None:
    assert [span.text for span in spans(key) if first_word(span) in PREPOSITIONS] == []


def test_titles_are_outside_persons() -> None:
    assert [span.text for span in spans("PERSON") if first_word(span).strip(".") in TITLES] == []


def test_the_currency_is_inside_money() -> None:
    bare = [span.text for span in spans("MONEY") if not re.search(r"[$€£]|crown|dollar|euro", span.text)]
    assert bare == []


@pytest.mark.parametrize("key", CLAIMS)
def test_connectors_and_cues_are_outside_claims(key: str) -> None:
    for span in spans(key):
        assert first_word(span) not in {"that", "whether", "to", "of", "because"}, span.text
        assert not re.search(r"\b(said|says|according to)\b", span.text), span.text


def test_mentions_hold_nothing_after_their_noun() -> None:
    assert [span.text for span in spans("MENTION") if re.search(r" (of|from|who|which) ", span.text)] == []
