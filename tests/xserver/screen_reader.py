"""A screen reader's ears: the program on a bus of its own, and what it tells there of itself.

The listener speaks AT-SPI by the library that Orca uses, which is to be had only for the system's own Python.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TypedDict, cast

from PySide6.QtCore import QProcess, QProcessEnvironment
from pytestqt.qtbot import QtBot

from tests.xserver.window_parts import wait_until

SYSTEM_PYTHON = "/usr/bin/python3"

_PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from annotator.ui.launch import build_window
app = QApplication(sys.argv[:1])
window = build_window(app, Path(sys.argv[2]))
window.show()
window.opening.open_path(Path(sys.argv[1]), "Ana")
window.activateWindow()
app.exec()
"""

_LISTENER = """
import json, sys
import gi
gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib
focused = []

def on_event(event):
    if event.type == "object:state-changed:focused" and event.detail1:
        focused[:] = [event.source]
    words = event.any_data if isinstance(event.any_data, str) else ""
    tell({"event": event.type, "name": event.source.get_name(), "number": event.detail1, "words": words})

def tell(fact):
    print(json.dumps(fact), flush=True)

def read():
    it = focused[0]
    count = Atspi.Text.get_character_count(it)
    caret = Atspi.Text.get_caret_offset(it)
    line = Atspi.Text.get_string_at_offset(it, caret, Atspi.TextGranularity.LINE)
    runs = [Atspi.Text.get_attribute_run(it, at, False) for at in range(count)]
    ranges = [Atspi.Text.get_selection(it, at) for at in range(Atspi.Text.get_n_selections(it))]
    box = Atspi.Text.get_character_extents(it, caret, Atspi.CoordType.SCREEN)
    return {
        "name": it.get_name(), "role": it.get_role_name(), "description": it.get_description(),
        "read_only": it.get_state_set().contains(Atspi.StateType.READ_ONLY),
        "text": Atspi.Text.get_text(it, 0, count), "caret": caret, "line": line.content,
        "runs": [(run[1], run[2]) for run in runs],
        "selections": [(range.start_offset, range.end_offset) for range in ranges],
        "box": (box.x, box.y, box.width, box.height),
    }

def on_asked(source, condition):
    if not sys.stdin.readline():
        loop.quit()
        return False
    tell(read())
    return True

listener = Atspi.EventListener.new(on_event)
for kind in ("state-changed:focused", "text-caret-moved", "text-selection-changed",
             "property-change:accessible-description"):
    listener.register("object:" + kind)
GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, on_asked)
tell({"event": "ready", "name": "", "number": 0, "words": ""})
loop = GLib.MainLoop()
loop.run()
"""


class Event(TypedDict):
    """``number``: what the kind of event makes of it, the place of the caret for example."""

    event: str
    name: str
    number: int
    words: str


class Article(TypedDict):
    """What has the focus, in characters. ``runs``: where the attributes of each character start and end."""

    name: str
    role: str
    description: str
    read_only: bool
    text: str
    caret: int
    line: str
    runs: list[list[int]]
    selections: list[list[int]]
    box: list[int]


def missing() -> str:
    """What would have to be installed first, or nothing."""
    if shutil.which("dbus-daemon") is None:
        return "dbus is not installed"
    library = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
    if not Path(SYSTEM_PYTHON).exists():
        return "there is no Python of the system's own"
    found = subprocess.run([SYSTEM_PYTHON, "-c", library], capture_output=True, check=False)
    return "" if found.returncode == 0 else "gir1.2-atspi-2.0 and python3-gi are not installed"


class ScreenReader:
    def __init__(self, qtbot: QtBot, project: Path) -> None:
        self._qtbot = qtbot
        self.events: list[Event] = []
        self._answers: list[Article] = []
        self._unread = b""
        environment = QProcessEnvironment.systemEnvironment()
        environment.insert("QT_LINUX_ACCESSIBILITY_ALWAYS_ON", "1")
        environment.remove("AT_SPI_BUS_ADDRESS")
        self._bus = _started(environment, "dbus-daemon", "--session", "--nofork", "--print-address")
        wait_until(qtbot, self._bus.canReadLine)
        environment.insert("DBUS_SESSION_BUS_ADDRESS", bytes(self._bus.readLine().data()).decode().strip())
        self._listener = _started(environment, SYSTEM_PYTHON, "-c", _LISTENER)
        self._listener.readyReadStandardOutput.connect(self._on_heard)
        self.wait_for("ready")
        settings = project.with_name("settings.json")
        self._program = _started(environment, sys.executable, "-c", _PROGRAM, str(project), str(settings))
        self.wait_for("object:state-changed:focused", "Article")

    def wait_for(self, event: str, name: str = "", words: str = "") -> Event:
        """The last such event from something of that name, which may have been heard already."""

        def found() -> list[Event]:
            return [
                heard
                for heard in self.events
                if heard["event"] == event and heard["name"] == name and heard["words"] == words
            ]

        wait_until(self._qtbot, lambda: bool(found()))
        return found()[-1]

    def read(self) -> Article:
        """Ask what has the focus for everything."""
        before = len(self._answers)
        self._listener.write(b"read\n")
        wait_until(self._qtbot, lambda: len(self._answers) > before)
        return self._answers[-1]

    def leave(self) -> None:
        for process in (self._listener, self._program, self._bus):
            with self._qtbot.waitSignal(process.finished, timeout=20_000):
                process.kill()

    def _on_heard(self) -> None:
        self._unread += bytes(self._listener.readAllStandardOutput().data())
        *lines, self._unread = self._unread.split(b"\n")
        for line in lines:
            fact = json.loads(line)
            if "event" in fact:
                self.events.append(cast("Event", fact))
            else:
                self._answers.append(cast("Article", fact))


def _started(environment: QProcessEnvironment, program: str, *arguments: str) -> QProcess:
    process = QProcess()
    process.setProcessEnvironment(environment)
    process.setWorkingDirectory(os.fspath(Path(__file__).parents[2]))
    process.start(program, list(arguments))
    return process
