"""A bug is reported in a file and shown once, from whichever thread it came."""

import sys
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.ui.crash import CrashReporter, write_report
from annotator.ui.dialogs.crash_report import CrashReportDialog


@pytest.fixture
def reporter(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CrashReporter:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reporter = CrashReporter(tmp_path / "reports")
    reporter.install()
    return reporter


def heard(reporter: CrashReporter) -> list[tuple[str, Path | None]]:
    told: list[tuple[str, Path | None]] = []

    def hear(text: str, path: Path | None) -> None:
        told.append((text, path))

    reporter.crashed.connect(hear)
    return told


def fail() -> None:
    raise KeyError("a bug")


def test_a_bug_is_told_with_its_report(
    qtbot: QtBot, reporter: CrashReporter, capsys: pytest.CaptureFixture[str]
) -> None:
    told = heard(reporter)
    try:
        fail()
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    qtbot.waitUntil(lambda: len(told) == 1)
    text, path = told[0]
    assert path is not None
    assert "KeyError: 'a bug'" in text
    assert path.read_text("utf-8") == text
    assert "KeyError" in capsys.readouterr().err


def test_a_bug_in_another_thread_arrives_too(qtbot: QtBot, reporter: CrashReporter) -> None:
    told = heard(reporter)
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "in fail" in told[0][0]


def test_an_interrupt_is_a_wish_and_no_bug(qtbot: QtBot, reporter: CrashReporter) -> None:
    with qtbot.waitSignal(reporter.interrupted), qtbot.assertNotEmitted(reporter.crashed):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)


def test_a_report_that_cannot_be_written_is_shown_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "reports").touch()
    assert write_report("KeyError", tmp_path / "reports") is None
    dialog = CrashReportDialog("<b>KeyError</b>", None)
    qtbot.addWidget(dialog)
    assert dialog.text.toPlainText() == "<b>KeyError</b>"
