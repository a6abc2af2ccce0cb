"""Decisions are registers of the gold's set."""

from annotator.session.adjudicating.settlements import (
    Settlement,
    Verdict,
    register_of,
    settlement_to_json,
    settlements_from,
)


def test_a_decision_comes_back_from_its_register() -> None:
    taken = Settlement("entity", Verdict.TAKEN, ("a", "b"), "the title belongs to it")
    registers = {
        register_of("entity", "d1"): settlement_to_json(taken),
        register_of("link", "d2"): None,
        "note": "a note",
    }
    assert settlements_from(registers) == {"d1": taken}


def test_what_was_skipped_is_not_settled() -> None:
    assert not Settlement("entity", Verdict.SKIPPED).is_settled
    assert Settlement("entity", Verdict.NEITHER).is_settled
