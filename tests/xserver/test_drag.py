"""The real mouse: selecting by dragging, and files dropped from another program."""

import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QProcess
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.ui.main_window import MainWindow
from tests.session.projects import TEXT, add_document, new_project, sign_in
from tests.xserver.real_input import drag
from tests.xserver.window_parts import annotate_place, article_view, new_window, wait_until

_SOURCE = """
import sys
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QWidget

class Source(QWidget):
    def mouseMoveEvent(self, event):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec()

    def paintEvent(self, event):
        print("ready", flush=True)

app = QApplication(sys.argv[:1])
source = Source()
source.setGeometry(1400, 0, 200, 200)
source.show()
app.exec()
"""


def test_a_drag_selects_whole_words(qtbot: QtBot, window: MainWindow) -> None:
    view = article_view(window)
    start, end = TEXT.index("nes Vale"), TEXT.index("le spoke")

    def on_screen(offset: int) -> QPoint:
        rect = view.caret_rect(offset)
        assert rect is not None
        return view.viewport().mapToGlobal(rect.center().toPoint())

    drag(qtbot, on_screen(start), on_screen(end))
    wait_until(qtbot, lambda: TEXT[slice(*view.selection)] == "Ines Vale")


def test_a_project_dropped_from_another_program_opens(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    path = tmp_path / "dropped.annproj"
    with new_project(path) as file:
        sign_in(file, add_document(file))
    window = new_window(qtbot, qapp, tmp_path)
    window.shell.keeper.remember_annotator(path, "Ana")
    window.setGeometry(0, 0, 1000, 700)
    window.show()
    qtbot.waitExposed(window)
    source = QProcess()
    with qtbot.waitSignal(source.readyReadStandardOutput, timeout=20_000):
        source.start(sys.executable, ["-c", _SOURCE, str(path)])
    try:
        drag(qtbot, QPoint(1500, 100), QPoint(500, 400))
        wait_until(qtbot, lambda: window.workspace is not None)
        assert window.workspace is not None
        assert window.workspace.bridge.project.path == path
        wait_until(qtbot, lambda: annotate_place(window).bench.document is not None)
    finally:
        with qtbot.waitSignal(source.finished, timeout=20_000):
            source.terminate()
