"""Whatever a command line names, the answer is one line and nothing is lost."""

import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from tests.cli.commands import Commands

NOBODY = 65534


@pytest.fixture
def annotator(capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(capsys)


@pytest.fixture
def project(annotator: Commands, tmp_path: Path) -> Path:
    path = tmp_path / "p.annproj"
    assert annotator("new", path, "--annotator", "Ana").status == 0
    return path


@pytest.mark.parametrize("name", [" ", "Ana \udcff"])
def test_what_is_no_name_is_refused_before_anything_is_made(
    annotator: Commands, tmp_path: Path, name: str
) -> None:
    assert "name" in annotator.refused("new", tmp_path / "p.annproj", "--annotator", name)
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_in_a_folder_does_not_stop_the_files_beside_it(
    annotator: Commands, project: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    os.mkfifo(folder / "a.jsonl")
    os.mkfifo(folder / "b.txt")
    (folder / "c.txt").write_text("The pier was moved on Tuesday.")
    ran = annotator("import", project, folder)
    assert ran.status == 2
    assert [line.split()[2] for line in ran.err.splitlines()] == ["a.jsonl", "b.txt"]
    assert "1 document added, 2 refused" in ran.out


@pytest.mark.parametrize("length", [300, 5000])
def test_paths_longer_than_the_system_takes_are_refused_everywhere(
    annotator: Commands, project: Path, tmp_path: Path, length: int
) -> None:
    before = sorted(tmp_path.iterdir())
    long = tmp_path / ("x" * length)
    for words in (
        (long,),
        ("new", long),
        ("info", long),
        ("check", long),
        ("demo", long, "--no-open"),
        ("backup", project, long),
        ("import", project, long.with_suffix(".txt")),
        ("import", project, long, "--format", "jsonl"),
        ("export", project, long, "--format", "jsonl"),
        ("export", project, long, "--format", "spacy"),
        ("tagset", "show", long),
        ("tagset", "write", project, long),
    ):
        assert annotator.refused(*words)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("out", ["", ".", "/"])
@pytest.mark.parametrize("name", ["jsonl", "spacy"])
def test_a_dataset_needs_a_name(annotator: Commands, project: Path, out: str, name: str) -> None:
    assert "is no name" in annotator.refused("export", project, out, "--format", name, "--force")


@pytest.mark.parametrize("name", ["jsonl", "spacy"])
def test_a_label_is_not_renamed_to_what_no_file_holds(
    annotator: Commands, project: Path, tmp_path: Path, name: str
) -> None:
    words = ("export", project, tmp_path / "out", "--format", name, "--map", "PERSON=\udcff")
    assert "broken character" in annotator.refused(*words)
    assert not (tmp_path / "out").exists()


def test_a_seed_of_any_size_stands_in_the_manifest(
    annotator: Commands, project: Path, tmp_path: Path
) -> None:
    words = ("export", project, tmp_path / "out", "--format", "spacy", "--seed", str(10**30))
    assert annotator(*words).status == 0
    assert str(10**30) in (tmp_path / "out" / "manifest.json").read_text()


def test_a_path_that_is_not_there_is_called_so(annotator: Commands, project: Path, tmp_path: Path) -> None:
    assert annotator.refused("import", project, tmp_path / "nothing") == "nothing does not exist"


def test_a_pipe_for_a_tagset_is_refused(annotator: Commands, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tagset.json")
    assert "not an ordinary file" in annotator.refused("tagset", "show", tmp_path / "tagset.json")


@pytest.fixture
def secret() -> Generator[Path]:
    """A file that this process cannot read, even when the superuser runs it, beside one that it can."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        (folder / "b.txt").write_text("The pier was moved on Tuesday.")
        (folder / "a.txt").write_text("Nobody may read this.")
        (folder / "a.txt").chmod(0o000)
        user = os.getuid()
        if user == 0:
            os.setresuid(NOBODY, NOBODY, 0)
        yield folder / "a.txt"
        os.setresuid(user, user, user)


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="needs Unix users")
def test_a_file_that_may_not_be_read_does_not_stop_the_others(annotator: Commands, secret: Path) -> None:
    project = secret.with_name("p.annproj")
    assert annotator("new", project).status == 0
    ran = annotator("import", project, secret, secret.with_name("b.txt"))
    assert ran.err == "annotator: error: a.txt cannot be opened: Permission denied\n"
    assert "1 document added, 1 refused" in ran.out
