"""What happens when the program meets a bug: a report is kept in a file, shown once, and work goes on."""

import platform
import sys
import threading
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from platformdirs import user_log_path
from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, Signal, Slot

from annotator import __version__


def default_report_folder() -> Path:
    return user_log_path("annotator", appauthor=False)


def write_report(text: str, folder: Path) -> Path | None:
    """The file that now holds ``text``, or ``None`` where it cannot be written."""
    path = folder / f"crash-{datetime.now():%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    except OSError:
        return None
    return path


def describe_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Versions and traceback; no text of any document."""
    head = (
        f"Annotator {__version__}\nPython {platform.python_version()} · PySide6 {pyside_version}\n"
        f"{platform.platform()}\n{datetime.now():%Y-%m-%d %H:%M:%S}\n\n"
    )
    return head + "".join(traceback.format_exception(kind, error, trace))


class CrashReporter(QObject):
    """Takes every exception that nobody caught, from any thread. ``crashed`` carries text and file."""

    crashed = Signal(str, object)
    interrupted = Signal()
    _caught = Signal(str, object)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder or default_report_folder()
        self._caught.connect(self._on_caught)

    def install(self) -> None:
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self.interrupted.emit()
            return
        text = describe_crash(kind, error, trace)
        if sys.stderr is not None:
            sys.stderr.write(text)
        self._caught.emit(text, write_report(text, self._folder))

    def _take_from_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.take(caught.exc_type, caught.exc_value, caught.exc_traceback)

    @Slot(str, object)
    def _on_caught(self, text: str, path: Path | None) -> None:
        self.crashed.emit(text, path)
