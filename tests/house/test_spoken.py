"""Every text of the window can be translated.

Tables of the screen take their words when they are imported, so a process of its own, told to put whatever is
translated into brackets, looks at all windows. Its tests stand in ``tests/ui/spoken``.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.timeout(200)
def test_every_text_of_the_window_can_be_translated() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "pytest", "tests/ui/spoken", "-p", "no:cacheprovider", "-n0", "-q"],
        cwd=ROOT,
        env={**os.environ, "ANNOTATOR_TEST_LANGUAGE": "brackets"},
        capture_output=True,
        text=True,
        check=False,
        timeout=190,
    )
    assert result.returncode == 0, result.stdout[-20_000:] + result.stderr[-5_000:]
