"""The program as README starts it, on a screen: it builds the demo, opens it, and shows it."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.xserver.window_parts import wait_until


def _colors_on_screen() -> int:
    """How many colours the whole screen shows, looked at coarsely; an empty screen shows one."""
    image = QGuiApplication.primaryScreen().grabWindow(0).toImage()
    points = ((x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4))
    return len({image.pixel(x, y) for x, y in points})


def test_the_demo_comes_up_on_the_screen(qtbot: QtBot, qapp: QGuiApplication, tmp_path: Path) -> None:
    wait_until(qtbot, lambda: _colors_on_screen() == 1)
    path = tmp_path / "demo.annproj"
    program = QProcess()
    environment = QProcessEnvironment.systemEnvironment()
    environment.insert("XDG_CONFIG_HOME", str(tmp_path / "config"))
    program.setProcessEnvironment(environment)
    program.start(sys.executable, ["-m", "annotator", "demo", str(path)])
    try:
        wait_until(qtbot, lambda: _colors_on_screen() > 30, patience_ms=60_000)
    finally:
        with qtbot.waitSignal(program.finished, timeout=20_000):
            program.kill()
    info = subprocess.run(
        [sys.executable, "-m", "annotator", "info", str(path)], capture_output=True, text=True, check=True
    )
    assert info.stdout.startswith("Annotator demo")
