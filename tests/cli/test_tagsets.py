"""tagset list, show, apply and write."""

import json
from pathlib import Path

import pytest

from annotator.domain.tagset import parse_tagset
from tests.cli.commands import Commands
from tests.session.projects import TAGSET, new_project


@pytest.fixture
def annotator(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Commands:
    monkeypatch.chdir(tmp_path)
    new_project(Path("p.annproj")).close()
    return Commands(capsys)


def test_the_tagsets_that_come_along_are_listed(annotator: Commands) -> None:
    words = [line.split()[0] for line in annotator("tagset", "list").out.splitlines()]
    assert words == ["ace-2005", "conll-2003", "news"]
    listed = json.loads(annotator("tagset", "list", "--json").out)
    assert [item["word"] for item in listed] == words
    assert listed[2] == {"word": "news", "name": "News", "version": 1}


def test_a_tagset_is_shown_with_all_its_parts(annotator: Commands) -> None:
    Path("small.json").write_text(TAGSET.to_json())
    lines = annotator("tagset", "show", "small.json").out.splitlines()
    assert lines[0] == "Small version 1"
    kinds = [line.split()[0] for line in lines[1:]]
    assert kinds == ["entity"] * 3 + ["claim", "event"] + ["attribute"] * 2 + ["role"] * 2


def test_a_broken_tagset_is_refused(annotator: Commands) -> None:
    Path("bad.json").write_text("{}")
    assert annotator.refused("tagset", "show", "bad.json") == (
        "bad.json is no valid tagset: name: Field required"
    )


def test_a_tagset_is_applied_to_a_project(annotator: Commands) -> None:
    assert annotator("tagset", "apply", "p.annproj", "news").out == "p.annproj: tagset News version 1\n"
    assert json.loads(annotator("info", "p.annproj", "--json").out)["tagset"]["name"] == "News"


def test_a_projects_tagset_is_written(annotator: Commands) -> None:
    assert annotator("tagset", "write", "p.annproj", "out.json").out == "out.json: Small version 1\n"
    assert parse_tagset(Path("out.json").read_bytes(), "out.json") == TAGSET
    assert annotator.refused("tagset", "write", "p.annproj", "out.json") == "out.json exists already"
    Path("out.json").write_text("x")
    assert annotator("tagset", "write", "p.annproj", "out.json", "--force").status == 0
    assert Path("out.json").read_text() == TAGSET.to_json()


def test_a_tagset_never_replaces_its_project(annotator: Commands) -> None:
    assert "is the project itself" in annotator.refused(
        "tagset", "write", "p.annproj", "p.annproj", "--force"
    )
    assert annotator("check", "p.annproj").status == 0


def test_a_folder_that_is_not_there_is_named(annotator: Commands) -> None:
    assert "nosuch" in annotator.refused("tagset", "write", "p.annproj", "nosuch/out.json")
