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


@pytest.mark.parametrize("own", [None, "1"])
@pytest.mark.parametrize("name", ["jsonl", "spacy"])
def test_whoever_may_not_look_at_others_is_offered_their_own(
    qtbot: QtBot, tmp_path: Path, own: str | None, name: str
) -> None:
    """All that is counted before an export would tell of the others' work."""
    made = ExportForm("Corpus", tmp_path, PEOPLE, TAGSET, own=own)
    qtbot.addWidget(made)
    made.format_box.setCurrentIndex(made.format_box.findData(name))
    assert (made.reading.currentText() == "Doe, Jane only") == (own is not None)
    alone = ExportForm("Corpus", tmp_path, PEOPLE[:1], TAGSET, own=own)
    qtbot.addWidget(alone)
    assert alone.reading.currentIndex() == 0
