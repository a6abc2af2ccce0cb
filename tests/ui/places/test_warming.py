"""The export's own tokens arrive in the background, and from then on words are selected by them."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.session.project import Project
from annotator.store.project_file import ProjectFile
from tests.session.projects import add_document, new_project, place_of, sign_in
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import LEFT, PLAIN, Sitting

TEXT = "Ines Vale said that the pier is gonna move.\n"
PARTS = {"gon", "na"}
"""One word until the export's tokenizer is there."""


def tokens(sitting: Sitting) -> set[str]:
    return {sitting.text[slice(*token)] for token in sitting.bench.segments.tokens(0)}


def await_tokens(sitting: Sitting) -> None:
    sitting.until(lambda: tokens(sitting) >= PARTS)
    sitting.settle()


def double_click(sitting: Sitting, words: str) -> None:
    start, end = place_of(sitting.text, words)
    point = sitting.point_of((start + end) // 2)
    QTest.mouseClick(sitting.view.viewport(), LEFT, PLAIN, point)
    QTest.mouseDClick(sitting.view.viewport(), LEFT, PLAIN, point)
    sitting.settle()


def test_words_are_selected_by_the_exports_tokens_once_they_are_there(at_work: Work) -> None:
    sitting = at_work(TEXT)
    assert "gonna" in tokens(sitting)
    await_tokens(sitting)
    double_click(sitting, "gon")
    assert sitting.selected_text() == "gon"
    sitting.press("p")
    assert sitting.surfaces() == {"gon": "PERSON"}


def test_another_document_and_what_is_shown_afresh_keep_them(at_work: Work) -> None:
    sitting = at_work(TEXT, f"Once more: {TEXT}")
    await_tokens(sitting)
    sitting.press(Qt.Key.Key_PageDown, modifiers=Qt.KeyboardModifier.ControlModifier)
    sitting.until(lambda: sitting.title == "Title 2")
    assert tokens(sitting) >= PARTS


def test_spans_are_looked_at_again(at_work: Work) -> None:
    """``na`` is half a word at first, and a token of its own then."""

    def prepare(file: ProjectFile) -> None:
        desk = sign_in(file, file.documents.rows(None)[0].id, "Mara Lind")
        start, _ = place_of(TEXT, "na move")
        edits.add_span(file, desk, Layer.ENTITY, "PERSON", [(start, start + 2)])

    sitting = at_work(TEXT, prepare=prepare)
    sitting.until(lambda: sitting.place.looks.count == 1)
    await_tokens(sitting)
    sitting.until(lambda: sitting.place.looks.count == 0)


CLOSE_WHILE_LOADING = """
import sys
import threading
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from annotator.ui import launch
from annotator.ui.main_window import MainWindow

path = Path(sys.argv[1])

def window():
    return next(item for item in QApplication.topLevelWidgets() if isinstance(item, MainWindow))

def greet():
    window().shell.keeper.remember_annotator(path, "Mara Lind")
    look()

def look():
    loading = [thread for thread in threading.enumerate() if thread.name == "job tokens of en"]
    if loading:
        print("closing")
        window().close()
    else:
        QTimer.singleShot(1, look)

app = QApplication([])
QTimer.singleShot(0, greet)
code = launch.launch(path)
print("spacy" in sys.modules, code)
sys.exit(code)
"""


def test_closing_while_they_load_ends_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "p.annproj"
    with new_project(path) as file:
        add_document(file, TEXT)
    environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", CLOSE_WHILE_LOADING, str(path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    noise = [line for line in done.stderr.splitlines() if "This plugin does not support" not in line]
    assert noise == []
    assert done.stdout.splitlines() == ["closing", "True 0"]
    with Project.open(path) as again:
        assert not again.read_only
