"""Whatever the export form offers, its request asks for just that."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.ui.dialogs.export_form import ExportForm
from tests.session.projects import TAGSET

PEOPLE = [
    Annotator("1", "Doe, Jane"),
    Annotator("2", "all"),
    Annotator("3", "gold-then:x"),
    Annotator("4", "Gold", AnnotatorKind.GOLD),
]


@pytest.fixture
def form(qtbot: QtBot, tmp_path: Path) -> ExportForm:
    made = ExportForm("Corpus", tmp_path, PEOPLE, TAGSET)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("name", ["Doe, Jane", "all", "gold-then:x"])
def test_it_asks_for_any_annotator_by_name(form: ExportForm, name: str) -> None:
    form.reading.setCurrentText(f"{name} only")
    assert (form.request.rule.names, form.request.rule.gold) == ((name,), False)
    form.reading.setCurrentText(f"Gold, then {name}")
    assert (form.request.rule.names, form.request.rule.gold) == ((name,), True)
