"""Without a screen the program says so in one line."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.ui.display import display_problem

NOWHERE = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}


def test_no_display_is_a_problem_that_names_what_works_without() -> None:
    problem = display_problem({}, "linux")
    assert problem is not None
    assert "no display" in problem
    assert "export" in problem
    assert "\n" not in problem


def test_a_display_that_does_not_answer_is_named() -> None:
    problem = display_problem({"DISPLAY": ":65123"}, "linux")
    assert problem is not None
    assert ":65123" in problem


@pytest.mark.parametrize(
    ("environment", "system"),
    [({}, "darwin"), ({}, "win32"), ({"QT_QPA_PLATFORM": "offscreen"}, "linux")],
)
def test_other_systems_and_platforms_need_no_display(environment: dict[str, str], system: str) -> None:
    assert display_problem(environment, system) is None


def test_a_wayland_socket_is_a_display(tmp_path: Path) -> None:
    (tmp_path / "wayland-0").touch()
    environment = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert display_problem(environment, "linux") is None


@pytest.mark.skipif(sys.platform != "linux", reason="asks for a display only on Linux")
def test_launching_without_a_display_ends_with_one_line_and_two() -> None:
    environment = {key: value for key, value in os.environ.items() if key not in NOWHERE}
    code = "import sys; from annotator.ui.launch import launch; sys.exit(launch(None))"
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("annotator: error: there is no display")
    assert done.stderr.count("\n") == 1
