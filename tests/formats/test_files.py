"""What is no ordinary file is refused at once: a pipe would wait for ever, a device never ends."""

import os
from pathlib import Path

import pytest

from annotator.domain.errors import UnreadableFile
from annotator.domain.tagset import Tagset
from annotator.formats import files
from annotator.formats.base import ImportOptions
from annotator.formats.files import read_tagset_file
from annotator.formats.jsonl import JsonlReader
from tests.formats.corpora import PROJECT


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe.jsonl")
    return tmp_path / "pipe.jsonl"


def test_a_pipe_looks_like_no_dataset(pipe: Path) -> None:
    assert not JsonlReader().sniff(pipe)


def test_a_pipe_is_refused_by_name(pipe: Path) -> None:
    dataset = JsonlReader().read(pipe, ImportOptions(PROJECT, Tagset(name="Empty")))
    with pytest.raises(UnreadableFile, match=r"pipe\.jsonl is not an ordinary file"):
        list(dataset.readings)


def test_a_tagset_is_read_from_an_ordinary_file_of_its_size(
    pipe: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UnreadableFile, match="not an ordinary file"):
        read_tagset_file(pipe)
    tagset = pipe.with_name("tagset.json")
    tagset.write_bytes(b"12345678")
    monkeypatch.setattr(files, "MAX_TAGSET", 8)
    assert read_tagset_file(tagset) == b"12345678"
    monkeypatch.setattr(files, "MAX_TAGSET", 7)
    with pytest.raises(UnreadableFile, match="larger than"):
        read_tagset_file(tagset)
