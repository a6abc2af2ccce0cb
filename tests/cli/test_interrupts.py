"""Ctrl+C stops long work between its steps, and takes back what was done."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.cli.interrupts import heard_between_steps
from annotator.session import datasets_in
from annotator.store.project_file import ProjectFile
from tests.cli.commands import Commands
from tests.formats.corpora import made_document, made_reading
from tests.session.datasets import write_dataset


@pytest.fixture
def annotator(capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(capsys)


def test_the_first_is_heard_at_the_next_step() -> None:
    with heard_between_steps() as step:
        step(1, 2)
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            step(2, 2)


def test_the_second_is_heard_at_once() -> None:
    with heard_between_steps():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


def test_what_takes_back_is_not_interrupted_and_whoever_presses_on_is_told(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with heard_between_steps() as step:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            step(1, 2)
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
    told = "annotator: what was begun is being taken back; that takes a moment\n"
    assert capfd.readouterr().err == told * 2


def test_afterwards_it_is_what_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    with heard_between_steps():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def four_documents(folder: Path) -> Path:
    readings = [made_reading(made_document(f"Text {number}")) for number in range(4)]
    return write_dataset(folder / "d.jsonl", readings)


def test_an_import_finishes_its_batch_and_is_taken_back(
    annotator: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, stored = tmp_path / "p.annproj", list[int]()
    dataset = four_documents(tmp_path)
    assert annotator("new", project).status == 0
    store: Callable[..., None] = vars(datasets_in)["_store_batch"]

    def interrupted(*arguments: Any) -> None:
        signal.raise_signal(signal.SIGINT)
        store(*arguments)
        stored.append(1)

    monkeypatch.setattr(datasets_in, "_BATCH", 2)
    monkeypatch.setattr(datasets_in, "_store_batch", interrupted)
    ran = annotator("import", project, dataset)
    assert (ran.status, ran.out, ran.err) == (130, "", "annotator: error: stopped; nothing was imported\n")
    assert stored == [1]
    assert "documents  0" in annotator("info", project).out
    assert annotator("check", project).status == 0


def test_however_often_it_is_pressed_an_import_is_taken_back(
    annotator: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, dataset = tmp_path / "p.annproj", four_documents(tmp_path)
    assert annotator("new", project).status == 0
    commit = ProjectFile.commit

    def interrupted(*arguments: Any) -> object:
        changes = commit(*arguments)
        for _ in range(3):
            signal.raise_signal(signal.SIGINT)
        return changes

    monkeypatch.setattr(datasets_in, "_BATCH", 2)
    monkeypatch.setattr(ProjectFile, "commit", interrupted)
    ran = annotator("import", project, dataset)
    assert (ran.status, ran.err) == (130, "annotator: error: stopped; nothing was imported\n")
    assert "documents  0" in annotator("info", project).out
    assert annotator("check", project).status == 0


LOADING = """
import sys

class Stop:
    def find_spec(self, name, *_):
        if name == "annotator.cli.main":
            raise KeyboardInterrupt

sys.meta_path.insert(0, Stop())
from annotator.__main__ import main
main()
"""


def test_while_the_program_is_being_read_it_ends_quietly() -> None:
    ran = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")
