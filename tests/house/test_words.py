"""The repository speaks of the product alone."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Put together here, so that this page does not hold what it looks for.
_HOMES = ("home", "root", "Users", "work", "opt", "mnt")
_FORBIDDEN = {
    "a path of somebody's machine": rf"(?<![\w.\-/~])/(?:{'|'.join(_HOMES)})/\w|\b[A-Z]:\\\\?Users\b",
    "the host of a package registry": r"\b(?:pypi|npmjs|pythonhosted)\.(?:org|com)\b",
    "a mark of something unfinished": r"#\s*(?:TO" + r"DO|FIX" + r"ME)\b|raise NotImplemented" + r"Error",
    "a silenced check": r"#\s*(?:type:\s*ig"
    + r"nore|no"
    + r"qa|pragma:\s*no\s*cov"
    + r"er|pyright:\s*ig"
    + r"nore)",
}


def _texts() -> list[Path]:
    """Files under version control that are text, or all files of a copy that is under none."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names = listed.stdout.decode().split("\0") if listed.returncode == 0 else []
    paths = [ROOT / name for name in names if name] or [
        path
        for folder in ("annotator", "docs", "resources", "tests")
        for path in (ROOT / folder).rglob("*.*")
    ]
    return [path for path in paths if path.is_file() and b"\0" not in path.read_bytes()[:4096]]


@pytest.mark.parametrize("what", _FORBIDDEN)
def test_no_file_holds(what: str) -> None:
    pattern = re.compile(_FORBIDDEN[what])
    found = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in _texts()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []
