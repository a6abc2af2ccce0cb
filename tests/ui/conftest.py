"""What tests of the screen start from: a theme, settings of their own, a small project behind a bridge."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.session.project import Project
from annotator.settings.keeper import SettingsKeeper
from annotator.settings.preferences import ThemeChoice
from annotator.ui.bridge import Bridge
from annotator.ui.theme.theme import Theme
from tests.session.projects import TAGSET


@pytest.fixture(scope="session", autouse=True)
def _collection() -> Iterator[None]:
    """As in the program: widgets are never destroyed in another thread than their own."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def garbage(_collection: None) -> Iterator[None]:
    """What a test leaves is collected at its end, in this thread."""
    yield
    gc.disable()
    gc.collect(1)


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, ThemeChoice.LIGHT)


@pytest.fixture
def keeper(tmp_path: Path) -> SettingsKeeper:
    keeper = SettingsKeeper(tmp_path / "settings" / "settings.json")
    keeper.set_preferences(theme="light")
    return keeper


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "harbour.annproj", name="Harbour news", tagset=TAGSET) as project:
        project.sign_in("Mara Lind")
        yield project


@pytest.fixture
def bridge(qapp: QApplication, project: Project) -> Iterator[Bridge]:
    bridge = Bridge(project)
    yield bridge
    bridge.close()
