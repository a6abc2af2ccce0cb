"""Finding files, and getting at their bytes."""

import os
import tempfile
from collections.abc import Generator
from pathlib import Path

import pytest

from annotator.articles.files import find_files, load
from annotator.articles.reading import read_article_file
from annotator.domain.errors import UnreadableFile

NOBODY = 65534


def test_folders_are_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.md", ".hidden", ".git/d.txt", "~$e.docx", "Thumbs.db", "sub/.f"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found = [path.relative_to(tmp_path).as_posix() for path in find_files([tmp_path])]
    assert found == ["a.txt", "b.txt", "sub/c.md"]


def test_each_file_comes_once_and_a_missing_one_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("x")
    missing = tmp_path / "gone.txt"
    assert find_files([file, missing, tmp_path, file]) == [file, missing]


def test_links_to_folders_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert find_files([tmp_path]) == [tmp_path / "a.txt"]


def test_what_cannot_be_loaded_is_told_in_one_line(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * (2**20 + 1))
    os.mkfifo(tmp_path / "pipe.txt")
    for path, reason in (
        (tmp_path / "pipe.txt", "pipe.txt is not an ordinary file"),
        (tmp_path / "gone.txt", "gone.txt does not exist"),
        (tmp_path, f"{tmp_path.name} is a folder"),
        (empty, "empty.txt is empty"),
        (large, "large.txt is larger than 1 MB"),
        (Path("nul\0.txt"), "cannot be opened"),
    ):
        with pytest.raises(UnreadableFile, match=reason):
            load(path, 2**20)


@pytest.fixture
def closed_folder() -> Generator[Path]:
    """A folder, beside an article, that this process cannot look into, even when the superuser runs it."""
    with tempfile.TemporaryDirectory() as name:
        outer = Path(name)
        outer.chmod(0o755)
        (outer / "a.txt").write_text("x")
        (outer / "closed").mkdir(0o000)
        user = os.getuid()
        if user == 0:
            os.setresuid(NOBODY, NOBODY, 0)
        yield outer / "closed"
        os.setresuid(user, user, user)
        (outer / "closed").chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="needs Unix users")
def test_a_folder_that_cannot_be_looked_into_is_not_passed_over(closed_folder: Path) -> None:
    outer = closed_folder.parent
    assert find_files([outer]) == [outer / "a.txt", closed_folder]
    assert find_files([closed_folder]) == [closed_folder]
    with pytest.raises(UnreadableFile, match="closed is a folder that cannot be looked into"):
        read_article_file(closed_folder)
