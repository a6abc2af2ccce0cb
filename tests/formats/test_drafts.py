"""What a killed export leaves behind, the next one to the same place clears away, and nothing else."""

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from annotator.formats.drafts import clear_leftovers, draft_of, held, hidden
from annotator.formats.output import whole_files, whole_folder

WRITING = """
import sys
from pathlib import Path
from annotator.formats.output import whole_files, whole_folder

out = Path(sys.argv[2])
with whole_files(out) if sys.argv[1] == "file" else whole_folder(out, frozenset({"a"})) as draft:
    (draft[0] if sys.argv[1] == "file" else draft / "a").write_text("half")
    print("ready", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_writing(kind: str, out: Path) -> Generator["subprocess.Popen[str]"]:
    """A process in the middle of writing to ``out``; killed at the end if it was not before."""
    words = [sys.executable, "-c", WRITING, kind, str(out)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        yield child
        child.kill()


def write(kind: str, out: Path) -> None:
    if kind == "file":
        with whole_files(out) as (draft,):
            draft.write_text("whole")
    else:
        with whole_folder(out, frozenset({"a"})) as draft:
            (draft / "a").write_text("whole")


def parts(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.suffix == ".part"]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_a_killed_export_left_goes_with_the_next(tmp_path: Path, kind: str) -> None:
    out = tmp_path / "out"
    with another_writing(kind, out):
        pass
    assert len(parts(tmp_path)) == 1
    write(kind, out)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_what_another_process_is_writing_stays(tmp_path: Path, kind: str) -> None:
    with another_writing(kind, tmp_path / "out"):
        write(kind, tmp_path / "out")
        assert len(parts(tmp_path)) == 1


@pytest.mark.parametrize(
    "name",
    [
        ".other.0123abcd.part",
        ".out.0123abcd.old",
        ".out.notes.part",
        "out.0123abcd.part",
        ".out.0123abcd.part~",
    ],
)
def test_what_only_looks_alike_stays(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("years of work")
    write("file", tmp_path / "out")
    assert (tmp_path / name).exists()


def test_a_link_in_its_place_and_what_it_leads_to_stay(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("years of work")
    link = tmp_path / ".out.0123abcd.part"
    link.symlink_to(tmp_path / "kept")
    clear_leftovers(tmp_path / "out", "part")
    assert link.read_text() == "years of work"


def test_what_belongs_to_somebody_else_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = hidden(tmp_path / "out", "part")
    path.touch()
    monkeypatch.setattr(os, "getuid", lambda: path.stat().st_uid + 1)
    clear_leftovers(tmp_path / "out", "part")
    assert path.exists()


def test_the_old_folder_of_a_killed_export_goes_once_a_new_one_stands(tmp_path: Path) -> None:
    out = tmp_path / "out"
    hidden(out, "old").mkdir()
    swapping = hidden(out, "old")
    swapping.mkdir()
    with held(swapping):
        write("folder", out)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([swapping.name, "out"])


def test_a_draft_that_was_taken_for_a_leftover_is_made_once_more(tmp_path: Path) -> None:
    made: list[Path] = []

    def make(path: Path) -> None:
        path.touch()
        made.append(path)
        if len(made) == 1:
            path.unlink()

    with draft_of(tmp_path / "out", make) as draft:
        assert made == [made[0], draft]
        assert draft.exists()
    assert not draft.exists()


def test_a_draft_that_was_taken_while_it_was_being_held_is_made_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    flock = fcntl.flock

    def take_the_first(descriptor: int, how: int) -> None:
        flock(descriptor, how)
        monkeypatch.undo()
        for path in tmp_path.iterdir():
            path.unlink()

    monkeypatch.setattr(fcntl, "flock", take_the_first)
    write("file", tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_where_nothing_can_be_held_a_draft_is_made_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_: object) -> None:
        raise OSError("no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    left = hidden(tmp_path / "out", "part")
    left.touch()
    write("file", tmp_path / "out")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([left.name, "out"])


def test_a_folder_whose_names_cannot_be_read_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    write("file", tmp_path / "out")
    assert (tmp_path / "out").read_text() == "whole"
