"""Every window and dialog can be used without a mouse and without eyes."""

import importlib
import inspect
import pkgutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

import annotator.ui
from annotator.domain.layer import Layer
from annotator.domain.tagset_parts import PartRef, attribute_ref, label_ref, role_ref
from annotator.session.project import Project
from annotator.settings.keeper import SettingsKeeper
from annotator.store.project_file import ProjectFile
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.dialogs.history import HistoryDialog
from annotator.ui.dialogs.key_changes import KeyChangesDialog
from annotator.ui.dialogs.span_lists import SpanListDialog
from annotator.ui.places.moments import Moments
from annotator.ui.places.palette import Palette
from annotator.ui.review.dialogs import NoteDialog, WriteDialog
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.theme.theme import Theme
from tests.session.projects import TAGSET, TEXT, add_document, sign_in
from tests.ui.dialogs import test_all_dialogs, test_tagset_dialogs
from tests.ui.dialogs.test_all_dialogs import Start
from tests.ui.places.conftest import Work
from tests.ui.places.conftest import at_work as at_work
from tests.ui.places.conftest import path as path
from tests.ui.places.conftest import sit_down as sit_down
from tests.ui.places.lead import Lead
from tests.ui.places.sitting import CTRL, SHIFT, SitDown, Sitting
from tests.ui.places.test_corpus import Desk
from tests.ui.reach import problems, tab_tour, told
from tests.ui.review.chambers import MEASURED
from tests.ui.review.conftest import enter as enter
from tests.ui.review.test_adjudicating import Enter, court


def history_dialog(start: Start) -> QDialog:
    def add(file: ProjectFile) -> str:
        document = add_document(file)
        sign_in(file, document)
        return document

    moments = Moments(start.project, start.project.run(add))
    dialog = HistoryDialog("A title", moments, TAGSET)
    moments.setParent(dialog)
    return dialog


DIALOGS: dict[str, Callable[[Start], QDialog]] = {
    **test_all_dialogs.DIALOGS,
    **test_tagset_dialogs.DIALOGS,
    "history": history_dialog,
    "key changes": lambda start: KeyChangesDialog(start.keeper),
    "note": lambda _start: NoteDialog("a pseudonym"),
    "write": lambda _start: WriteDialog(TEXT, (2, 11), TAGSET.labels_of(Layer.ENTITY), "ORG"),
}
_TRIED_ELSEWHERE = frozenset({FramedDialog, SpanListDialog, Palette})
"""Frames that are never shown bare; and the palette, which is one field over one list."""


@pytest.fixture
def start(project: Project, keeper: SettingsKeeper, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Start:
    return Start(project, keeper, theme, tmp_path, QObject())


def made(qtbot: QtBot, start: Start, name: str) -> QDialog:
    dialog = DIALOGS[name](start)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_is_read_and_walked_through(qtbot: QtBot, start: Start, name: str) -> None:
    dialog = made(qtbot, start, name)
    assert problems(dialog, tab_tour(dialog)) == []
    dialog.reject()


def test_every_dialog_there_is_was_tried() -> None:
    for module in pkgutil.walk_packages(annotator.ui.__path__, "annotator.ui."):
        importlib.import_module(module.name)
    sources = "".join(inspect.getsource(sys.modules[make.__module__]) for make in DIALOGS.values())
    there = {kind for kind in _below(QDialog) if kind.__module__.startswith("annotator.")}
    untried = {kind for kind in there - _TRIED_ELSEWHERE if f"{kind.__name__}(" not in sources}
    assert untried == set()


def _below(kind: type) -> set[type]:
    return {kind}.union(*(_below(each) for each in kind.__subclasses__()))


def walk(window: QWidget) -> list[str]:
    QApplication.processEvents()
    return problems(window, tab_tour(window))


def test_the_welcome_page(qtbot: QtBot, sit_down: SitDown) -> None:
    sitting = sit_down()
    sitting.take_focus()
    assert walk(sitting.window) == []


@pytest.mark.parametrize("ref", [label_ref("ORG"), attribute_ref("polarity"), role_ref("claimer")], ids=str)
def test_the_project_place(qtbot: QtBot, at_work: Work, ref: PartRef) -> None:
    lead = Lead(at_work(), qtbot)
    lead.choose(ref)
    assert walk(lead.window) == []


def test_the_corpus_place(qtbot: QtBot, at_work: Work) -> None:
    sitting = at_work(TEXT, "Nobody moves the pier.")
    assert sitting.window.workspace is not None
    sitting.window.workspace.show_place(2)
    Desk(sitting, qtbot).search("pier")
    assert walk(sitting.window) == []


def test_the_review_place(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    assert walk(chambers.window) == []
    chambers.look_as_reviewer()
    assert walk(chambers.window) == []


@pytest.mark.parametrize("page", MEASURED)
def test_the_pages_of_figures_and_lists(enter: Enter, tmp_path: Path, page: str) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at(page)
    assert walk(chambers.window) == []


def in_the_article(sitting: Sitting) -> Sitting:
    return sitting


def with_a_claim(sitting: Sitting) -> Sitting:
    sitting.drag("We will move the pier")
    sitting.press("1")
    return sitting


def finding(sitting: Sitting) -> Sitting:
    sitting.press(Qt.Key.Key_F, modifiers=CTRL)
    sitting.press("a")
    return sitting


def with_a_message(sitting: Sitting) -> Sitting:
    sitting.window.messages.tell("Something has happened", "warning")
    return sitting


@pytest.mark.parametrize("prepare", [in_the_article, with_a_claim, finding, with_a_message])
def test_the_annotate_place(at_work: Work, prepare: Callable[[Sitting], Sitting]) -> None:
    """The article has its own use for Tab: F6 leads out of it, as another test tells."""
    sitting = prepare(at_work())
    sitting.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert walk(sitting.window) == []


def test_f6_goes_from_part_to_part_and_back(at_work: Work) -> None:
    sitting = with_a_claim(at_work())
    parts: list[str] = []
    for _ in range(7):
        here = QApplication.focusWidget()
        assert here is not None
        parts.append(told(here))
        sitting.press(Qt.Key.Key_F6)
    assert parts[0] == parts[6] == "ArticleView “Article”"
    assert parts[1] == "LabelButton “entity PERSON, key P”"
    assert parts[2] == "QPushButton “Delete this span”"
    assert parts[3] == "QToolButton “Annotate”"
    assert "Who is annotating" in parts[4]
    assert parts[5].startswith(("SearchField", "DocumentList"))
    sitting.press(Qt.Key.Key_F6, modifiers=SHIFT)
    sitting.press(Qt.Key.Key_F6, modifiers=SHIFT)
    assert not isinstance(QApplication.focusWidget(), ArticleView)
