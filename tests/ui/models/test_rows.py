"""Tables of rows keep Qt's rules, and show what their columns say."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.ui.models.rows import Column, RowsModel

COLUMNS = (
    Column[str]("Word", lambda word: word),
    Column[str]("Length", lambda word: str(len(word)), is_number=True),
)


def test_the_model_keeps_qts_rules_while_it_changes(qtbot: QtBot) -> None:
    model = RowsModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show_rows(["pier", "ferry", "<b>dock</b>"])
    model.replace_row(1, "boat")
    assert tester.model() is model


def test_cells_come_from_the_columns() -> None:
    model = RowsModel(COLUMNS)
    model.show_rows(["<b>dock</b>"])
    cell, number = model.index(0, 0), model.index(0, 1)
    assert model.data(cell) == "<b>dock</b>"
    assert model.data(cell, Qt.ItemDataRole.ToolTipRole) == "<\u200bb>dock<\u200b/b>"
    assert model.data(number) == "11"
    assert model.data(number, Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Length"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
