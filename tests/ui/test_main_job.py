"""The main job with real mouse and key events: an article file becomes spans, a project, datasets."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from annotator.domain.document import ZoneKind
from annotator.session.project import Project
from annotator.session.tagsets import load_tagset
from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.dialogs.import_done import ImportDoneDialog
from annotator.ui.dialogs.import_preview import ImportPreviewDialog
from annotator.ui.dialogs.question import QuestionDialog
from annotator.ui.dialogs.who import WhoDialog
from tests.session.projects import place_of
from tests.ui.modal import answer
from tests.ui.places.sitting import CTRL, LEFT, SHIFT, SitDown, Sitting

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)

CAPTION = "A barge waits below the Eastmere lock, which the council will close in the spring of next year."
ARTICLE = f"""Harbour council to close the Eastmere lock for a year

  • Oops!
    Something went wrong.
    Please try again later.

EASTMERE — The Harbour Council decided on Monday to close the Eastmere lock for repairs.

🚢👩🏽‍✈️ Nadia Orlov, who sails from Port Vell\u00a0every week, called it a blow. \
"The lock leaks like a sieve. We will lose half of our trade," Orlov said.

قالت ليلى حداد، رئيسة بلدية المدينة، إن الميناء سيبقى مفتوحا في مارس.

{CAPTION}

{CAPTION}

