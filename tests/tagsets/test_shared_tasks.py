"""The inventories of the two shared tasks."""

from annotator.domain.layer import Layer

from .builtin import builtin

CONLL = builtin("conll-2003")
ACE = builtin("ace-2005")

ACE_EVENTS = {
    "Life": {"Be-Born", "Marry", "Divorce", "Injure", "Die"},
    "Movement": {"Transport"},
    "Transaction": {"Transfer-Ownership", "Transfer-Money"},
    "Business": {"Start-Org", "Merge-Org", "Declare-Bankruptcy", "End-Org"},
    "Conflict": {"Attack", "Demonstrate"},
    "Contact": {"Meet", "Phone-Write"},
    "Personnel": {"Start-Position", "End-Position", "Nominate", "Elect"},
    "Justice": {
        "Arrest-Jail", "Release-Parole", "Trial-Hearing", "Charge-Indict", "Sue", "Convict", "Sentence",
        "Fine", "Execute", "Extradite", "Acquit", "Appeal", "Pardon",
    },
}  # fmt: skip


def ace_roles(event: str) -> set[str]:
    return {role.key for role, _ in ACE.roles_of(event)} - {"Time", "Place"}


def test_conll_has_four_names_and_nothing_else() -> None:
    assert [label.key for label in CONLL.labels] == ["PER", "ORG", "LOC", "MISC"]
    assert {label.layer for label in CONLL.labels} == {Layer.ENTITY}
    assert (CONLL.attributes, CONLL.roles) == ((), ())


def test_ace_has_its_subtypes_under_their_types() -> None:
    expected = {f"{kind}:{subtype}" for kind, subtypes in ACE_EVENTS.items() for subtype in subtypes}
    assert len(expected) == 33
    assert {label.key for label in ACE.labels_of(Layer.EVENT)} == expected


def test_ace_has_its_entities_and_values() -> None:
    entities = {"PER", "ORG", "GPE", "LOC", "FAC", "VEH", "WEA"}
    values = {"TIME", "MONEY", "JOB-TITLE", "CRIME", "SENTENCE"}
    assert {label.key for label in ACE.labels_of(Layer.ENTITY)} == entities | values


def test_ace_has_its_four_attributes() -> None:
    assert {a.key: [v.key for v in a.values] for a in ACE.attributes} == {
        "Polarity": ["Positive", "Negative"],
        "Modality": ["Asserted", "Other"],
        "Genericity": ["Specific", "Generic"],
        "Tense": ["Past", "Present", "Future", "Unspecified"],
    }
    assert {layer for a in ACE.attributes for layer in a.layers} == {Layer.EVENT}


def test_ace_events_take_the_roles_of_the_task() -> None:
    assert ace_roles("Life:Marry") == {"Person"}
    assert ace_roles("Life:Die") == {"Agent", "Victim", "Instrument"}
    assert ace_roles("Movement:Transport") == {
        "Agent", "Artifact", "Vehicle", "Price", "Origin", "Destination",
    }  # fmt: skip
    assert ace_roles("Transaction:Transfer-Ownership") == {
        "Buyer", "Seller", "Beneficiary", "Artifact", "Price",
    }  # fmt: skip
    assert ace_roles("Conflict:Attack") == {"Attacker", "Target", "Instrument"}
    assert ace_roles("Personnel:Elect") == {"Person", "Entity", "Position"}
    assert ace_roles("Justice:Sentence") == {"Defendant", "Adjudicator", "Crime", "Sentence"}
    assert ace_roles("Justice:Fine") == {"Entity", "Adjudicator", "Money", "Crime"}


def test_every_ace_entity_type_fills_some_role() -> None:
    used = {filler for role in ACE.roles for frame in role.frames for filler in frame.fillers}
    assert used == {label.key for label in ACE.labels_of(Layer.ENTITY)}


def test_ace_letters_are_all_spent_before_a_label_goes_without() -> None:
    keys = [label.shortcut for label in ACE.labels_of(Layer.EVENT) if label.shortcut]
    assert {key.removeprefix("e ") for key in keys} == set("abcdefghijklmnopqrstuvwxyz")
