"""Every dialog, with texts longer than anybody expects, names its fields and clips nothing."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from annotator.articles.reading import ArticleFile
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.document import Document, DocumentDraft
from annotator.domain.identity import new_id, text_sha256
from annotator.domain.layer import Layer
from annotator.domain.span import Answer, Flag, FlagKind, Span, make_extent
from annotator.formats.base import ExportReport, Loss, LossKind
from annotator.session.concordance import Source, hit_at
from annotator.session.exporting import ExportResult
from annotator.session.flags import Flagged
from annotator.session.import_summary import ImportSummary
from annotator.session.importing import PreparedFile
from annotator.session.occurrences import first_look
from annotator.session.project import Project
from annotator.settings.keeper import SettingsKeeper
from annotator.ui.actions import Actions
from annotator.ui.bridge import Bridge
from annotator.ui.dialogs.about import AboutDialog
from annotator.ui.dialogs.crash_report import CrashReportDialog
from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.dialogs.export_labels import ExportLabelsDialog, LabelChoice
from annotator.ui.dialogs.flags import FlagsDialog
from annotator.ui.dialogs.guide import GuideDialog
from annotator.ui.dialogs.import_done import ImportDoneDialog
from annotator.ui.dialogs.import_preview import ImportPreviewDialog
from annotator.ui.dialogs.key_sheet import KeySheetDialog
from annotator.ui.dialogs.new_project import NewProjectDialog
from annotator.ui.dialogs.occurrences import OccurrencesDialog
from annotator.ui.dialogs.paste import PasteDialog
from annotator.ui.dialogs.preferences import PreferencesDialog
from annotator.ui.dialogs.question import QuestionDialog
from annotator.ui.dialogs.skip import SkipDialog, SkipReason
from annotator.ui.dialogs.tagset import TagsetDialog
from annotator.ui.dialogs.waiting import JobDialog
from annotator.ui.dialogs.who import WhoDialog
from annotator.ui.jobs import Job
from annotator.ui.place import KeyHelp
from annotator.ui.theme.theme import Theme
from tests.session.projects import TAGSET, add_document
from tests.ui.checks import clipped, guessing, nameless

LONG = "The Extraordinarily Long Name of a Corpus of <b>Harbour</b> & Ferry News From the Northern Coast " * 2
PEOPLE = [
    Annotator(new_id(), "Mara"),
    Annotator(new_id(), LONG),
    Annotator(new_id(), "Gold", AnnotatorKind.GOLD),
]


@dataclass(frozen=True)
class Start:
    """What dialogs are made from."""

    project: Project
    keeper: SettingsKeeper
    theme: Theme
    folder: Path
    owner: QObject


def export_dialog(start: Start) -> QDialog:
    dialog = ExportDialog(start.project, PEOPLE, TAGSET, start.folder)
    dialog.form.split_switch.setChecked(True)
    document = Document("d", LONG, "t", text_sha256("t"), "en")
    losses = [Loss(LossKind.MISALIGNED, "d", LONG, "s", 0, 1, LONG, LONG)] * 3
    report = ExportReport(24, 31, Counter({(Layer.ENTITY, LONG): 3}), 8, losses, ["a.spacy"] * 12)
    dialog.preview.show_result(ExportResult(report, [(document, LONG)], dropped=2))
    return dialog


def import_dialog(start: Start) -> QDialog:
    draft = DocumentDraft(LONG, LONG * 40, "en")
    path = start.folder / "ferry.txt"
    article = ArticleFile(path=path, drafts=(draft,), encoding="cp1252", notes=(LONG,), kind="text")
    files = [PreparedFile(path, article), PreparedFile(start.folder / "photo.jpg", problem=LONG)]
    return ImportPreviewDialog(files, lambda file, _encoding: file, LONG)


def import_done_dialog(start: Start) -> QDialog:
    summary = ImportSummary(new_id(), refused=[(start.folder / "photo.jpg", LONG)])
    return ImportDoneDialog(summary)


def flags_dialog(start: Start) -> QDialog:
    dialog = FlagsDialog(Bridge(start.project, start.owner))
    source, flag = Source("d", LONG, 0), Flag(FlagKind.ASK, LONG, Answer(LONG, LONG))
    dialog.take([Flagged(source, "a", LONG, flag, "s", hit_at(source, LONG * 3, ((400, 420),), ("PERSON",)))])
    return dialog


def skip_dialog(_start: Start) -> QDialog:
    dialog = SkipDialog(LONG)
    dialog.choices[SkipReason.OTHER].setChecked(True)
    return dialog


def new_project_dialog(start: Start) -> QDialog:
    dialog = NewProjectDialog(LONG, start.folder / "nowhere")
    dialog.name.setText(LONG)
    return dialog


def key_sheet(start: Start) -> QDialog:
    sections = [KeyHelp(f"Labels {number}", (("P", LONG), ("Ctrl+Shift+K", "ORG"))) for number in range(9)]
    return KeySheetDialog(Actions(start.theme, start.owner), sections)


def occurrences_dialog(start: Start) -> QDialog:
    document = start.project.run(lambda file: add_document(file, LONG, LONG))
    answers = {"polarity": "denied", "attribution": "indirect"}
    span = Span(new_id(), Layer.CLAIM, "PROMISE", make_extent(LONG, [(0, 90)]), answers)
    wordy = [each.model_copy(update={"name": LONG.strip()}) for each in TAGSET.attributes]
    tagset = TAGSET.model_copy(update={"attributes": tuple(wordy)})
    return OccurrencesDialog(start.project, tagset, first_look(span, document), start.theme)


DIALOGS: dict[str, Callable[[Start], QDialog]] = {
    "about": lambda _start: AboutDialog(),
    "crash": lambda start: CrashReportDialog("KeyError\n" * 60, start.folder / ("x" * 120)),
    "export": export_dialog,
    "export labels": lambda _start: ExportLabelsDialog([LabelChoice(label, LONG) for label in TAGSET.labels]),
    "flags": flags_dialog,
    "guide": lambda start: GuideDialog(TAGSET, start.theme),
    "import": import_dialog,
    "import done": import_done_dialog,
    "keys": key_sheet,
    "new project": new_project_dialog,
    "occurrences": occurrences_dialog,
    "paste": lambda _start: PasteDialog(LONG * 50),
    "preferences": lambda start: PreferencesDialog(start.keeper),
    "question": lambda _start: QuestionDialog("Replace it?", LONG * 2, {"a": "Replace", "b": "Keep both"}),
    "skip": skip_dialog,
    "tagset": lambda _start: TagsetDialog(TAGSET.model_copy(update={"name": LONG[:180]}), {"PERSON": 3}),
    "waiting": lambda _start: JobDialog(Job(lambda _progress: None, "Exporting")),
    "who": lambda _start: WhoDialog(PEOPLE, LONG),
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
    assert nameless(dialog) == []
    assert guessing(dialog) == []
    assert clipped(dialog) == []
    assert dialog.width() <= 1280
    assert dialog.height() <= 800


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_fits_a_user_with_a_large_font(qtbot: QtBot, start: Start, name: str) -> None:
    dialog = DIALOGS[name](start)
    qtbot.addWidget(dialog)
    font = dialog.font()
    font.setPointSizeF(font.pointSizeF() * 1.4)
    dialog.setFont(font)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert clipped(dialog) == []
