"""Whole articles of the demo labeled in three layers with links, by real keys alone.

Every key that goes down counts, modifiers and going on through the article too. What it costs is printed.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import AnnotatorKind
from annotator.domain.values import Id
from annotator.session import demo
from annotator.session.tokens import load_tokenizer
from annotator.store.project_file import ProjectFile
from tests.telling import Tell
from tests.ui.fast_hands.typist import Figures, Typist, likeness
from tests.ui.places.sitting import CTRL, SitDown, Sitting

FIRST = "Brackwell"
WORDS = 600
SPAN, ATTRIBUTE, LINK = 4, 2, 4


def gold_by_document(path: Path) -> dict[Id, AnnotationSet]:
    with ProjectFile.open(path, read_only=True) as file:
        (gold,) = [one for one in file.project.annotators() if one.kind is AnnotatorKind.GOLD]
        found = {row.id: file.sets.get(row.id, gold.id) for row in file.documents.rows(None)}
        return {document: work for document, work in found.items() if work is not None}


def open_first(sitting: Sitting) -> None:
    row = next(row for row in sitting.place.documents.model.rows if row.title.startswith(FIRST))
    sitting.place.browsing.open(row.id)
    sitting.until(lambda: sitting.title.startswith(FIRST))
    sitting.bench.set_tokenizer("en", load_tokenizer("en"))
    sitting.settle()
    sitting.press(Qt.Key.Key_Home, modifiers=CTRL)


def go_on(sitting: Sitting) -> None:
    """Done, and to the next; what is still open is listed once."""
    before = sitting.title
    sitting.press(Qt.Key.Key_Return, modifiers=CTRL)
    if "Still open" in sitting.message:
        sitting.press(Qt.Key.Key_Return, modifiers=CTRL)
    sitting.until(lambda: sitting.title != before)
    sitting.settle()


@pytest.mark.timeout(300)
def test_articles_are_labeled_by_keys_alone_with_few_of_them(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, tell: Tell
) -> None:
    path = tmp_path / "demo.annproj"
    demo.build(path)
    golds = gold_by_document(path)
    sit_down = SitDown(qtbot, qapp, tmp_path / "settings.json")
    sitting, figures = sit_down.open(path, demo.YOU), Figures()
    open_first(sitting)
    while figures.words < WORDS:
        document = sitting.bench.document
        assert document is not None
        figures.words += len(document.text.split())
        Typist(sitting, golds[document.id], figures).label_all()
        assert sitting.bench.work is not None
        assert likeness(sitting.bench.work) == likeness(golds[document.id])
        go_on(sitting)
    tell(figures.line())
    sit_down.leave()
    assert figures.per("span") <= SPAN
    assert figures.per("attribute") <= ATTRIBUTE
    assert figures.per("link") <= LINK
