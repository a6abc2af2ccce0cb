"""The values that measuring gives to show."""

from annotator.agreement.figures import measured
from annotator.agreement.measure import Measure
from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.session.measuring.tables import Common, ConfusionTable, FigureRow, Matrix

ADA, BEN, CLEO = (Annotator(name.lower(), name) for name in ("Ada", "Ben", "Cleo"))


def _row(*people: Annotator) -> FigureRow:
    return FigureRow(people, Layer.ENTITY, Measure.ALPHA, measured(0.5), 3, tuple(4 for _ in people))


def test_a_figure_over_more_than_two_has_no_other() -> None:
    assert _row(ADA, BEN).b == BEN
    assert _row(ADA, BEN, CLEO).b is None


def test_a_matrix_answers_the_same_both_ways_round_and_has_an_empty_diagonal() -> None:
    row = _row(ADA, BEN)
    cells = {frozenset((ADA.id, BEN.id)): row}
    matrix = Matrix(Measure.ALPHA, Layer.ENTITY, None, (ADA, BEN), cells)
    assert matrix.cell(ADA.id, BEN.id) is row
    assert matrix.cell(BEN.id, ADA.id) is row
    assert matrix.cell(ADA.id, ADA.id) is None


def test_a_confusion_counts_nothing_where_labels_never_met() -> None:
    table = ConfusionTable(Layer.ENTITY, ("person", None), {("person", None): 2}, (ADA, BEN))
    assert (table.count("person", None), table.count(None, "person")) == (2, 0)


def test_no_matched_spans_have_no_share_from_suggestions() -> None:
    assert Common(ADA, BEN, Layer.ENTITY, 0, 0).share is None
    assert Common(ADA, BEN, Layer.ENTITY, 4, 1).share == 0.25
