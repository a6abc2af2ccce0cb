"""Long work beside the screen: it tells how far it is, can be stopped, and its errors arrive."""

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.errors import Cancelled, OutputError
from annotator.domain.progress import Progress
from annotator.ui.dialogs.waiting import JobDialog, wait_for
from annotator.ui.jobs import Job, hang_up, stop_all


def test_a_job_delivers_its_result(qtbot: QtBot) -> None:
    job: Job[int] = Job(lambda _progress: 42, "Adding up")
    results: list[int] = []
    job.finished.connect(results.append)
    with qtbot.waitSignal(job.finished):
        job.start()
    assert results == [42]
    assert job.is_over


def test_progress_arrives_and_the_last_one_is_not_lost_while_the_screen_is_busy(qtbot: QtBot) -> None:
    go = Event()

    def work(progress: Progress) -> None:
        for done in range(1, 1001):
            progress(done, 1000)
        go.wait(10)

    job: Job[None] = Job(work, "Counting")
    told: list[tuple[int, int | None]] = []

    def hear(done: int, total: int | None) -> None:
        told.append((done, total))

    job.progressed.connect(hear)
    with qtbot.waitSignal(job.progressed):
        job.start()
    go.set()
    qtbot.waitUntil(lambda: job.is_over)
    assert len(told) <= 1000
    assert all(total == 1000 for _, total in told)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_a_stopped_job_tells_that_and_nothing_else(qtbot: QtBot) -> None:
    started = Event()

    def work(progress: Progress) -> str:
        started.set()
        while True:
            progress(1, None)

    job: Job[str] = Job(work, "Endless")
    finished: list[object] = []
    job.finished.connect(finished.append)
    job.start()
    assert started.wait(10)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert finished == []


def test_the_program_ends_no_job_in_the_middle_of_its_thread(qtbot: QtBot) -> None:
    started, stopped = Event(), Event()

    def work(progress: Progress) -> None:
        started.set()
        try:
            while True:
                progress(1, None)
        finally:
            stopped.set()

    job: Job[None] = Job(work, "Endless")
    job.start()
    assert started.wait(10)
    stop_all(10)
    assert stopped.is_set()
    with qtbot.waitSignal(job.cancelled):
        pass


@pytest.mark.parametrize("error", [OutputError("The disk is full"), KeyError("a bug")])
def test_an_error_is_handed_over_as_it_is(qtbot: QtBot, error: Exception) -> None:
    def work(_progress: Progress) -> None:
        raise error

    job: Job[None] = Job(work, "Failing")
    errors: list[BaseException] = []
    job.failed.connect(errors.append)
    with qtbot.waitSignal(job.failed):
        job.start()
    assert errors == [error]


def test_waiting_gives_back_the_result(qapp: QApplication) -> None:
    assert wait_for(lambda _progress: "done", "Quick") == "done"


def test_waiting_raises_what_the_work_raised(qapp: QApplication) -> None:
    def work(_progress: Progress) -> None:
        raise OutputError("There is no room")

    with pytest.raises(OutputError, match="no room"):
        wait_for(work, "Failing")


def test_long_work_shows_a_dialog_whose_button_stops_it(qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(7, 10)

    seen: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, JobDialog) or "7 of 10" not in dialog.count.text():
            QTimer.singleShot(5, press)
            return
        seen.append(dialog.windowTitle())
        dialog.accept_button.click()

    QTimer.singleShot(0, press)
    with pytest.raises(Cancelled):
        wait_for(work, "Exporting")
    assert seen == ["Exporting"]


def test_a_job_that_is_taken_away_while_it_works_ends_in_silence(qtbot: QtBot) -> None:
    go, owner = Event(), QObject()
    job: Job[bool] = Job(lambda _progress: go.wait(10), "Waiting", owner)
    heard: list[object] = []
    job.finished.connect(heard.append)
    job.failed.connect(heard.append)
    job.start()
    with qtbot.waitSignal(owner.destroyed):
        owner.deleteLater()
    go.set()
    assert job.wait(10)
    QApplication.processEvents()
    assert heard == []


OUTLIVES_QT = """
import atexit
import sys
import threading

go = threading.Event()

def end_the_job():
    go.set()
    for thread in threading.enumerate():
        if thread.name == "job Waiting":
            thread.join()

atexit.register(end_the_job)  # before Qt registers its own end, and so called after it

from PySide6.QtWidgets import QApplication
from annotator.ui.jobs import Job

app = QApplication([])
job = Job(lambda progress: go.wait(), "Waiting")
job.start()
print("over", job.is_over)
"""


def test_a_job_that_outlasts_the_program_ends_in_silence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OUTLIVES_QT],
        env={"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("over False\n", "")


def test_nothing_is_heard_of_jobs_once_the_program_ends(qtbot: QtBot) -> None:
    go = Event()
    job: Job[bool] = Job(lambda _progress: go.wait(10), "Waiting")
    heard: list[object] = []
    job.finished.connect(heard.append)
    job.start()
    hang_up()
    go.set()
    assert job.wait(10)
    QApplication.processEvents()
    assert heard == []