This article originally appeared on Eastmere Echo: Harbour council to close the Eastmere lock
"""
SECOND = "Library opens on Sundays\n\nEASTMERE — The town library opens on Sundays from June.\n"
CLAIM = "The lock leaks like a sieve. We will lose half of our trade"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.annproj"
    with Project.create(path, name="Harbour news", tagset=load_tagset("news")):
        return path


@pytest.fixture
def articles(tmp_path: Path) -> list[Path]:
    """Two article files as they come from the web, with the line ends of Windows."""
    files = {"lock.txt": ARTICLE, "library.txt": SECOND}
    for name, text in files.items():
        (tmp_path / name).write_bytes(text.replace("\n", "\r\n").encode())
    return [tmp_path / name for name in files]


@pytest.fixture
def sit_down(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[SitDown]:
    make = SitDown(qtbot, qapp, tmp_path / "settings.json")
    yield make
    make.leave()


def introduce_herself(dialog: WhoDialog) -> None:
    line = dialog.field.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "Mara Lind")
    QTest.mouseClick(dialog.accept_button, LEFT)


def choose_file(sitting: Sitting, dialog: QFileDialog, path: Path) -> None:
    files = dialog.findChild(QListView, "listView")
    assert isinstance(files, QListView)
    sitting.until(lambda: files.model().rowCount(files.rootIndex()) > 0)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    buttons = dialog.findChild(QDialogButtonBox)
    assert isinstance(field, QLineEdit)
    assert isinstance(buttons, QDialogButtonBox)
    field.selectAll()
    QTest.keyClicks(field, str(path))
    QTest.mouseClick(buttons.button(QDialogButtonBox.StandardButton.Open), LEFT)


def import_article(sitting: Sitting, path: Path) -> None:
    """Ctrl+I, the file, a look at the preview, and Import."""

    def look(dialog: ImportPreviewDialog) -> None:
        article = dialog.files[0].article
        told.extend(article.notes if article is not None else ())
        answer(ImportDoneDialog, lambda done: QTest.mouseClick(done.accept_button, LEFT))
        QTest.mouseClick(dialog.accept_button, LEFT)

    told: list[str] = []
    seen = [
        answer(ImportPreviewDialog, look),
        answer(QFileDialog, lambda dialog: choose_file(sitting, dialog, path)),
    ]
    QTest.keyClick(sitting.window, Qt.Key.Key_I, CTRL)
    sitting.take_focus()
    assert [len(dialogs) for dialogs in seen] == [1, 1]
    assert any("Line ends" in note for note in told)
    sitting.settle()


def start(sit_down: SitDown, project: Path, articles: list[Path]) -> Sitting:
    sitting = sit_down()
    answer(WhoDialog, introduce_herself)
    sitting.window.opening.open_path(project)
    sitting.take_focus()
    for article in articles:
        import_article(sitting, article)
    return sitting


def label_entities(sitting: Sitting) -> None:
    sitting.drag("Nadia Orlov")
    sitting.press("p")
    assert sitting.chosen() == "Nadia Orlov"
    start, end = place_of(sitting.text, "Harbour Council")
    sitting.press(Qt.Key.Key_Home, modifiers=CTRL)
    sitting.walk_to(start)
    sitting.walk_to(end, selecting=True)
    sitting.press("o")
    sitting.walk_to(place_of(sitting.text, "Port Vell")[0] + 2)
    sitting.press("g")
    sitting.walk_to(place_of(sitting.text, "Monday")[1])
    sitting.press("d")
    sitting.drag("ليلى حداد")
    sitting.press("p")
    sitting.drag("مارس")
    sitting.press("d")
    assert sitting.surfaces() == {
        "Nadia Orlov": "PERSON",
        "Harbour Council": "ORG",
        "Port Vell": "GPE",
        "Monday": "DATE",
        "ليلى حداد": "PERSON",
        "مارس": "DATE",
    }


def label_a_claim(sitting: Sitting) -> None:
    """Two sentences, who says them, and that no word of saying stands in the text."""
    sitting.drag(CLAIM)
    sitting.press("2")
    assert sitting.chosen() == CLAIM
    assert sitting.span(CLAIM).attributes["attribution"] == "direct"
    sitting.press("r", "c")
    sitting.click_words("Nadia Orlov")
    sitting.press("r", "u", "0")
    assert sitting.links() == {("claimer", CLAIM, "Nadia Orlov"), ("cue", CLAIM, None)}


def label_an_event(sitting: Sitting) -> None:
    """The decider is clicked, the day is found by walking, and what was decided is a new event."""
    sitting.walk_to(place_of(sitting.text, "decided")[0] + 3)
    sitting.press("e", "d")
    assert sitting.chosen() == "decided"
    sitting.press("r", "d")
    sitting.click_words("Harbour Council")
    sitting.press("r", "t")
    offered = [sitting.selected_text()]
    sitting.press(".")
    offered.append(sitting.selected_text())
    assert set(offered) == {"Monday", "مارس"}
    sitting.press(*["," if offered[0] == "Monday" else "."], Qt.Key.Key_Return)
    sitting.press("r", "m")
    sitting.drag("close", 1)
    sitting.press("e", "b")
    assert {link for link in sitting.links() if link[1] == "decided"} == {
        ("decider", "decided", "Harbour Council"),
        ("time", "decided", "Monday"),
        ("matter", "decided", "close"),
    }


def change_things(sitting: Sitting) -> None:
    """Label, edges, an attribute by key and by click, a note, a flag."""
    sitting.click_words("Port Vell")
    sitting.press("f")
    assert sitting.surfaces()["Port Vell"] == "FAC"
    sitting.press("]")
    assert sitting.chosen() == "Port Vell\u00a0every"
    sitting.press("]", modifiers=SHIFT)
    assert sitting.chosen() == "Port Vell"
    sitting.press("x", "y")
    sitting.write("harbour or town?")
    sitting.press(Qt.Key.Key_Return)
    sitting.click_words("leaks like")
    assert sitting.chosen() == CLAIM
    sitting.press("s", "c")
    sitting.press_button("polarity: denied")
    span = sitting.span("Port Vell")
    assert (span.note, span.flag.kind.value if span.flag else "") == ("harbour or town?", "unsure")
    claim = sitting.span(CLAIM)
    assert (claim.attributes["certainty"], claim.attributes["polarity"]) == ("hedged", "denied")


def delete_and_bring_back(sitting: Sitting) -> None:
    before, links = sitting.surfaces(), sitting.links()
    sitting.click_words("Nadia Orlov")
    sitting.press(Qt.Key.Key_Delete)
    assert "Nadia Orlov" not in sitting.surfaces()
    assert ("claimer", CLAIM, "Nadia Orlov") not in sitting.links()
    sitting.press("z", modifiers=CTRL)
    assert (sitting.surfaces(), sitting.links()) == (before, links)
    sitting.press("z", modifiers=CTRL | SHIFT)
    assert "Nadia Orlov" not in sitting.surfaces()
    sitting.press("z", modifiers=CTRL)
    assert (sitting.surfaces(), sitting.links()) == (before, links)


def go_back_in_earlier_work(sitting: Sitting) -> None:
    """Undo asks once before it takes back what another sitting did, and redo brings it again."""
    before = sitting.span(CLAIM)
    asked = answer(QuestionDialog, lambda dialog: QTest.mouseClick(dialog.accept_button, LEFT))
    sitting.press("z", modifiers=CTRL)
    assert len(asked) == 1
    assert sitting.span(CLAIM).attributes["polarity"] == "affirmed"
    sitting.press("z", modifiers=CTRL)
    assert sitting.span(CLAIM).attributes["certainty"] == "plain"
    sitting.press("z", modifiers=CTRL | SHIFT)
    sitting.press("z", modifiers=CTRL | SHIFT)
    assert sitting.span(CLAIM) == before


def finish(sitting: Sitting) -> None:
    """The first press lists what is open and shows it; the second goes on to the next document."""
    first = sitting.title
    sitting.press(Qt.Key.Key_Return, modifiers=CTRL)
    assert "Still open" in sitting.message
    assert "flagged: unsure" in sitting.message
    assert sitting.title == first
    sitting.press(Qt.Key.Key_Return, modifiers=CTRL)
    sitting.until(lambda: sitting.title == "Library opens on Sundays")


def export(sitting: Sitting, name: str, target: Path) -> None:
    def write(dialog: ExportDialog) -> None:
        box = dialog.form.format_box
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.count()):
            if box.currentData() == name:
                break
            QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentData() == name
        dialog.form.target_field.selectAll()
        QTest.keyClicks(dialog.form.target_field, str(target))
        QTest.mouseClick(dialog.accept_button, LEFT)

    met = answer(ExportDialog, write)
    sitting.press("e", modifiers=CTRL)
    assert len(met) == 1
    sitting.until(lambda: target.exists())


def jsonl_spans(path: Path) -> list[dict[str, Any]]:
    """The first line's spans, each checked against its text."""
    line = json.loads(path.read_text("utf-8").splitlines()[0])
    assert line["text"] == ARTICLE
    for span in line["spans"]:
        assert line["text"][span["start"] : span["end"]] == span["text"]
    return line["spans"]


