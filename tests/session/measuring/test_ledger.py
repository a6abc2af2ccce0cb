"""What is counted, and counted again: only what changed, only for those who may look."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from annotator.agreement.measure import Measure
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.document import Zone, ZoneKind
from annotator.domain.errors import Cancelled, UnknownObject
from annotator.domain.identity import annotator_id
from annotator.domain.layer import Layer
from annotator.domain.span import Origin, Provenance
from annotator.domain.tagset_edits import merge_labels
from annotator.domain.values import Id
from annotator.session import documents, edits
from annotator.session.access import DirectAccess
from annotator.session.desk import Desk, own_desk
from annotator.session.finishing import finish, reopen, skip
from annotator.session.measuring import lists
from annotator.session.measuring.encounters import Encounter
from annotator.session.measuring.families import LINKED, SPANS, Each, Family
from annotator.session.measuring.figures import Ask, left_out, measure
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.options import NOW, AsOf, Options
from annotator.session.measuring.radar import consistency
from annotator.session.measuring.tables import FigureRow, LeftOut
from annotator.session.measuring.trend import trend
from annotator.session.people import annotator_draft
from annotator.session.tagsets import apply_tagset
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.project_file import ProjectFile
from tests.session.projects import add_document, new_project, place_of, sign_in

LEAD = View("", Viewpoint.LEAD)
TEXTS = [f"Number {number}: Ines Vale met Tom Abara of the Harbour Board." for number in range(3)]
NAMES = ("Ines Vale", "Tom Abara")


class Project:
    """Ana and Ben, who finished three documents with two names in each."""

    def __init__(self, file: ProjectFile) -> None:
        self.file = file
        self.documents = [add_document(file, text, text[:8]) for text in TEXTS]
        for name in ("Ana", "Ben"):
            for document in self.documents:
                self.mark(name, document, *NAMES)
                finish(file, self.desk(name, document))

    def desk(self, name: str, document: Id | None = None) -> Desk:
        return sign_in(self.file, document or self.documents[0], name)

    def mark(
        self, name: str, document: Id, *words: str, label: str = "PERSON", origin: Provenance | None = None
    ) -> None:
        text = self.file.documents.text(document)
        for each in words:
            place = place_of(text, each)
            edits.add_span(
                self.file,
                self.desk(name, document),
                Layer.ENTITY,
                label,
                [place],
                origin=origin or Provenance(),
            )

    def ledger(self, options: Options | None = None, view: View = LEAD) -> Ledger:
        return Ledger(DirectAccess(self.file), view, options or Options())


def rows(ledger: Ledger, name: Measure = Measure.F1_EXACT, layer: Layer = Layer.ENTITY) -> list[FigureRow]:
    return [row for row in measure(ledger, Ask((name,))) if row.layer is layer]


def omissions(ledger: Ledger) -> dict[LeftOut, int]:
    return {row.reason: row.count for row in left_out(ledger) if row.layer in (Layer.ENTITY, None)}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "p.annproj") as file:
        yield Project(file)


def test_who_may_not_see_others_work_measures_nothing(project: Project) -> None:
    own = View(project.desk("Ana").annotator)
    ledger = project.ledger(view=own)
    with pytest.raises(UnknownObject):
        measure(ledger, Ask())
    with pytest.raises(UnknownObject):
        consistency(DirectAccess(project.file), own, Options())
    assert consistency(DirectAccess(project.file), own, Options(), own.annotator) == []


def test_only_changed_documents_are_counted_anew(project: Project) -> None:
    counted: list[Id] = []

    def count(encounter: Encounter, label: str | None) -> Any:
        counted.append(encounter.sheet.document.id)

    family = Family("noted", Each(count), SPANS.among)
    ledger = project.ledger(Options(as_of=NOW, layers=(Layer.ENTITY,)))
    ledger.update([family])
    assert counted == project.documents
    counted.clear()
    project.mark("Ana", project.documents[1], "Harbour Board", label="ORG")
    ledger.update([family])
    assert counted == [project.documents[1]]
    ledger.update([family])
    ledger.update([family, LINKED])
    assert counted == [project.documents[1]]


def test_a_change_changes_the_figure_as_measuring_all_anew_would(project: Project) -> None:
    ledger = project.ledger(Options(as_of=NOW))
    assert rows(ledger)[0].figure.value == 1
    project.mark("Ana", project.documents[1], "Harbour Board", label="ORG")
    assert rows(ledger)[0].figure.value == pytest.approx(12 / 13)
    assert rows(ledger) == rows(project.ledger(Options(as_of=NOW)))


def test_documents_that_come_and_go_count_at_once(project: Project) -> None:
    ledger = project.ledger()
    assert rows(ledger)[0].documents == 3
    documents.withdraw(project.file, project.documents[0], project.desk("Ana").author)
    assert rows(ledger)[0].documents == 2
    fresh = add_document(project.file, "Ines Vale again.")
    for name in ("Ana", "Ben"):
        finish(project.file, project.desk(name, fresh))
    assert rows(ledger)[0].documents == 3


def test_cancelling_leaves_all_as_it_was(project: Project) -> None:
    ledger = project.ledger()
    before = rows(ledger)

    def stop(done: int, total: int | None) -> None:
        raise Cancelled

    project.mark("Ana", project.documents[1], "Harbour Board", label="ORG")
    with pytest.raises(Cancelled):
        ledger.update([LINKED], progress=stop)
    assert rows(ledger) == before


def test_what_was_stopped_in_the_midst_of_a_page_is_counted_the_next_time(project: Project) -> None:
    def stop(encounter: Encounter, label: str | None) -> Any:
        encounter.proceed()

    def cancel(done: int, total: int | None) -> None:
        raise Cancelled

    family = Family("stopped", Each(stop), SPANS.among)
    ledger = project.ledger()
    ledger.update([SPANS])
    with pytest.raises(Cancelled):
        ledger.update([family, LINKED], progress=cancel)
    assert rows(ledger, Measure.LINKS_EXACT, Layer.EVENT)[0].documents == 3


def test_what_was_mended_after_finishing_counts_only_as_of_now(project: Project) -> None:
    project.mark("Ana", project.documents[0], "Harbour Board", label="ORG")
    assert rows(project.ledger())[0].figure.value == 1
    assert rows(project.ledger(Options(as_of=NOW)))[0].figure.value == pytest.approx(12 / 13)
    long_ago, soon = AsOf.parse("2001-01-01"), AsOf.parse("2100-01-01")
    assert rows(project.ledger(Options(as_of=soon)))[0].figure.value == pytest.approx(12 / 13)
    assert [row.documents for row in rows(project.ledger(Options(as_of=long_ago)))] == [0]


def test_layers_that_are_open_again_and_skipped_documents_do_not_count(project: Project) -> None:
    reopen(project.file, project.desk("Ana", project.documents[0]))
    skip(project.file, project.desk("Ben", project.documents[1]), "duplicate")
    ledger = project.ledger()
    assert rows(ledger)[0].documents == 1
    assert omissions(ledger) == {
        LeftOut.NOT_FINISHED: 1,
        LeftOut.SKIPPED: 1,
        LeftOut.ONE_ANNOTATOR: 2,
    }


def test_suggestions_and_imports_can_be_left_out_and_are_counted(project: Project) -> None:
    accepted = Provenance(Origin.SUGGESTION, ("s1",), "a model")
    for name in ("Ana", "Ben"):
        project.mark(name, project.documents[0], "Harbour Board", label="ORG", origin=accepted)
    common = lists.common_suggestions(project.ledger(Options(as_of=NOW)))
    (entities,) = (row for row in common if row.layer is Layer.ENTITY)
    assert (entities.matched, entities.accepted) == (7, 1)
    ledger = project.ledger(Options(as_of=NOW, manual_only=True))
    assert rows(ledger)[0].spans == (6, 6)
    assert omissions(ledger)[LeftOut.NOT_MANUAL] == 2


def test_spans_wholly_in_boilerplate_are_left_out_and_counted(project: Project) -> None:
    start, end = place_of(TEXTS[0], "Tom Abara of")
    zone = Zone(start, end, ZoneKind.BOILERPLATE)
    documents.correct_zones(project.file, project.documents[0], project.desk("Ana").author, add=[zone])
    ledger = project.ledger()
    assert rows(ledger)[0].spans == (5, 5)
    assert omissions(ledger)[LeftOut.BOILERPLATE] == 2


def test_white_space_at_edges_is_trimmed_where_that_is_wanted(project: Project) -> None:
    first, _ = place_of(TEXTS[0], " of the Harbour")
    for name, place in (("Ana", (first, first + 3)), ("Ben", (first + 1, first + 3))):
        desk = project.desk(name)
        edits.add_span(project.file, desk, Layer.ENTITY, "ORG", [place])
    plain, trimmed = (project.ledger(Options(as_of=NOW, trim=trim)) for trim in (False, True))
    assert rows(plain)[0].figure.value == pytest.approx(12 / 14)
    assert rows(trimmed)[0].figure.value == 1
    (case,) = lists.equal_once_trimmed(trimmed)
    assert case.span_a is not None
    assert case.span_b is not None
    assert (case.span_a.surface, case.span_b.surface) == (" of", "of")
    assert lists.equal_once_trimmed(plain) == [case]


def test_the_same_span_twice_counts_once_however_it_came_to_be_the_same(project: Project) -> None:
    start, end = place_of(TEXTS[0], "Harbour")
    for begin, label in ((start, "ORG"), (start, "MENTION"), (start - 1, "ORG")):
        edits.add_span(project.file, project.desk("Ana"), Layer.ENTITY, label, [(begin, end)])
    author = project.desk("Ana").author
    apply_tagset(project.file, author, merge_labels(project.file.project.tagset(), "MENTION", "ORG"))
    as_it_is, trimmed = (project.ledger(Options(as_of=NOW, trim=trim)) for trim in (False, True))
    for ledger, twice in ((as_it_is, 1), (trimmed, 2)):
        assert rows(ledger)[0].spans == (9 - twice, 6)
        assert omissions(ledger)[LeftOut.TWICE] == twice


def test_many_changed_documents_are_read_and_counted_together(project: Project) -> None:
    texts = [f"Case {number}: Ines Vale." for number in range(30)]
    fresh = [add_document(project.file, text, text[:8]) for text in texts]
    ledger = project.ledger(Options(as_of=NOW))
    rows(ledger)
    for name in ("Ana", "Ben"):
        for document in fresh:
            project.mark(name, document, "Ines Vale")
            finish(project.file, project.desk(name, document))
    documents.withdraw(project.file, fresh[3], project.desk("Ana").author)
    seen: list[tuple[int, int | None]] = []
    ledger.update([SPANS], progress=lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert rows(ledger)[0].documents == len(TEXTS) + len(fresh) - 1
    assert rows(ledger) == rows(project.ledger(Options(as_of=NOW)))


def test_documents_can_be_filtered(project: Project) -> None:
    ledger = project.ledger(Options(documents=frozenset(project.documents[:1])))
    assert rows(ledger)[0].documents == 1
    assert omissions(ledger) == {LeftOut.FILTERED: 2}


def _add(project: Project, name: str, kind: AnnotatorKind) -> Annotator:
    person = Annotator(annotator_id(project.file.id, name), name, kind)
    project.file.commit([annotator_draft(person)])
    return person


def test_models_never_stand_in_for_people(project: Project) -> None:
    model = _add(project, "A model", AnnotatorKind.MODEL)
    finish(project.file, own_desk(project.documents[0], model.id))
    ledger = project.ledger()
    assert [[person.name for person in row.people] for row in rows(ledger)] == [["Ana", "Ben"]]
    assert omissions(ledger) == {LeftOut.MODEL: 1}


def test_the_gold_is_a_reference_and_its_adjudicator_is_told(project: Project) -> None:
    gold = _add(project, "Gold", AnnotatorKind.GOLD)
    for document in project.documents:
        judged = Desk(document, gold.id, project.desk("Ana").author)
        edits.add_span(project.file, judged, Layer.ENTITY, "PERSON", [place_of(TEXTS[0], "Ines Vale")])
        finish(project.file, judged)
    ledger = project.ledger()
    found = {
        (row.a.name, row.measure): row
        for row in measure(ledger, Ask((Measure.PRECISION, Measure.RECALL, Measure.ALPHA)))
        if row.layer is Layer.ENTITY and row.b == gold
    }
    assert found["Ana", Measure.PRECISION].figure.value == 0.5
    assert found["Ben", Measure.RECALL].figure.value == 1
    assert found["Ana", Measure.RECALL].judge
    assert not found["Ben", Measure.RECALL].judge
    assert {name for _, name in found} == {Measure.PRECISION, Measure.RECALL}


def test_three_annotators_have_a_figure_over_all(project: Project) -> None:
    for document in project.documents[:2]:
        project.mark("Cleo", document, "Ines Vale")
        project.mark("Cleo", document, "Tom Abara", label="ORG")
        finish(project.file, project.desk("Cleo", document))
    ledger = project.ledger()
    found = rows(ledger, Measure.ALPHA)
    assert [[person.name for person in row.people] for row in found] == [
        ["Ana", "Ben"],
        ["Ana", "Cleo"],
        ["Ben", "Cleo"],
        ["Ana", "Ben", "Cleo"],
    ]
    assert [row.documents for row in found] == [3, 2, 2, 3]
    assert found[-1].spans == (6, 6, 4)
    fleiss = rows(ledger, Measure.FLEISS)[-1]
    assert (fleiss.documents, fleiss.left_out) == (3, 2)


def test_consistency_lists_what_is_not_treated_alike(project: Project) -> None:
    project.mark("Ana", project.documents[0], "Harbour Board", label="ORG")
    found = consistency(DirectAccess(project.file), LEAD, Options(as_of=NOW))
    (row,) = found
    assert (row.surface, row.labels) == ("Harbour Board", {"ORG": 1, None: 5})
    assert {usage.title for usage in row.places} == {"Number 0", "Number 1", "Number 2"}


def test_a_trend_goes_over_batches_in_the_order_of_finishing(project: Project) -> None:
    (point,) = trend(project.ledger(), Measure.F1_EXACT, Layer.ENTITY)
    assert point.row.documents == 3
    assert point.begins_ms > 0
    assert trend(project.ledger(), Measure.PRECISION, Layer.ENTITY) == []


@pytest.mark.parametrize("name", [Measure.F1_EXACT, Measure.ALPHA, Measure.ALPHA_U])
def test_a_trend_follows_one_label(project: Project, name: Measure) -> None:
    ledger = project.ledger()
    (point,) = trend(ledger, name, Layer.ENTITY, label="PERSON")
    (whole,) = [row for row in measure(ledger, Ask((name,), by_label=True)) if row.label == "PERSON"]
    assert point.row == whole
