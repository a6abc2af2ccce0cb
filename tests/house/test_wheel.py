"""The wheel works where it is installed, far from the checkout, with nothing but what it asks for.

It is built from the source distribution, so that this one is whole too.
"""

import json
import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator import __version__

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.wheel, pytest.mark.timeout(900)]

_SHOW_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from annotator.ui.launch import build_window
app = QApplication(sys.argv[:1])
window = build_window(app, Path(sys.argv[1]))
window.show()
app.processEvents()
print(window.windowTitle(), window.grab().width())
window.close()
"""


def _run(*command: str | Path, cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    result = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@dataclass(frozen=True, slots=True)
class Distribution:
    sdist: Path
    wheel: Path

    @property
    def wheel_names(self) -> set[str]:
        with zipfile.ZipFile(self.wheel) as archive:
            return set(archive.namelist())

    @property
    def sdist_names(self) -> set[str]:
        with tarfile.open(self.sdist) as archive:
            return {name.partition("/")[2] for name in archive.getnames()}


@pytest.fixture(scope="module")
def distribution(tmp_path_factory: pytest.TempPathFactory) -> Distribution:
    out = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--outdir", out, ROOT, cwd=out)
    (sdist,) = out.glob("*.tar.gz")
    (wheel,) = out.glob("*.whl")
    return Distribution(sdist, wheel)


@pytest.fixture(scope="module")
def programs(distribution: Distribution, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment that holds the wheel and what it asks for."""
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home / "venv", with_pip=True)
    folder = home / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    _run(folder / "python", "-m", "pip", "install", "--quiet", distribution.wheel, cwd=home)
    return folder


def _shipped() -> set[str]:
    folders = (ROOT / "resources", ROOT / "corpora" / "demo")
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}


def test_resources_and_corpora_are_inside_the_package(distribution: Distribution) -> None:
    names = distribution.wheel_names
    assert {f"annotator/_data/{name}" for name in _shipped()} <= names
    assert {name.partition("/")[0] for name in names} == {"annotator", f"annotator-{__version__}.dist-info"}


def test_the_source_distribution_holds_what_the_tests_need(distribution: Distribution) -> None:
    names = distribution.sdist_names
    wanted = ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", ".ci/run", "docs/architecture.md")
    assert set(wanted) <= names
    folders = ("annotator", "tests", "typings", "resources", "corpora")
    assert {name.partition("/")[0] for name in names if "/" in name} >= set(folders)
    assert not [name for name in names if "__pycache__" in name or name.startswith(".venv")]


def test_demo_info_and_exports_work_elsewhere(programs: Path, tmp_path: Path) -> None:
    annotator, project = programs / "annotator", tmp_path / "demo.annproj"
    assert _run(annotator, "--version", cwd=tmp_path) == f"annotator {__version__}\n"
    _run(annotator, "demo", project, "--no-open", cwd=tmp_path)
    info = json.loads(_run(annotator, "info", project, "--json", cwd=tmp_path))
    assert info["documents"] == 19
    assert min(info["spans"].values()) > 0
    _run(annotator, "export", project, tmp_path / "demo.jsonl", "--format", "jsonl", cwd=tmp_path)
    lines = (tmp_path / "demo.jsonl").read_text(encoding="utf-8").splitlines()
    assert len({json.loads(line)["id"] for line in lines}) == 19
    _run(annotator, "export", project, tmp_path / "spacy", "--format", "spacy", cwd=tmp_path)
    assert list((tmp_path / "spacy" / "all").glob("*.spacy"))
    _run(annotator, "check", project, cwd=tmp_path)


def test_the_window_opens_elsewhere(programs: Path, tmp_path: Path) -> None:
    said = _run(programs / "python", "-c", _SHOW_WINDOW, tmp_path / "settings.json", cwd=tmp_path)
    assert said.startswith("Annotator ")
