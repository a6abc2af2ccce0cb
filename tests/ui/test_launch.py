"""Starting: the window is there before anything heavy is imported, and a project given opens in it."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.locations import corpus
from annotator.session import demo
from annotator.session.project import Project
from annotator.ui.garbage import GarbageCollector
from annotator.ui.launch import build_window
from annotator.ui.main_window import MainWindow

HEAVY = ["spacy", "thinc", "trafilatura", "scipy", "numpy", "lxml", "sqlalchemy"]

START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from annotator.ui.launch import build_window
app = QApplication([])
window = build_window(app, Path(sys.argv[1]) / "settings.json")
window.show()
window.grab()
app.processEvents()
print([name for name in sys.argv[2:] if name in sys.modules])
"""

OPEN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from annotator.ui import launch
from annotator.ui.main_window import MainWindow
project = Path(sys.argv[1])

def look():
    window = next(item for item in QApplication.topLevelWidgets() if isinstance(item, MainWindow))
    if window.workspace is None:
        QTimer.singleShot(20, look)
        return
    print(window.windowTitle(), [name for name in sys.argv[2:] if name in sys.modules], sep="|")
    window.close()

app = QApplication([])
QTimer.singleShot(0, look)
sys.exit(launch.launch(project))
"""


def run(code: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )


def test_nothing_heavy_is_imported_for_the_window(tmp_path: Path) -> None:
    assert run(START, tmp_path, str(tmp_path), *HEAVY).stdout.strip() == "[]"


@pytest.mark.skipif(not corpus("demo", "demo.jsonl").exists(), reason="needs the demo corpus")
def test_a_project_opens_with_its_annotate_place_and_greets_its_annotator(tmp_path: Path) -> None:
    path = tmp_path / "demo.annproj"
    demo.build(path)
    done = run(OPEN, tmp_path, str(path), "spacy", "trafilatura", "scipy")
    assert done.stdout.strip() == f"{demo.NAME} — Annotator|[]"
    with Project.open(path) as again:
        assert not again.read_only


def test_the_window_reports_crashes_and_collects_its_garbage(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    before = sys.excepthook
    window = build_window(qapp, tmp_path / "settings.json")
    qtbot.addWidget(window)
    assert isinstance(window, MainWindow)
    assert sys.excepthook != before
    assert window.findChild(GarbageCollector) is not None
