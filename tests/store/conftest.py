from collections.abc import Generator
from pathlib import Path

import pytest

from annotator.store.project_file import ProjectFile
from tests.store.makers import new_project, sign_in


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.annproj"


@pytest.fixture
def file(path: Path) -> Generator[ProjectFile]:
    with new_project(path) as file:
        yield file


@pytest.fixture
def ada(file: ProjectFile) -> str:
    return sign_in(file, "Ada")
