"""A project appears whole, or not at all."""

import os
from pathlib import Path

import pytest
from typing_extensions import override

from annotator.domain.errors import ProjectReadOnly, StorageFailed
from annotator.store import creation, migrations
from annotator.store.lock import is_held
from annotator.store.project_file import ProjectFile
from tests.store.makers import new_project


def test_a_rename_that_fails_leaves_no_project(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StorageFailed, match="could not be written: No space left"):
        new_project(path)
    assert not path.exists()
    assert not is_held(path)


def test_tables_that_cannot_be_made_leave_no_project(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Impossible(migrations.FirstFormat):
        @override
        def apply(self, execute: migrations.Execute) -> None:
            super().apply(execute)
            raise KeyboardInterrupt

    monkeypatch.setattr(creation, "STEPS", (Impossible(),))
    with pytest.raises(KeyboardInterrupt):
        new_project(path)
    assert not path.exists()
    assert not is_held(path)
    monkeypatch.undo()
    new_project(path).close()


def test_leftovers_that_cannot_be_removed_are_told(path: Path) -> None:
    creation.draft_path(path).mkdir()
    with pytest.raises(ProjectReadOnly, match="cannot be made"):
        new_project(path)
    assert not path.exists()


def test_a_project_made_in_between_is_not_overwritten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def open_and_be_late(name: object, flags: int, mode: int = 0o777) -> int:
        if str(name).endswith(".lock"):
            path.write_text("somebody else's")
        return real(str(name), flags, mode)

    monkeypatch.setattr(os, "open", open_and_be_late)
    with pytest.raises(creation.ProjectExists):
        new_project(path)
    assert path.read_text() == "somebody else's"


def test_what_is_made_can_be_opened_by_name_with_odd_characters(tmp_path: Path) -> None:
    path = tmp_path / "a 100% & strange? #1 名前.annproj"
    new_project(path).close()
    with ProjectFile.open(path) as file:
        assert (file.path, file.name) == (path, "Corpus")
    assert list(tmp_path.iterdir()) == [path]
