"""Files and folders appear whole or not at all, and replace only what an export wrote."""

import os
from pathlib import Path

import pytest

from annotator.domain.errors import OutputError
from annotator.formats.base import ExportOptions
from annotator.formats.jsonl import JsonlFormat
from annotator.formats.output import whole_files, whole_folder
from annotator.formats.spacy_format import SpacyFormat
from tests.formats.corpora import TAGSET, made_document, made_reading

OURS = frozenset({"a", "b"})


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def make(out: Path, *entries: str) -> None:
    with whole_folder(out, OURS) as draft:
        for entry in entries:
            (draft / entry).write_text(entry)


def write_half(out: Path) -> None:
    with whole_files(out) as (draft,):
        draft.write_text("half")
        raise ZeroDivisionError


def make_half(out: Path) -> None:
    with whole_folder(out, OURS) as draft:
        (draft / "b").write_text("half")
        raise ZeroDivisionError


def test_files_appear_together(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    with whole_files(first, second) as drafts:
        for draft in drafts:
            draft.write_text("new")
        assert not first.exists()
    assert (first.read_text(), second.read_text()) == ("new", "new")
    assert names(tmp_path) == ["first", "second"]


def test_an_error_leaves_the_old_files(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.write_text("old")
    with pytest.raises(ZeroDivisionError):
        write_half(out)
    assert out.read_text() == "old"
    assert names(tmp_path) == ["out"]


def test_a_folder_appears_whole_and_replaces_an_older_export(tmp_path: Path) -> None:
    make(tmp_path / "out", "a", "b")
    make(tmp_path / "out", "b")
    assert names(tmp_path / "out") == ["b"]
    assert names(tmp_path) == ["out"]


def test_an_error_leaves_the_old_folder(tmp_path: Path) -> None:
    make(tmp_path / "out", "a")
    with pytest.raises(ZeroDivisionError):
        make_half(tmp_path / "out")
    assert names(tmp_path / "out") == ["a"]
    assert names(tmp_path) == ["out"]


def test_a_folder_with_anything_else_in_it_is_never_replaced(tmp_path: Path) -> None:
    make(tmp_path / "out", "a")
    (tmp_path / "out" / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match=r"thesis\.txt"):
        make(tmp_path / "out", "b")
    assert names(tmp_path / "out") == ["a", "thesis.txt"]
    assert names(tmp_path) == ["out"]


def test_targets_of_the_wrong_kind_and_missing_folders_are_one_sentence(tmp_path: Path) -> None:
    corpus = [made_reading(made_document("Ana"))]
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="is a file"):
        SpacyFormat().write(corpus, 1, TAGSET, tmp_path / "file", ExportOptions())
    with pytest.raises(OutputError, match="is a folder"):
        JsonlFormat().write(corpus, 1, TAGSET, tmp_path, ExportOptions())
    with pytest.raises(OutputError, match="does not exist"):
        JsonlFormat().write(corpus, 1, TAGSET, tmp_path / "no" / "out.jsonl", ExportOptions())
    assert names(tmp_path) == ["file"]


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    make(tmp_path / "kept" / "folder", "a")
    (tmp_path / "kept" / "file").write_text("old")
    for name in ("file", "folder"):
        (tmp_path / name).symlink_to(tmp_path / "kept" / name)
    with whole_files(tmp_path / "file") as (draft,):
        draft.write_text("new")
    make(tmp_path / "folder", "b")
    assert (tmp_path / "kept" / "file").read_text() == "new"
    assert names(tmp_path / "kept" / "folder") == ["b"]
    assert names(tmp_path) == ["file", "folder", "kept"]
    assert (tmp_path / "file").is_symlink()
    assert (tmp_path / "folder").is_symlink()


def test_a_pipe_is_not_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OutputError, match="not an ordinary file"), whole_files(tmp_path / "pipe"):
        pass
    assert (tmp_path / "pipe").is_fifo()


def test_a_place_where_nothing_can_be_made_is_told(tmp_path: Path) -> None:
    name = "x" * 250
    with pytest.raises(OutputError, match="File name too long"), whole_files(tmp_path / name) as (draft,):
        draft.write_text("new")
    with pytest.raises(OutputError, match="File name too long"):
        make(tmp_path / name, "a")
    assert names(tmp_path) == []
