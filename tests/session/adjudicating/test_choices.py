"""Readings differ in disputes: connected groups of overlapping spans, counted once."""

from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.session.adjudicating.choices import Dispute, digest_of, find_disputes, is_sampled
from tests.session.adjudicating.courts import Court, layers
from tests.session.projects import sign_in


def disputes(court: Court) -> list[Dispute]:
    return find_disputes(work for _, work in court.case.readings)


def test_what_all_read_alike_is_unanimous(court: Court) -> None:
    court.all_read("PERSON", "Ines Vale")
    court.finish()
    (dispute,) = disputes(court)
    assert dispute.is_unanimous
    assert len(dispute.choices) == 1


def test_overlapping_spans_of_a_layer_are_one_dispute(court: Court) -> None:
    court.reads("Ana", "PERSON", "Ines Vale")
    court.reads("Ben", "PERSON", "Vale")
    court.reads("Cleo", "ORG", "Ines Vale")
    court.all_read("ORG", "Harbour Board")
    court.finish()
    first, second = disputes(court)
    assert [(choice.label, choice.extent.surface) for choice in first.choices] == [
        ("ORG", "Ines Vale"),
        ("PERSON", "Ines Vale"),
        ("PERSON", "Vale"),
    ]
    assert not first.is_unanimous
    assert second.is_unanimous


def test_disputes_come_by_layer_and_then_by_place(court: Court) -> None:
    court.reads("Ana", "PROMISE", "We will move the pier")
    court.reads("Ana", "MOVE", "move")
    court.reads("Ana", "ORG", "Harbour Board")
    court.reads("Ana", "PERSON", "Ines Vale")
    court.finish()
    assert layers([*disputes(court)]) == [Layer.ENTITY, Layer.ENTITY, Layer.EVENT, Layer.CLAIM]


def test_a_layer_counts_only_for_those_who_finished_it(court: Court) -> None:
    court.all_read("PERSON", "Ines Vale")
    court.finish("Ana")
    assert disputes(court) == []
    court.finish("Ben")
    (dispute,) = disputes(court)
    assert len(dispute.readers) == len(dispute.choices[0].supporters) == 2


def test_finished_with_nothing_in_it_is_a_reading(court: Court) -> None:
    court.reads("Ana", "PERSON", "Ines Vale")
    court.finish("Ana", "Ben")
    (dispute,) = disputes(court)
    assert not dispute.is_unanimous


def test_a_majority_is_more_than_half(court: Court) -> None:
    court.reads("Ana", "PERSON", "Ines Vale")
    court.reads("Ben", "PERSON", "Ines Vale")
    court.reads("Cleo", "PERSON", "Vale")
    court.finish("Ana", "Ben")
    court.finish("Cleo")
    (dispute,) = disputes(court)
    majority = dispute.majority()
    assert majority is not None
    assert [choice.extent.surface for choice in majority] == ["Ines Vale"]


def test_half_is_no_majority(court: Court) -> None:
    court.reads("Ana", "PERSON", "Ines Vale")
    court.finish("Ana", "Ben")
    (dispute,) = disputes(court)
    assert dispute.majority() is None


def test_a_dispute_is_another_one_when_a_reading_changes(court: Court) -> None:
    court.reads("Ana", "PERSON", "Ines Vale")
    court.finish("Ana", "Ben")
    (before,) = disputes(court)
    edits.relabel(court.file, sign_in(court.file, court.document), court.spans["Ana", "Ines Vale"], "ORG")
    (after,) = disputes(court)
    assert before.digest != after.digest


def test_a_sample_is_a_tenth_and_always_the_same() -> None:
    digests = [digest_of(number) for number in range(2000)]
    sample = [digest for digest in digests if is_sampled(digest)]
    assert 150 < len(sample) < 250
    assert sample == [digest for digest in digests if is_sampled(digest)]
