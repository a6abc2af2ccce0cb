"""Starting the program with a screen. Nothing heavier than Qt is imported before the window shows."""

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.ui.display import display_problem

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from annotator.settings.keeper import SettingsKeeper
    from annotator.ui.bridge import Bridge
    from annotator.ui.main_window import MainWindow
    from annotator.ui.place import Place
    from annotator.ui.theme.theme import Theme

_FAREWELL_SECONDS = 2.0
"""How long a job that does not answer may keep the program from ending."""


def launch(project: Path | None = None) -> int:
    """Open the window, with ``project`` in it if one is given; the exit code once it has closed."""
    problem = display_problem()
    if problem is not None:
        return _refuse(problem)
    try:
        from PySide6 import QtWidgets
    except ImportError as error:
        return _refuse(f"Qt could not be loaded: {error}")
    app = QtWidgets.QApplication.instance() or QtWidgets.QApplication(sys.argv[:1])
    assert isinstance(app, QtWidgets.QApplication)
    return _run(app, project)


def _refuse(problem: str) -> int:
    sys.stderr.write(f"annotator: error: {problem}\n")
    return 2


def _run(app: "QApplication", project: Path | None) -> int:
    from PySide6.QtCore import QTimer

    window = build_window(app)
    window.show()
    from annotator.ui.jobs import stop_all

    if project is not None:
        QTimer.singleShot(0, lambda: window.opening.open_path(project.absolute()))
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    code = app.exec()
    stop_all(_FAREWELL_SECONDS)
    return code


def _make_annotate_place(bridge: "Bridge", keeper: "SettingsKeeper", theme: "Theme") -> "Place":
    from annotator.ui.places.annotate import AnnotatePlace

    return AnnotatePlace(bridge, keeper, theme)


def _make_review_place(bridge: "Bridge", keeper: "SettingsKeeper", theme: "Theme") -> "Place":
    from annotator.ui.review.place import ReviewPlace

    return ReviewPlace(bridge, keeper, theme)


def _make_corpus_place(bridge: "Bridge", keeper: "SettingsKeeper", theme: "Theme") -> "Place":
    from annotator.ui.places.corpus import CorpusPlace

    return CorpusPlace(bridge, keeper, theme)


def _make_project_place(bridge: "Bridge", keeper: "SettingsKeeper", theme: "Theme") -> "Place":
    from annotator.ui.places.project import ProjectPlace

    return ProjectPlace(bridge, keeper, theme)


def build_window(app: "QApplication", settings: Path | None = None) -> "MainWindow":
    """The main window with theme, settings and crash reports, not yet shown.

    The language is chosen first: what is imported afterwards takes its words from it.
    """
    from annotator.settings.keeper import SettingsKeeper
    from annotator.ui.language import choose_language

    keeper = SettingsKeeper(settings)
    choose_language(app, keeper.preferences.language)
    from annotator.ui.crash import CrashReporter
    from annotator.ui.garbage import GarbageCollector
    from annotator.ui.main_window import MainWindow
    from annotator.ui.theme.theme import Theme

    app.setApplicationName("annotator")
    app.setApplicationDisplayName("Annotator")
    app.setDesktopFileName("annotator")
    makers = [_make_annotate_place, _make_review_place, _make_corpus_place, _make_project_place]
    window = MainWindow(keeper, Theme(app, keeper.preferences.theme), makers)
    GarbageCollector(window)
    reporter = CrashReporter(parent=window)

    def show_crash(text: str, path: Path | None) -> None:
        from annotator.ui.dialogs.crash_report import CrashReportDialog

        if window.findChild(CrashReportDialog) is None:
            dialog = CrashReportDialog(text, path, window)
            dialog.exec()
            dialog.deleteLater()

    reporter.crashed.connect(show_crash)
    reporter.interrupted.connect(window.close)
    reporter.install()
    return window
