"""What an adjudicator decides goes into the gold, can be undone, and holds as long as the readings do."""

import pytest

from annotator.domain.annotator import AnnotatorKind
from annotator.domain.errors import EditError, UnknownObject
from annotator.domain.layer import ALL_LAYERS
from annotator.domain.span import Origin
from annotator.session import edits
from annotator.session.adjudicating import verbs
from annotator.session.adjudicating.case import load_case
from annotator.session.adjudicating.questions import Question, Tie
from annotator.session.adjudicating.settlements import Verdict
from annotator.session.viewpoint import View
from annotator.store import doctor
from tests.session.adjudicating.courts import Court
from tests.session.projects import TEXT, place_of, sign_in


def take(court: Court, number: int, *picks: int, note: str | None = None) -> None:
    verbs.take(court.file, court.view, court.document, court.open[number].digest, picks, note)


@pytest.fixture
def disputed(court: Court) -> Court:
    """A person read in three ways, and a board that all read alike."""
    court.reads("Ana", "PERSON", "Ines Vale")
    court.reads("Ben", "PERSON", "Vale")
    court.reads("Cleo", "ORG", "Ines Vale")
    court.all_read("ORG", "Harbour Board")
    court.finish()
    return court


def test_the_annotators_view_has_no_case(disputed: Court) -> None:
    with pytest.raises(UnknownObject, match="not shown"):
        load_case(disputed.file, View(disputed.view.annotator), disputed.document)


def test_agreed_spans_are_taken_with_where_they_came_from(disputed: Court) -> None:
    verbs.take_agreed(disputed.file, disputed.view, disputed.document)
    (span,) = disputed.gold.spans
    assert (span.label, span.extent.surface) == ("ORG", "Harbour Board")
    assert span.origin.how is Origin.ADJUDICATED
    assert set(span.origin.sources) == {
        disputed.spans[name, "Harbour Board"] for name in ("Ana", "Ben", "Cleo")
    }
    assert span.origin.by == "Judge"
    assert span.origin.note == "read so by 3 of 3"
    assert len(disputed.open) == 1
    gold = disputed.file.project.annotator(disputed.gold.annotator)
    assert gold.kind is AnnotatorKind.GOLD


def test_a_majority_is_taken_only_when_asked(court: Court) -> None:
    court.reads("Ana", "PERSON", "Ines Vale")
    court.reads("Ben", "PERSON", "Ines Vale")
    court.finish()
    verbs.take_agreed(court.file, court.view, court.document)
    assert court.told() == []
    verbs.take_agreed(court.file, court.view, court.document, majority=True)
    assert court.told() == [("PERSON", "Ines Vale")]


def test_a_sample_of_the_agreed_can_be_left_to_be_reviewed(disputed: Court) -> None:
    sample = disputed.case.items[-1].digest
    assert verbs.take_agreed(disputed.file, disputed.view, disputed.document, leaving=[sample]) == []
    assert len(disputed.open) == 2


def test_one_reading_is_taken_or_several_or_neither(disputed: Court) -> None:
    take(disputed, 0, 1)
    assert disputed.told() == [("PERSON", "Ines Vale")]
    disputed.undo()
    take(disputed, 0, 1, 2)
    assert disputed.told() == [("PERSON", "Ines Vale"), ("PERSON", "Vale")]
    disputed.undo()
    take(disputed, 0, note="a pseudonym")
    assert disputed.told() == []
    (settlement,) = disputed.case.settlements.values()
    assert (settlement.verdict, settlement.note) == (Verdict.NEITHER, "a pseudonym")
    assert len(disputed.open) == 1


def test_deciding_anew_replaces_what_was_decided(disputed: Court) -> None:
    digest = disputed.open[0].digest
    for pick in (0, 2):
        verbs.take(disputed.file, disputed.view, disputed.document, digest, [pick])
    assert disputed.told() == [("PERSON", "Vale")]
    verbs.reopen(disputed.file, disputed.view, disputed.document, digest)
    assert disputed.told() == []
    assert disputed.open[0].digest == digest


def test_a_span_that_nobody_had_is_written(disputed: Court) -> None:
    digest = disputed.open[0].digest
    place = place_of(TEXT, "Ines")
    verbs.write(disputed.file, disputed.view, disputed.document, digest, "PERSON", [place])
    (span,) = disputed.gold.spans
    assert span.extent.surface == "Ines"
    assert len(span.origin.sources) == 3
    with pytest.raises(EditError, match="same layer"):
        verbs.write(disputed.file, disputed.view, disputed.document, digest, "MOVE", [place])


