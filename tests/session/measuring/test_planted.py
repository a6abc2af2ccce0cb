"""What was planted is found: the counts of each class, and the numbers of documents and spans."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.agreement.figures import Reason
from annotator.agreement.measure import Measure
from annotator.domain.layer import Layer
from annotator.session.access import DirectAccess
from annotator.session.measuring import lists
from annotator.session.measuring.figures import Ask, left_out, matrices, measure
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.options import Options
from annotator.session.measuring.tables import FigureRow, Kind, LeftOut
from annotator.session.viewpoint import View, Viewpoint
from tests.session.measuring import planted

LEAD = View("", Viewpoint.LEAD)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    path: Path = tmp_path_factory.mktemp("planted") / "p.annproj"
    with planted.make(path) as file:
        yield Ledger(DirectAccess(file), LEAD, Options())


def _row(ledger: Ledger, name: Measure, layer: Layer, *people: str) -> FigureRow:
    rows = measure(ledger, Ask((name,), intervals=False))
    return next(row for row in rows if (row.layer, *(each.name for each in row.people)) == (layer, *people))


def test_each_class_has_as_many_as_were_planted(ledger: Ledger) -> None:
    rows = lists.disagreements(ledger)
    assert {row.layer for row in rows} == {Layer.CLAIM}
    assert {(row.a.name, row.b.name) for row in rows} == {("Ana", "Ben")}
    assert Counter(row.kind for row in rows) == planted.EXPECTED


def test_a_disputed_place_counts_once(ledger: Ledger) -> None:
    assert len({row.dispute for row in lists.disagreements(ledger)}) == planted.DISPUTED


def test_boundaries_tell_the_edge_and_by_how_much(ledger: Ledger) -> None:
    rows = [row for row in lists.disagreements(ledger) if row.kind is Kind.BOUNDARY]
    whole = [row for row in rows if row.spans_b[0].surface.count(" ") > 1]
    assert Counter(row.side for row in whole) == planted.EDGES
    assert {(row.left, row.right) for row in whole} == {(-6, 0), (0, 6), (-6, 6)}


def test_attributes_and_roles_are_named(ledger: Ledger) -> None:
    details = {(row.kind, row.detail) for row in lists.disagreements(ledger)}
    assert {(kind, detail) for kind, detail in details if detail} == {
        (Kind.ATTRIBUTE, "polarity"),
        (Kind.ROLE, "claimer"),
    }


def test_documents_and_spans_are_those_that_both_finished(ledger: Ledger) -> None:
    row = _row(ledger, Measure.F1_EXACT, Layer.CLAIM, "Ana", "Ben")
    assert row.documents == planted.DOCUMENTS + 1
    assert row.spans == (planted.SPANS, planted.BENS)
    assert row.figure.value == pytest.approx(2 * planted.SAME / (planted.SPANS + planted.BENS))
    assert _row(ledger, Measure.F1_EXACT, Layer.ENTITY, "Ana", "Ben").spans == (planted.DOCUMENTS,) * 2


def test_a_layer_that_all_left_empty_has_no_figure(ledger: Ledger) -> None:
    row = _row(ledger, Measure.F1_EXACT, Layer.EVENT, "Ana", "Ben")
    assert (row.documents, row.figure.reason) == (planted.DOCUMENTS + 1, Reason.NO_SPANS)


def test_whoever_did_not_start_is_compared_with_nobody(ledger: Ledger) -> None:
    for other in ("Ana", "Ben"):
        row = _row(ledger, Measure.ALPHA, Layer.CLAIM, other, "Cleo")
        assert (row.documents, row.spans, row.figure.reason) == (0, (0, 0), Reason.NO_DOCUMENTS)


def test_what_does_not_count_is_counted(ledger: Ledger) -> None:
    ledger.update([])
    found = {(row.reason, row.layer): row.count for row in left_out(ledger)}
    for layer in Layer:
        assert found.pop((LeftOut.ONE_ANNOTATOR, layer)) == 1
        assert found.pop((LeftOut.NOT_FINISHED, layer)) == planted.DOCUMENTS + 2
    assert found == {}


def test_links_differ_where_roles_were_planted(ledger: Ledger) -> None:
    exact = _row(ledger, Measure.LINKS_EXACT, Layer.CLAIM, "Ana", "Ben")
    assert exact.figure.value == 0


def test_confusions_count_what_was_planted(ledger: Ledger) -> None:
    table = next(
        table
        for table in lists.confusions(ledger)
        if table.layer is Layer.CLAIM and table.people and table.people[1].name == "Ben"
    )
    relabeled = planted.PLANTED[Kind.LABEL] + planted.PLANTED[Kind.BOUNDARY_AND_LABEL]
    assert table.labels == ("PROMISE", "THREAT", None)
    assert table.count("PROMISE", "THREAT") == relabeled
    assert table.count("PROMISE", None) == planted.PLANTED[Kind.MISSED]
    assert table.count(None, "PROMISE") == planted.SPLIT
    matched = planted.SPANS - planted.PLANTED[Kind.MISSED]
    assert table.count("PROMISE", "PROMISE") == matched - relabeled
    found = lists.cases(ledger, table, "PROMISE", "THREAT")
    assert len(found) == relabeled
    assert all(case.span_b is not None and case.span_b.label == "THREAT" for case in found)


def test_habits_are_those_of_finished_documents(ledger: Ledger) -> None:
    rows = [row for row in lists.habits(ledger) if row.layer is Layer.CLAIM]
    ana, rest_of_ana, ben, _ = rows
    assert (ana.annotator and ana.annotator.name, ana.documents, ana.spans) == ("Ana", 17, planted.SPANS + 4)
    assert (ben.documents, ben.spans) == (16, planted.BENS)
    assert rest_of_ana.spans == ben.spans
    assert ana.unmatched.value == pytest.approx(planted.PLANTED[Kind.MISSED] / planted.SPANS)
    assert ana.mean_length.value == 2
    threats = planted.PLANTED[Kind.LABEL] + planted.PLANTED[Kind.BOUNDARY_AND_LABEL]
    assert ben.shares["THREAT"] == pytest.approx(threats / planted.BENS)


def test_the_worst_document_has_the_most_disagreements(ledger: Ledger) -> None:
    rows = [row for row in lists.worst(ledger) if row.layer is Layer.CLAIM]
    documents = [row for row in rows if row.document]
    counts = [row.disagreements for row in documents]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == sum(planted.EXPECTED.values())
    assert documents[-1].score.reason is Reason.NO_SPANS
    labels = {row.label: row for row in rows if row.label}
    assert labels["PROMISE"].spans + labels["THREAT"].spans == planted.SPANS + 4 + planted.BENS


def test_matrices_hold_a_cell_for_each_pair(ledger: Ledger) -> None:
    found = matrices(measure(ledger, Ask((Measure.F1_EXACT,), intervals=False)))
    matrix = next(each for each in found if each.layer is Layer.CLAIM)
    assert [person.name for person in matrix.people] == ["Ana", "Ben", "Cleo"]
    assert len(matrix.cells) == 3
