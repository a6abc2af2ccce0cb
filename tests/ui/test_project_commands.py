"""Importing, exporting, backing up, tagsets and annotators, from the window's menus to the files."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.session.project import Project
from annotator.settings.keeper import SettingsKeeper
from annotator.ui.actions import Act
from annotator.ui.bridge import Bridge
from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.dialogs.guide import GuideDialog
from annotator.ui.dialogs.import_done import ImportDoneDialog
from annotator.ui.dialogs.import_preview import ImportPreviewDialog
from annotator.ui.dialogs.paste import PasteDialog
from annotator.ui.dialogs.question import QuestionDialog
from annotator.ui.dialogs.tagset import TagsetDialog
from annotator.ui.dialogs.who import WhoDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.theme.theme import Theme
from annotator.ui.workspace import Workspace
from tests.ui.modal import answer
from tests.ui.stand_in import StandInPlace

FERRY = "Port Ellery to move its ferry\n\nPORT ELLERY — The council voted on Tuesday to move the ferry.\n"


@pytest.fixture
def window(qtbot: QtBot, keeper: SettingsKeeper, theme: Theme, bridge: Bridge) -> MainWindow:
    window = MainWindow(keeper, theme, [StandInPlace])
    qtbot.addWidget(window, before_close_func=lambda _window: window.show_welcome())
    window.show()
    window.show_project(bridge)
    return window


def space_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def titles(window: MainWindow) -> list[str]:
    project = space_of(window).bridge.project
    return project.run(lambda file: [row.title for row in file.documents.rows(None)])


def press(dialog: ImportPreviewDialog | ExportDialog | TagsetDialog | PasteDialog) -> None:
    QTest.mouseClick(dialog.accept_button, Qt.MouseButton.LeftButton)


def test_files_are_looked_at_before_they_are_stored(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    seen: list[tuple[str, str]] = []

    def look(dialog: ImportPreviewDialog) -> None:
        seen.extend((file.path.name, file.problem or "") for file in dialog.files)
        assert titles(window) == []
        answer(ImportDoneDialog, lambda done: done.accept())
        press(dialog)

    answer(ImportPreviewDialog, look)
    window.take_paths([tmp_path / "ferry.txt", tmp_path / "photo.jpg"])
    assert [name for name, _ in seen] == ["ferry.txt", "photo.jpg"]
    assert seen[0][1] == ""
    assert "photo.jpg" in seen[1][1]
    assert len(titles(window)) == 1
    assert "1 document added" in window.messages.text
    place = space_of(window).place
    assert isinstance(place, StandInPlace)
    assert place.calls == ["show_all"]


def test_a_wrong_encoding_and_language_are_corrected_before_storing(
    window: MainWindow, tmp_path: Path
) -> None:
    text = "Zażółć gęślą jaźń\n\nRada miasta głosowała we wtorek.\n"
    (tmp_path / "rada.txt").write_bytes(text.encode("cp1250"))

    def correct(dialog: ImportPreviewDialog) -> None:
        dialog.encoding.setCurrentIndex(dialog.encoding.findData("cp1250"))
        dialog.encoding.activated.emit(dialog.encoding.currentIndex())
        dialog.language.setCurrentIndex(dialog.language.findData("pl"))
        dialog.language.activated.emit(dialog.language.currentIndex())
        assert dialog.sample.toPlainText().startswith("Zażółć gęślą jaźń")
        answer(ImportDoneDialog, lambda done: done.accept())
        press(dialog)

    answer(ImportPreviewDialog, correct)
    window.take_paths([tmp_path / "rada.txt"])
    document = space_of(window).bridge.project.run(lambda file: file.documents.page(-1, 1)[0][1])
    assert document.text == text
    assert document.language == "pl"


def test_a_table_whose_text_is_not_obvious_asks_for_its_column(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "news.csv").write_text("a,b\nFerry,The ferry moves.\nPier,The pier stays.\n", "utf-8")
    problems: list[str | None] = []

    def name_column(dialog: ImportPreviewDialog) -> None:
        problems.append(dialog.files[0].problem)
        assert not dialog.accept_button.isEnabled()
        QTest.keyClicks(dialog.column, "b")
        QTest.keyClick(dialog.column, Qt.Key.Key_Return)
        assert dialog.isVisible()
        problems.append(dialog.files[0].problem)
        answer(ImportDoneDialog, lambda done: done.accept())
        press(dialog)

    answer(ImportPreviewDialog, name_column)
    window.take_paths([tmp_path / "news.csv"])
    assert problems[0] is not None
    assert "a, b" in problems[0]
    assert problems[1] is None
    assert len(titles(window)) == 2


def test_nothing_is_stored_when_the_preview_is_cancelled(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    answer(ImportPreviewDialog, lambda dialog: dialog.reject())
    window.take_paths([tmp_path / "ferry.txt"])
    assert titles(window) == []
    assert window.messages.text == ""


def test_documents_are_assigned_to_the_annotator_unless_told_otherwise(
    window: MainWindow, tmp_path: Path
) -> None:
    for name, assign in (("a", True), ("b", False)):
        path = tmp_path / f"{name}.txt"
        path.write_text(FERRY + name, "utf-8")

        def choose(dialog: ImportPreviewDialog, assign: bool = assign) -> None:
            dialog.assign.setChecked(assign)
            answer(ImportDoneDialog, lambda done: done.accept())
            press(dialog)

        answer(ImportPreviewDialog, choose)
        window.take_paths([path])
    project = space_of(window).bridge.project
    assert project.annotator is not None
    person = project.annotator.id
    rows = project.run(lambda file: file.documents.rows(person))
    assert [row.has_set for row in rows] == [True, False]


def test_an_article_is_pasted_from_the_clipboard(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(FERRY)

    def name(dialog: PasteDialog) -> None:
        dialog.title.setText("The ferry moves")
        answer(ImportPreviewDialog, press)
        press(dialog)

    answer(PasteDialog, name)
    answer(ImportDoneDialog, lambda done: done.accept())
    window.actions_table.trigger(Act.IMPORT_PASTE)
    assert titles(window) == ["The ferry moves"]


def test_nothing_to_import_is_told(window: MainWindow, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    window.take_paths([tmp_path / "empty"])
    assert window.messages.text == "There is no file to import."


@pytest.fixture
def with_ferry(window: MainWindow, tmp_path: Path) -> MainWindow:
    """The window with one document, assigned to Mara Lind."""
    (tmp_path / "ferry.txt").write_text(FERRY, "utf-8")
    answer(ImportPreviewDialog, press)
    answer(ImportDoneDialog, lambda done: done.accept())
    window.take_paths([tmp_path / "ferry.txt"])
    return window


def test_an_export_says_what_it_will_write_and_writes_it(
    qtbot: QtBot, with_ferry: MainWindow, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    said: list[str] = []

    def export(dialog: ExportDialog) -> None:
        dialog.form.format_box.setCurrentIndex(dialog.form.format_box.findData("jsonl"))
        dialog.form.status.button("any").click()
        dialog.form.target_field.setText(str(out))
        qtbot.waitUntil(lambda: "1 document" in dialog.preview.written.text())
        said.append(dialog.preview.lost.text())
        press(dialog)

    answer(ExportDialog, export)
    with_ferry.actions_table.trigger(Act.EXPORT)
    line = json.loads(out.read_text("utf-8"))
    assert line["text"] == FERRY
    assert said == ["Everything that is recorded can be represented."]
    assert "Exported 1 document" in with_ferry.messages.text


def test_what_exists_is_replaced_only_when_the_user_says_so(
    qtbot: QtBot, with_ferry: MainWindow, tmp_path: Path
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine", "utf-8")

    def export(dialog: ExportDialog) -> None:
        dialog.form.format_box.setCurrentIndex(dialog.form.format_box.findData("jsonl"))
        dialog.form.target_field.setText(str(out))
        answer(QuestionDialog, lambda question: question.reject())
        press(dialog)
        assert out.read_text("utf-8") == "mine"
        answer(QuestionDialog, lambda question: question.accept())
        press(dialog)

    answer(ExportDialog, export)
    with_ferry.actions_table.trigger(Act.EXPORT)
    assert out.read_text("utf-8") != "mine"


def test_the_form_refuses_what_cannot_be_exported(with_ferry: MainWindow, tmp_path: Path) -> None:
    problems: list[str] = []

    def spoil(dialog: ExportDialog) -> None:
        for box in dialog.form.layers.values():
            box.setChecked(False)
        problems.append(dialog.problem.text())
        assert not dialog.accept_button.isEnabled()
        next(iter(dialog.form.layers.values())).setChecked(True)
        dialog.form.target_field.setText(str(tmp_path / "nowhere" / "out"))
        dialog.form.target_field.textEdited.emit("")
        problems.append(dialog.problem.text())
        dialog.reject()

    answer(ExportDialog, spoil)
    with_ferry.actions_table.trigger(Act.EXPORT)
    assert problems[0] == "Choose at least one layer."
    assert problems[1].startswith("There is no folder")


def test_a_backup_copy_opens_and_never_replaces_anything(with_ferry: MainWindow, tmp_path: Path) -> None:
    out = tmp_path / "copy.annproj"
    with_ferry.commands.back_up_to(out)
    with Project.open(out) as copy:
        assert copy.run(lambda file: file.documents.count()) == 1
    before = out.read_bytes()
    with_ferry.commands.back_up_to(out)
    assert out.name in with_ferry.messages.text
    assert out.read_bytes() == before


def test_another_annotator_signs_in(with_ferry: MainWindow, keeper: SettingsKeeper) -> None:
    def name(dialog: WhoDialog) -> None:
        dialog.field.setCurrentText("Idris")
        dialog.accept()

    answer(WhoDialog, name)
    with_ferry.actions_table.trigger(Act.ANNOTATOR)
    space = space_of(with_ferry)
    assert space.header.annotator.full_text == "Idris"
    assert keeper.memory_of(space.bridge.project.path).annotator == "Idris"


def test_a_tagset_file_is_loaded_and_applied(qtbot: QtBot, with_ferry: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    label = {"key": "PERSON", "layer": "entity", "name": "Human"}
    path.write_text(json.dumps({"name": "Mine", "labels": [label]}), "utf-8")

    def apply(dialog: TagsetDialog) -> None:
        dialog.choose_file(path)
        assert "label Human: name Human instead of PERSON" in dialog.changes.toPlainText()
        press(dialog)

    answer(TagsetDialog, apply)
    with_ferry.actions_table.trigger(Act.TAGSET)
    qtbot.waitUntil(lambda: space_of(with_ferry).header.tagset.full_text == "Mine tagset v1")


def test_one_guide_is_open_to_the_tagset_as_it_is(with_ferry: MainWindow) -> None:
    def open_guide() -> GuideDialog:
        with_ferry.actions_table.trigger(Act.GUIDE)
        (guide,) = [each for each in with_ferry.findChildren(GuideDialog) if each.isVisible()]
        return guide

    first, space = open_guide(), space_of(with_ferry)
    assert open_guide() is first
    assert space.tagset is not None
    space.tagset = space.tagset.model_copy(update={"name": "Another"})
    assert open_guide().tagset.name == "Another"


def test_the_guide_shows_a_label_and_loads_no_picture(
    qtbot: QtBot, window: MainWindow, theme: Theme, tmp_path: Path
) -> None:
    space = space_of(window)
    qtbot.waitUntil(lambda: space.tagset is not None)
    assert space.tagset is not None
    handbook = (
        f"# Rules\n\nMark **names** like [[Ada]].\n\n- one\n- two\n\n<img src='file://{tmp_path}/x.png'>"
    )
    guide = GuideDialog(space.tagset.model_copy(update={"handbook": handbook}), theme)
    qtbot.addWidget(guide)
    shown = guide.text.toPlainText()
    assert "Mark names like Ada." in shown
    assert "<img src=" in shown
    assert "PERSON" in shown
