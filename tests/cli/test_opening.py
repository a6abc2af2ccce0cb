"""What opens the app, with which project, and what is told where that cannot be."""

import subprocess
import sys
from pathlib import Path

import pytest

from annotator import __version__
from annotator.cli.main import command_names, run
from annotator.session import demo
from tests.cli.commands import Commands
from tests.session.projects import new_project


@pytest.fixture
def annotator(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Commands:
    monkeypatch.chdir(tmp_path)
    return Commands(capsys)


def test_without_a_word_the_app_opens(annotator: Commands) -> None:
    assert annotator().status == 0
    assert annotator.opened == [None]


def test_a_first_word_that_is_no_command_is_a_project(annotator: Commands) -> None:
    new_project(Path("p.annproj")).close()
    new_project(Path("demo")).close()
    assert annotator("p.annproj").status == 0
    assert annotator("./demo").status == 0
    assert annotator.opened == [Path("p.annproj"), Path("demo")]


@pytest.mark.parametrize("words", [["improt"], ["improt", "p.annproj", "a.txt"], ["nosuch", "--format", "x"]])
def test_a_word_that_is_neither_is_no_project(annotator: Commands, words: list[str]) -> None:
    assert (
        annotator.refused(*words) == f"There is no project {words[0]} (annotator --help lists the commands)"
    )
    assert annotator.opened == []


def test_one_project_is_opened_at_a_time(annotator: Commands) -> None:
    new_project(Path("p.annproj")).close()
    assert "what is 'q.annproj'?" in annotator.refused("p.annproj", "q.annproj")


def test_the_status_of_the_app_is_that_of_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([], lambda project: 3) == 3
    assert capsys.readouterr() == ("", "")


def test_demo_is_built_and_opened_and_then_only_opened(annotator: Commands) -> None:
    path = Path("new folder") / "demo.annproj"
    first = annotator("demo", path)
    assert first.status == 0
    assert first.out.startswith(f"{path}: ")
    built = path.stat().st_mtime_ns
    again = annotator("demo", path)
    assert (again.status, again.out) == (0, "")
    assert path.stat().st_mtime_ns == built
    assert annotator.opened == [path, path]


def test_demo_can_be_built_only(annotator: Commands) -> None:
    assert annotator("demo", "demo.annproj", "--no-open").status == 0
    assert annotator("demo", "demo.annproj", "--no-open").out == (
        "demo.annproj is there already: the project “Annotator demo”\n"
    )
    assert annotator.opened == []


def test_what_stands_where_the_demo_should_be_is_told(annotator: Commands) -> None:
    Path("folder").mkdir()
    Path("notes.txt").write_text("The ferry was late.")
    new_project(Path("p.annproj")).close()
    assert annotator.refused("demo", "folder", "--no-open") == "folder is a folder, and no project file"
    assert annotator.refused("demo", "notes.txt", "--no-open") == "notes.txt is no project file"
    assert annotator("demo", "p.annproj", "--no-open").out == (
        "p.annproj is there already: the project “p”\n"
    )


def test_demo_stands_where_documents_are_kept(
    annotator: Commands, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(demo, "default_path", lambda: tmp_path / "Documents" / "x.annproj")
    assert annotator("demo").status == 0
    assert annotator.opened == [tmp_path / "Documents" / "x.annproj"]


def test_help_names_every_command(annotator: Commands) -> None:
    ran = annotator("--help")
    assert ran.status == 0
    shown = [name for name in command_names() if name != "open"]
    assert shown == [
        "agreement",
        "backup",
        "check",
        "demo",
        "export",
        "find",
        "flags",
        "formats",
        "import",
        "info",
        "new",
        "tagset",
    ]
    assert all(f"  {name} " in ran.out for name in shown)


def test_the_version_is_told(annotator: Commands) -> None:
    assert annotator("--version").out == f"annotator {__version__}\n"


def program(*words: str | Path, cwd: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    import os

    root = Path(__file__).parents[2]
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-m", "annotator", *map(str, words)],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(root), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_without_a_display_that_is_said_in_one_line_and_the_demo_is_built(tmp_path: Path) -> None:
    ran = program("demo", "demo.annproj", cwd=tmp_path)
    assert ran.returncode == 2
    assert ran.stderr.count("\n") == 1
    assert ran.stderr.startswith("annotator: error: ")
    assert "display" in ran.stderr
    assert all(name in ran.stderr for name in ("import", "export", "demo --no-open"))
    assert program("info", "demo.annproj", cwd=tmp_path).returncode == 0


def test_what_a_terminal_cannot_show_is_written_out(tmp_path: Path) -> None:
    new_project(tmp_path / "caf\u00e9.annproj").close()
    ran = program("check", "café.annproj", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert ran.stdout == "caf\\xe9.annproj: no problem\n"


def test_the_program_answers_from_a_shell(tmp_path: Path) -> None:
    assert program("new", "p.annproj", cwd=tmp_path).returncode == 0
    ran = program("new", "p.annproj", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (2, "annotator: error: p.annproj exists already\n")
