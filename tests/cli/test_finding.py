"""find: concordance lines on a terminal and as JSON."""

import json
from pathlib import Path

import pytest

from tests.cli.commands import Commands
from tests.session.projects import TEXT, add_document, new_project, place_of


@pytest.fixture
def annotator(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Commands:
    monkeypatch.chdir(tmp_path)
    with new_project(Path("p.annproj")) as file:
        add_document(file, TEXT, "First")
        add_document(file, "A new vale, and no Valentine.", "Second")
    return Commands(capsys)


def test_every_hit_is_a_line_with_what_stands_around_it(annotator: Commands) -> None:
    ran = annotator("find", "p.annproj", "vale", "--word")
    assert ran.status == 0
    *lines, sum_line = ran.out.splitlines()
    assert sum_line == "3 hits in 2 documents"
    assert [line[line.index("[") : line.index("]") + 1] for line in lines] == ["[Vale]", "[Vale]", "[vale]"]
    assert {line.index("[") for line in lines} == {40}
    assert lines[2].endswith(f"  Second, {len('A new ')}")


def test_case_expressions_and_order(annotator: Commands) -> None:
    assert annotator("find", "p.annproj", "vale", "--case").out.count("[vale]") == 1
    assert "[Valentine]" in annotator("find", "p.annproj", r"val\w{2,}", "--regex").out
    *lines, _ = annotator("find", "p.annproj", "vale", "--sort", "left").out.splitlines()
    assert [line[:40].split()[-1] for line in lines] == ["Ines", "new", "no", "said"]


def test_json_holds_offsets_in_code_points(annotator: Commands) -> None:
    found = json.loads(annotator("find", "p.annproj", "ines vale", "--json").out)
    start, end = place_of(TEXT, "Ines Vale")
    assert [(hit["title"], hit["start"], hit["end"], hit["text"]) for hit in found] == [
        ("First", start, end, "Ines Vale")
    ]
    assert (found[0]["left"], found[0]["right"][:7]) == ("😀 ", " spoke.")
    assert json.loads(annotator("find", "p.annproj", "nowhere", "--json").out) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("(", "--regex"), "This is no regular expression"),
        ((" ",), "There is nothing to look for"),
        (("x", "--sort", "size"), "ORDER is one of document, left, right, not 'size'"),
    ],
)
def test_what_cannot_be_looked_for(annotator: Commands, words: tuple[str, ...], said: str) -> None:
    assert said in annotator.refused("find", "p.annproj", *words)