def spacy_surfaces(folder: Path) -> dict[str, set[tuple[str, str]]]:
    """Label and text of every span of the first Doc, by group, read by offsets from our own article."""
    import spacy
    from spacy.tokens import DocBin

    shards = sorted(folder.rglob("*.spacy"))
    docs = DocBin().from_disk(shards[0]).get_docs(spacy.blank("en").vocab)
    doc = next(doc for doc in docs if doc.text == ARTICLE)
    return {
        group: {(span.label_, ARTICLE[span.start_char : span.end_char]) for span in doc.spans[group]}
        for group in ("entities", "claims", "events")
    }


def test_an_article_file_becomes_spans_a_project_and_datasets(
    sit_down: SitDown, project: Path, articles: list[Path], tmp_path: Path
) -> None:
    sitting = start(sit_down, project, articles)
    assert sitting.text == ARTICLE
    label_entities(sitting)
    label_a_claim(sitting)
    label_an_event(sitting)
    change_things(sitting)
    delete_and_bring_back(sitting)
    surfaces, links, caret = sitting.surfaces(), sitting.links(), sitting.view.caret

    again = sit_down()
    again.open(project)
    assert (again.surfaces(), again.links(), again.view.caret) == (surfaces, links, caret)
    go_back_in_earlier_work(again)
    assert (again.surfaces(), again.links()) == (surfaces, links)
    finish(again)

    export(again, "jsonl", tmp_path / "out.jsonl")
    spans = jsonl_spans(tmp_path / "out.jsonl")
    assert {span["text"]: span["label"] for span in spans} == surfaces
    export(again, "spacy", tmp_path / "out")
    groups = spacy_surfaces(tmp_path / "out")
    exported = groups["entities"] | groups["claims"] | groups["events"]
    assert exported == {(label, words) for words, label in surfaces.items()}
    assert ("PERSON", "ليلى حداد") in groups["entities"]
    assert groups["claims"] == {("PREDICTION", CLAIM)}


def test_what_a_web_page_left_in_the_text_is_boilerplate(
    sit_down: SitDown, project: Path, articles: list[Path]
) -> None:
    sitting = start(sit_down, project, articles[:1])
    assert sitting.bench.document is not None
    zones = [zone for zone in sitting.bench.document.zones if zone.kind is ZoneKind.BOILERPLATE]
    dimmed = [ARTICLE[zone.start : zone.end] for zone in zones]
    assert [words.split()[0] for words in dimmed] == ["•", "Something", "Please", "A", "This"]
    assert ARTICLE.rindex(CAPTION) == zones[3].start
