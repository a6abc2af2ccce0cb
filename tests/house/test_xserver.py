"""Focus, clipboard and the like need a real X server.

A process has one Qt platform, so these tests run in a child of this one, on a virtual screen. They stand
in ``tests/xserver``.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.telling import Tell

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "setxkbmap", "xdotool")


@contextmanager
def _virtual_screen() -> Generator[str]:
    """The display's name; the server picks a free number and tells it once it is ready."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as told:
                number = told.readline().strip()
            assert number.isdigit(), "the X server did not start"
            yield f":{number}"
        finally:
            server.terminate()


def _run_tests(display: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    environment.pop("WAYLAND_DISPLAY", None)
    return subprocess.run(
        [sys.executable, "-m", "pytest", "tests/xserver", "-m", "xserver", "-p", "no:cacheprovider", "-n0"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=480,
    )


@pytest.mark.timeout(500)
def test_what_needs_a_real_x_server(tell: Tell) -> None:
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        words = f"{' and '.join(missing)} not installed: what needs a real X server was not tested"
        assert "ANNOTATOR_REQUIRE_XSERVER" not in os.environ, words
        pytest.skip(words)
    with _virtual_screen() as display:
        result = _run_tests(display)
    tell(f"on a real X server: {result.stdout.strip().splitlines()[-1:]}")
    assert result.returncode == 0, result.stdout + result.stderr
