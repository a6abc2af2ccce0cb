"""tagset list, show, apply and write."""

import json
from pathlib import Path

import pytest

from annotator.domain.layer import Layer
from annotator.domain.tagset import Guideline, parse_tagset
from annotator.domain.tagset_edits import rename, write_guideline
from annotator.domain.tagset_parts import label_ref
from annotator.session import edits
from annotator.session.tagset_editing import Proposal, commit
from annotator.store.project_file import ProjectFile
from tests.cli.commands import Commands
from tests.session.projects import TAGSET, TEXT, add_document, new_project, place_of, sign_in


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


ORG = label_ref("ORG")


@pytest.fixture
def edited(annotator: Commands) -> Commands:
    """Ana has labeled an ORG, and then said otherwise what that is."""
    with ProjectFile.open(Path("p.annproj")) as file:
        ana = sign_in(file, add_document(file))
        edits.add_span(file, ana, Layer.ENTITY, "ORG", [place_of(TEXT, "Harbour Board")])
        guide = Guideline(definition="A body with a name of its own. " * 4, examples=("[[One]]", "[[Two]]"))
        commit(file, ana.author, Proposal(TAGSET, write_guideline(TAGSET, ORG, guide)))
        now = file.project.tagset()
        commit(file, ana.author, Proposal(now, rename(now, ORG, "Body")))
    return annotator


def test_versions_are_listed_with_what_changed(edited: Commands) -> None:
    lines = edited("tagset", "versions", "p.annproj").out.splitlines()
    assert lines[0].endswith("Ana  (current)")
    assert lines[1].strip() == "label Body: name Body instead of ORG"
    assert lines[3].strip() == "label ORG: definition added; examples added"
    values = json.loads(edited("tagset", "versions", "p.annproj", "--json").out)
    assert [(value["version"], value["by"], value["current"]) for value in values] == [
        (3, "Ana", True),
        (2, "Ana", False),
        (1, None, False),
    ]
    assert values[0]["changes"] == ["label Body: name Body instead of ORG"]


def test_two_versions_are_compared(edited: Commands) -> None:
    assert edited("tagset", "diff", "p.annproj").out.splitlines() == [
        "Small version 3, compared with 2",
        "label Body: name Body instead of ORG",
    ]
    lines = edited("tagset", "diff", "p.annproj", "1", "2").out.splitlines()
    assert lines[1] == "label ORG: definition added; examples added"
    assert lines[-2:] == ["    + [[One]]", "    + [[Two]]"]
    (value,) = json.loads(edited("tagset", "diff", "p.annproj", "2", "3", "--json").out)
    assert (value["kind"], value["key"], value["fate"]) == ("label", "ORG", "changed")
    assert value["fields"] == [{"field": "name", "before": "ORG", "after": "Body"}]
    assert edited.refused("tagset", "diff", "p.annproj", "9") == (
        "The tagset of p.annproj never had a version 9"
    )


def test_an_older_version_is_written(edited: Commands) -> None:
    assert edited("tagset", "write", "p.annproj", "old.json", "--version", "1").status == 0
    assert parse_tagset(Path("old.json").read_bytes(), "old.json") == TAGSET


def test_spans_made_under_an_older_guideline_are_listed(edited: Commands) -> None:
    lines = edited("tagset", "older", "p.annproj").out.splitlines()
    assert lines[0].split() == ["Body", "Harbour", "Board", "A", "title,", "62,", "Ana"]
    assert lines[1] == "1 spans in 1 documents"
    (value,) = json.loads(edited("tagset", "older", "p.annproj", "--json").out)
    assert (value["text"], value["label"], value["annotator"]) == ("Harbour Board", "ORG", "Ana")


def test_what_an_edited_file_would_touch_is_told_and_nothing_is_changed(edited: Commands) -> None:
    edited("tagset", "write", "p.annproj", "out.json")
    now = parse_tagset(Path("out.json").read_bytes(), "out.json")
    Path("out.json").write_text(rename(now, ORG, "Group").to_json())
    assert edited("tagset", "apply", "p.annproj", "out.json", "--dry-run").out.splitlines() == [
        "label Group: name Group instead of Body (1 span in 1 document)",
        "touches 1 span in 1 document",
    ]
    assert json.loads(edited("info", "p.annproj", "--json").out)["tagset"]["version"] == 3
    assert edited("tagset", "apply", "p.annproj", "out.json").out == "p.annproj: tagset Small version 4\n"


def test_a_file_that_would_lose_something_is_refused_before(edited: Commands) -> None:
    labels = tuple(label for label in TAGSET.labels if label.key != "ORG")
    lacking = TAGSET.model_copy(update={"labels": labels, "roles": ()})
    Path("out.json").write_text(lacking.to_json())
    assert edited.refused("tagset", "apply", "p.annproj", "out.json", "--dry-run") == (
        "Small has no label ORG, which spans of this project bear (1)"
    )
