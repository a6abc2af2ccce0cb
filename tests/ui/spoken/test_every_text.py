"""All dialogs and places, in a language of brackets: outside of them stand only data."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.tagset_parts import PartRef, attribute_ref, label_ref, role_ref
from annotator.locations import resource
from annotator.session.project import Project
from annotator.settings.keeper import SettingsKeeper
from annotator.ui.theme.theme import Theme
from tests.session.projects import TAGSET, TEXT
from tests.ui.dialogs.test_all_dialogs import LONG, Start
from tests.ui.places.conftest import Work
from tests.ui.places.conftest import at_work as at_work
from tests.ui.places.conftest import path as path
from tests.ui.places.conftest import sit_down as sit_down
from tests.ui.places.lead import Lead
from tests.ui.places.sitting import CTRL, SitDown, Sitting
from tests.ui.review.chambers import MEASURED
from tests.ui.review.conftest import enter as enter
from tests.ui.review.test_adjudicating import Enter, court
from tests.ui.spoken.marked import shown, unsaid, words
from tests.ui.test_reach import DIALOGS

BUILT_IN = [path.read_text(encoding="utf-8") for path in sorted(resource("tagsets").glob("*.json"))]
DATA = words(
    TEXT,
    LONG,
    TAGSET.model_dump_json(),
    *BUILT_IN,
    "A title Annotator Mara Lind Ana Ben Cleo Gold Harbour news Judge example",
    "Ctrl Shift Alt Return Enter Esc Tab Space Delete Home End PgUp PgDown Backspace Left Right Down",
    "English Deutsch JSONL spaCy spacy jsonl utf iso euc koi jis big",
)
PUT_IN = words(
    "Exporting Replace it? Keep both photo.jpg ferry.txt inarily Extraord tmp pytest root nowhere xxxxxx"
)
"""What the makers of dialogs give them to show."""


@pytest.fixture
def start(project: Project, keeper: SettingsKeeper, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Start:
    return Start(project, keeper, theme, tmp_path, QObject())


def check_said(window: QWidget, *data: str) -> None:
    """Every text is in brackets, or made of ``DATA`` and of what this test put in."""
    QApplication.processEvents()
    known = DATA | words(*data)
    found = ((unsaid(text, known), text, place) for text, place in shown(window))
    strange = sorted({f"{place}: {foreign} in {text!r}" for foreign, text, place in found if foreign})
    assert not strange, "\n".join(strange)


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog(qtbot: QtBot, start: Start, name: str) -> None:
    dialog = DIALOGS[name](start)
    qtbot.addWidget(dialog)
    dialog.show()
    check_said(dialog, *PUT_IN, name, *QFontDatabase.families(), str(start.folder))
    dialog.reject()


def test_the_welcome_page(sit_down: SitDown) -> None:
    check_said(sit_down().window)


@pytest.mark.parametrize("ref", [label_ref("ORG"), attribute_ref("polarity"), role_ref("claimer")], ids=str)
def test_the_project_place(qtbot: QtBot, at_work: Work, ref: PartRef) -> None:
    lead = Lead(at_work(), qtbot)
    lead.choose(ref)
    check_said(lead.window)


def test_the_review_place(enter: Enter, tmp_path: Path) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    check_said(chambers.window)
    chambers.look_as_reviewer()
    check_said(chambers.window)


@pytest.mark.parametrize("page", MEASURED)
def test_the_pages_of_figures_and_lists(enter: Enter, tmp_path: Path, page: str) -> None:
    chambers = enter(court(tmp_path / "court.annproj"))
    chambers.look_at(page)
    check_said(chambers.window)


def in_the_article(sitting: Sitting) -> None:
    pass


def with_a_claim(sitting: Sitting) -> None:
    sitting.drag("We will move the pier")
    sitting.press("1")


def finding(sitting: Sitting) -> None:
    sitting.press(Qt.Key.Key_F, modifiers=CTRL)
    sitting.press("a")


@pytest.mark.parametrize("prepare", [in_the_article, with_a_claim, finding])
def test_the_annotate_place(at_work: Work, prepare: Callable[[Sitting], None]) -> None:
    sitting = at_work()
    prepare(sitting)
    check_said(sitting.window)
