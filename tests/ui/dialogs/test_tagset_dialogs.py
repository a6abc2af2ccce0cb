"""The tagset editor's dialogs name their fields, clip nothing, and say what they would do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.domain.tagset import Guideline
from annotator.domain.tagset_diff import differences
from annotator.domain.tagset_edits import add_label, rename, write_guideline
from annotator.domain.tagset_parts import PartKind, label_ref
from annotator.session.project import Project
from annotator.session.tagset_editing import Preview, Proposal, Touch, Touched
from annotator.session.tagset_versions import TagsetVersion
from annotator.settings.keeper import SettingsKeeper
from annotator.ui.dialogs.part_dialogs import AddPartDialog, MergeDialog
from annotator.ui.dialogs.span_lists import SecondLookDialog, SplitDialog
from annotator.ui.dialogs.tagset_preview import TagsetPreviewDialog
from annotator.ui.dialogs.tagset_versions import TagsetVersionsDialog
from annotator.ui.theme.theme import Theme
from tests.session.projects import TAGSET
from tests.ui.checks import clipped, guessing, nameless
from tests.ui.dialogs.test_all_dialogs import LONG, Start

ORG = label_ref("ORG")
WORDY = rename(TAGSET, ORG, LONG)
LABEL = WORDY.labels[1]


def a_preview(*problems: str, is_partial: bool = False) -> Preview:
    after = write_guideline(add_label(WORDY, Layer.CLAIM, "Threat"), ORG, Guideline(definition=LONG))
    touches = tuple(Touch(each, Touched(3, 2, 1, 1)) for each in differences(TAGSET, after))
    return Preview(Proposal(TAGSET, after), touches, Touched(3, 2, 1, 1), problems, is_partial)


def versions_dialog(start: Start) -> QDialog:
    newer = WORDY.model_copy(update={"version": 2})
    versions = [TagsetVersion(newer, 1_000, "a"), TagsetVersion(TAGSET, 0, "b")]
    return TagsetVersionsDialog(versions, {"a": LONG}, 1, start.theme)


DIALOGS: dict[str, Callable[[Start], QDialog]] = {
    "add a label": lambda _start: AddPartDialog(PartKind.LABEL, WORDY),
    "add an attribute": lambda _start: AddPartDialog(PartKind.ATTRIBUTE, WORDY),
    "add a role": lambda _start: AddPartDialog(PartKind.ROLE, WORDY),
    "merge": lambda _start: MergeDialog(LABEL, WORDY, 12_345),
    "split": lambda start: SplitDialog(LABEL, start.project, WORDY, {}, start.theme),
    "second look": lambda start: SecondLookDialog(
        LABEL, frozenset({1, 2, 5}), start.project, WORDY, start.theme
    ),
    "preview": lambda start: TagsetPreviewDialog(a_preview(LONG, is_partial=True), start.theme),
    "versions": versions_dialog,
}


@pytest.fixture
def start(project: Project, keeper: SettingsKeeper, theme: Theme, tmp_path: Path, qtbot: QtBot) -> Start:
    return Start(project, keeper, theme, tmp_path, QObject())


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_holds_long_texts(qtbot: QtBot, start: Start, name: str) -> None:
    dialog = DIALOGS[name](start)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert dialog.accessibleName()
    assert (nameless(dialog), guessing(dialog), clipped(dialog)) == ([], [], [])
    assert dialog.width() <= 1280
    assert dialog.height() <= 800
    dialog.reject()


def test_what_stands_in_the_way_cannot_be_applied(qtbot: QtBot, start: Start) -> None:
    dialog = TagsetPreviewDialog(a_preview("3 spans say so"), start.theme)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    assert dialog.problem.text() == "3 spans say so."


def test_a_label_that_is_there_already_is_not_added(qtbot: QtBot) -> None:
    dialog = AddPartDialog(PartKind.LABEL, TAGSET)
    qtbot.addWidget(dialog)
    assert not dialog.accept_button.isEnabled()
    dialog.name.setText("ORG")
    assert dialog.problem.text() == "Another label is called ORG already."
    dialog.name.setText("Court")
    assert dialog.accept_button.isEnabled()
    assert dialog.ref == label_ref("COURT")
