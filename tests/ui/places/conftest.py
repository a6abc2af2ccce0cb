"""A small project, and sitting down to it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.tagset import Tagset
from annotator.session.project import Project
from annotator.store.project_file import ProjectFile
from annotator.ui.bridge import Bridge
from tests.session.projects import TAGSET, TEXT, add_document, new_project
from tests.ui.places.sitting import SitDown, Sitting

Work: TypeAlias = Callable[..., Sitting]


@pytest.fixture
def sit_down(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[SitDown]:
    make = SitDown(qtbot, qapp, tmp_path / "settings.json")
    yield make
    make.leave()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "harbour.annproj"


@pytest.fixture
def at_work(sit_down: SitDown, path: Path) -> Work:
    """Mara sits before a project with these texts, the first of them open."""

    def begin(
        *texts: str, tagset: Tagset = TAGSET, prepare: Callable[[ProjectFile], object] | None = None
    ) -> Sitting:
        with new_project(path, tagset) as file:
            for number, text in enumerate(texts or (TEXT,)):
                add_document(file, text, f"Title {number + 1}")
            if prepare is not None:
                prepare(file)
        return sit_down.open(path)

    return begin


@pytest.fixture
def read_only(at_work: Work, sit_down: SitDown, path: Path) -> Sitting:
    """The project of somebody who has it open elsewhere."""
    sitting = at_work()
    sitting.drag("Ines Vale")
    sitting.press("p")
    sit_down.leave()
    path.chmod(0o444)
    sitting = sit_down()
    sitting.window.shell.keeper.remember_annotator(path, "Mara Lind")
    project = Project.open(path, read_only=True)
    project.sign_in("Mara Lind")
    sitting.window.show_project(Bridge(project))
    sitting.settle()
    return sitting
