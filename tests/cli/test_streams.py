"""Standard streams that are closed or full stop no work."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.session.projects import new_project


def closing(*descriptors: int) -> Callable[[], None]:
    def close() -> None:
        for descriptor in descriptors:
            os.close(descriptor)

    return close


def run(
    *words: str | Path, close: tuple[int, ...] = (), out: int | None = None, error: int | None = None
) -> int:
    """The exit status of a program of its own, in which some streams are closed."""
    command = [sys.executable, "-m", "annotator", *map(str, words)]
    ran = subprocess.run(command, preexec_fn=closing(*close), stdout=out, stderr=error, check=False)
    return ran.returncode


@pytest.mark.parametrize("close", [(1,), (2,), (0, 1, 2)])
def test_closed_streams_are_no_hindrance(tmp_path: Path, close: tuple[int, ...]) -> None:
    project, out = tmp_path / "p.annproj", tmp_path / "out.jsonl"
    new_project(project).close()
    (tmp_path / "a.txt").write_text("The pier was moved on Tuesday.")
    assert run("import", project, tmp_path / "a.txt", close=close) == 0
    assert run("info", project, "--json", close=close) == 0
    assert run("export", project, out, "--format", "jsonl", close=close) == 0
    assert out.read_bytes().startswith(b'{"id":')
    assert run("info", tmp_path / "nothing", close=close) == 2


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_the_streams_is_told_by_the_exit_status(tmp_path: Path) -> None:
    project = tmp_path / "p.annproj"
    new_project(project).close()
    with Path("/dev/full").open("w") as full:
        assert run("info", project, out=full.fileno(), error=subprocess.DEVNULL) == 2
        assert run("info", tmp_path / "nothing", error=full.fileno()) == 2
