"""What is copied reaches other programs exactly as it stands in the text, and theirs reaches us."""

import sys
from pathlib import Path

from PySide6.QtCore import QProcess, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.ui.main_window import MainWindow
from tests.session.projects import TEXT
from tests.xserver.window_parts import article_view, wait_until

_READER = """
import sys
from pathlib import Path
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv[:1])
Path(sys.argv[1]).write_bytes(app.clipboard().text().encode())
"""

_OWNER = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv[:1])
app.clipboard().setText(sys.argv[1])
print("ready", flush=True)
app.exec()
"""


def _read_elsewhere(qtbot: QtBot, out: Path) -> str:
    """The clipboard's text as another program reads it."""
    reader = QProcess()
    with qtbot.waitSignal(reader.finished, timeout=20_000):
        reader.start(sys.executable, ["-c", _READER, str(out)])
    assert reader.exitCode() == 0, bytes(reader.readAllStandardError().data()).decode()
    return out.read_bytes().decode()


def test_another_program_reads_exactly_what_was_copied(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    view = article_view(window)
    view.setFocus()
    view.select(0, len(TEXT))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert _read_elsewhere(qtbot, tmp_path / "read") == TEXT


def test_a_part_between_an_emoji_and_a_right_to_left_line(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    view = article_view(window)
    view.setFocus()
    start, end = TEXT.index("Ines"), TEXT.index("المجلس") + 3
    view.select(start, end)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert _read_elsewhere(qtbot, tmp_path / "read") == TEXT[start:end]


def test_what_another_program_copied_is_read_exactly(qtbot: QtBot) -> None:
    text = "A line\u00a0with a space that holds\n\nand 😀"
    owner = QProcess()
    with qtbot.waitSignal(owner.readyReadStandardOutput, timeout=20_000):
        owner.start(sys.executable, ["-c", _OWNER, text])
    try:
        wait_until(qtbot, lambda: QGuiApplication.clipboard().text() == text)
    finally:
        with qtbot.waitSignal(owner.finished, timeout=20_000):
            owner.terminate()
