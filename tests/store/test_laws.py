"""What holds after whatever was done."""

import shutil
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.store.project_file import ProjectFile
from tests.store.actions import BY_HASH, PROJECT, Action, actions, perform, start
from tests.store.makers import new_project
from tests.store.pictures import all_changes, assert_sound, picture

LAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("laws") / "start.annproj"
    with new_project(path, project_id=PROJECT) as file:
        start(file)
    return path


@contextmanager
def copies(started: Path, *names: str) -> Generator[list[ProjectFile]]:
    """The started project, several times over."""
    with tempfile.TemporaryDirectory() as folder:
        files: list[ProjectFile] = []
        try:
            for name in names:
                shutil.copyfile(started, Path(folder) / name)
                files.append(ProjectFile.open(Path(folder) / name))
            yield files
        finally:
            for file in files:
                file.close()


@LAW
@given(st.lists(actions, max_size=25))
def test_the_tables_are_the_fold_of_the_journal(started: Path, done: list[Action]) -> None:
    with copies(started, "a.annproj") as (file,):
        for action in done:
            perform(file, action)
        assert_sound(file)


@LAW
@given(st.lists(actions, max_size=15))
def test_closing_and_opening_changes_nothing(started: Path, done: list[Action]) -> None:
    with copies(started, "a.annproj") as (file,):
        for action in done:
            perform(file, action)
        seen = picture(file)
        file.close()
        with ProjectFile.open(file.path) as again:
            assert picture(again) == seen


@LAW
@given(st.lists(st.tuples(st.integers(0, 1), actions), max_size=25), st.randoms(use_true_random=False))
def test_merging_in_any_order_or_twice_gives_the_same(
    started: Path, done: list[tuple[int, Action]], chance: Random
) -> None:
    with copies(started, "a.annproj", "b.annproj", "c.annproj") as (first, second, third):
        for who, action in done:
            perform((first, second)[who], action)
        of_first, of_second = all_changes(first), all_changes(second)
        first.merge(of_second, BY_HASH)
        second.merge(reversed(of_first), BY_HASH)
        shuffled = [*of_first, *of_second, *of_first]
        chance.shuffle(shuffled)
        third.merge(shuffled[: len(shuffled) // 2], BY_HASH, strict=False)
        third.merge(shuffled, BY_HASH)
        seen = picture(first)
        assert picture(second) == seen
        assert picture(third) == seen
        assert first.merge(of_second, BY_HASH) == 0
        assert picture(first) == seen
        for file in (first, second, third):
            assert_sound(file)
