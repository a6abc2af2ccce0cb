"""Format, style, types and imports are checked by their tools, inside the test run."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=cwd, capture_output=True, text=True, check=False, timeout=600
    )


@pytest.mark.parametrize(
    "command",
    [
        pytest.param(("ruff", "format", "--check", "."), id="format"),
        pytest.param(("ruff", "check", "."), id="style"),
        pytest.param(("pyright", "--pythonpath", sys.executable), id="types", marks=pytest.mark.timeout(600)),
    ],
)
def test_tool_finds_nothing(command: tuple[str, ...]) -> None:
    result = _run(*command)
    assert result.returncode == 0, result.stdout + result.stderr


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "import sys; from importlinter.cli import lint_imports_command as command; command()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache", "--config", str(folder / "pyproject.toml")],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


def test_imports_run_downward() -> None:
    result = _lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("annotator/text/breach.py", "import annotator.session.edits\n", "Imports run downward"),
        ("annotator/session/breach.py", "import PySide6.QtCore\n", "Qt lives in ui"),
        ("annotator/ui/breach.py", "import sqlalchemy\n", "SQL lives in store"),
        ("annotator/store/breach.py", "import spacy\n", "spaCy lives in formats"),
        ("annotator/gossip/__init__.py", "", "Imports run downward"),
    ],
)
def test_a_breach_fails_the_run(tmp_path: Path, module: str, line: str, contract: str) -> None:
    for source in (ROOT / "annotator").rglob("*.py"):
        copy = tmp_path / source.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(source.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    breach = tmp_path / module
    breach.parent.mkdir(exist_ok=True)
    breach.write_text(line, encoding="utf-8")
    result = _lint_imports(tmp_path)
    assert result.returncode != 0, result.stdout
    assert f"{contract} BROKEN" in result.stdout or "gossip" in result.stdout + result.stderr