def test_what_is_skipped_stays_open(disputed: Court) -> None:
    verbs.skip(disputed.file, disputed.view, disputed.document, disputed.open[0].digest, "ask Ines")
    assert len(disputed.open) == 2
    settlement = disputed.case.settlement(disputed.open[0])
    assert settlement is not None
    assert settlement.note == "ask Ines"


def test_a_changed_reading_makes_the_gold_stale_until_it_is_decided_anew(disputed: Court) -> None:
    take(disputed, 0, 0)
    ana = sign_in(disputed.file, disputed.document, "Ana")
    edits.relabel(disputed.file, ana, disputed.spans["Ana", "Ines Vale"], "ORG")
    (outdated,) = disputed.case.stale.values()
    assert outdated.took == (disputed.gold.spans[0].id,)
    take(disputed, 0, 1)
    assert disputed.told() == [("PERSON", "Vale")]
    assert not disputed.case.stale


def test_nobody_decides_on_readings_that_have_changed(disputed: Court) -> None:
    digest = disputed.open[0].digest
    edits.remove_span(
        disputed.file, sign_in(disputed.file, disputed.document, "Ben"), disputed.spans["Ben", "Vale"]
    )
    with pytest.raises(UnknownObject, match="changed a reading"):
        verbs.take(disputed.file, disputed.view, disputed.document, digest, [0])


def test_a_span_agreed_but_for_an_attribute_is_open_only_in_that(court: Court) -> None:
    for name, polarity in (("Ana", "affirmed"), ("Ben", "affirmed"), ("Cleo", "denied")):
        court.reads(name, "PROMISE", "We will move the pier", polarity=polarity)
    court.finish()
    verbs.take_agreed(court.file, court.view, court.document)
    (span,) = court.gold.spans
    assert span.attributes == {"attribution": "direct"}
    (question,) = court.open
    assert isinstance(question, Question)
    assert [(answer.value, len(answer.supporters)) for answer in question.answers] == [
        ("affirmed", 2),
        ("denied", 1),
    ]
    with pytest.raises(EditError, match="one answer"):
        take(court, 0)
    take(court, 0, 1)
    assert court.gold.spans[0].attributes == {"attribution": "direct", "polarity": "denied"}
    assert court.open == []


@pytest.fixture
def linked(court: Court) -> Court:
    """All three read an event and two people; their links differ, one end is read in two ways."""
    court.all_read("MOVE", "move")
    court.all_read("ORG", "Harbour Board")
    court.reads("Ana", "PERSON", "Ines Vale")
    court.reads("Ben", "PERSON", "Ines Vale")
    court.reads("Cleo", "PERSON", "Vale")
    court.links("Ana", "agent", "move", "Ines Vale")
    court.links("Ben", "agent", "move", "Ines Vale")
    court.links("Cleo", "agent", "move", "Vale")
    court.finish()
    return court


def test_links_move_to_the_spans_that_replaced_their_ends(linked: Court) -> None:
    verbs.take_agreed(linked.file, linked.view, linked.document)
    assert not any(isinstance(item, Tie) for item in linked.case.items)
    take(linked, 0, 0)
    (tie,) = linked.open
    assert isinstance(tie, Tie)
    assert tie.is_unanimous
    verbs.take_agreed(linked.file, linked.view, linked.document)
    (link,) = linked.gold.links
    assert link.role == "agent"
    assert len(link.origin.sources) == 3
    assert linked.open == []


def test_links_whose_end_was_rejected_are_told(linked: Court) -> None:
    verbs.take_agreed(linked.file, linked.view, linked.document)
    take(linked, 0)
    assert len(linked.case.lost) == 3
    assert linked.open == []


def test_finishing_waits_for_what_is_open(disputed: Court) -> None:
    verbs.take_agreed(disputed.file, disputed.view, disputed.document)
    with pytest.raises(EditError, match="still open"):
        verbs.finish(disputed.file, disputed.view, disputed.document)
    take(disputed, 0)
    verbs.finish(disputed.file, disputed.view, disputed.document)
    assert disputed.gold.finished == ALL_LAYERS


def test_taking_the_agreed_is_one_undo_and_the_file_is_sound(linked: Court) -> None:
    verbs.take_agreed(linked.file, linked.view, linked.document, majority=True)
    assert len(linked.gold.spans) == 3
    assert len(linked.gold.links) == 1
    linked.undo()
    assert linked.gold.spans == ()
    assert linked.gold.links == ()
    assert not linked.case.settlements
    path = linked.file.path
    linked.file.close()
    assert doctor.check(path).problems == []
