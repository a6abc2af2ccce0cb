"""Backups are made beside the work, and one that cannot be made is told."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from annotator.domain.errors import AnnotatorError
from annotator.session.people import ensure_annotator
from annotator.session.project import Project
from annotator.ui.backups import Backups
from annotator.ui.bridge import Bridge


def test_a_backup_is_a_project_that_opens(qtbot: QtBot, bridge: Bridge) -> None:
    bridge.project.run(lambda file: ensure_annotator(file, "Idris"))
    backups = Backups(bridge)
    made: list[Path] = []
    backups.made.connect(made.append)
    backups.ask()
    qtbot.waitUntil(lambda: bool(made))
    with Project.open(made[0], read_only=True) as copy:
        assert copy.id == bridge.project.id
        assert {"Idris"} <= {person.name for person in copy.run(lambda file: file.project.annotators())}


def test_a_backup_that_cannot_be_made_is_told(qtbot: QtBot, bridge: Bridge) -> None:
    backups = Backups(bridge)
    made: list[Path] = []
    backups.made.connect(made.append)
    backups.ask()
    qtbot.waitUntil(lambda: bool(made))
    folder = made[0].parent
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    folder.touch()
    failures: list[AnnotatorError] = []
    backups.failed.connect(failures.append)
    backups.ask()
    qtbot.waitUntil(lambda: bool(failures))
    assert str(failures[0])
