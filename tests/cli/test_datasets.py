"""import, export and formats from the command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.commands import Commands
from tests.formats.corpora import TAGSET, made_document, made_reading, made_span
from tests.session.datasets import write_dataset
from tests.session.projects import new_project

TEXT = "Ines Vale of the Harbour Board said that she would sail."


@pytest.fixture
def annotator(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Commands:
    monkeypatch.chdir(tmp_path)
    return Commands(capsys)


@pytest.fixture
def project(annotator: Commands) -> Path:
    new_project(Path("p.annproj"), TAGSET).close()
    readings = [
        made_reading(made_document(f"{number} {TEXT}"), made_span(f"{number} {TEXT}", "PERSON", "Vale"))
        for number in range(3)
    ]
    write_dataset(
        Path("in.jsonl"), [*readings[:2], made_reading(made_document("open"), finished=frozenset())]
    )
    assert annotator("import", "p.annproj", "in.jsonl").status == 0
    return Path("p.annproj")


def test_an_import_sums_up(annotator: Commands, project: Path) -> None:
    Path("a.txt").write_text("A text.\r\n")
    ran = annotator("import", project, "a.txt", "in.jsonl", "--annotator", "Ben")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "a.txt: Line ends CRLF or CR became LF (1×)",
        "in.jsonl: “A title” is there already",
        "in.jsonl: “A title” is there already",
        "in.jsonl: “A title” is there already",
        "p.annproj: 1 document added, 3 there already",
    ]
    people = json.loads(annotator("info", project, "--json").out)["annotators"]
    assert [(person["name"], person["todo"]) for person in people] == [("Ana", 0 + 1), ("Ben", 1)]


def test_files_that_are_refused_are_named_on_one_line_each(annotator: Commands, project: Path) -> None:
    Path("two\nlines.xyz").write_text("x")
    Path("good.txt").write_text("Good text.")
    ran = annotator("import", project, "two\nlines.xyz", "nosuch.txt", "good.txt")
    assert ran.status == 2
    lines = ran.err.splitlines()
    assert lines[0].startswith("annotator: error: two\\nlines.xyz: there is no reader for .xyz files")
    assert lines[1] == "annotator: error: nosuch.txt does not exist"
    assert len(lines) == 2
    assert ran.out == "p.annproj: 1 document added, 2 refused\n"


def test_a_reason_without_the_files_name_gets_it(annotator: Commands, project: Path) -> None:
    ran = annotator("import", project, "in.jsonl", "--format", "bogus")
    assert ran.err == (
        "annotator: error: in.jsonl: There is no format 'bogus' to import (there is auto, articles, jsonl)\n"
    )


def test_formats_are_listed(annotator: Commands) -> None:
    lines = [line.split()[:4] for line in annotator("formats").out.splitlines()]
    assert lines == [["jsonl", "export", "and", "import"], ["spacy", "export", "spaCy,", "binary"]]
    assert json.loads(annotator("formats", "--json").out) == [
        {"name": "jsonl", "export": True, "import": True},
        {"name": "spacy", "export": True, "import": False},
    ]


def test_an_export_sums_up(annotator: Commands, project: Path) -> None:
    ran = annotator("export", project, "out.jsonl", "--format", "jsonl")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "out.jsonl: 3 documents, 3 readings, 2 spans, 0 links\n"
    assert Path("out.jsonl").read_bytes() == Path("in.jsonl").read_bytes()


def test_what_is_left_out_is_listed_and_strict_makes_it_a_problem(annotator: Commands, project: Path) -> None:
    ran = annotator("export", project, "out", "--format", "spacy")
    assert ran.status == 0
    assert ran.out.splitlines()[0] == "left out: “A title” has no finished reading"
    again = annotator("export", project, "out", "--format", "spacy", "--force", "--strict")
    assert (again.status, again.out) == (1, ran.out)
    assert annotator("export", project, "a.jsonl", "--format", "jsonl", "--strict").status == 0


def test_an_export_in_json(annotator: Commands, project: Path) -> None:
    words = ["export", project, "out.jsonl", "--format", "jsonl", "--reading", "Ana", "--status", "done"]
    found: dict[str, Any] = json.loads(annotator(*words, "--drop", "PERSON", "--json").out)
    (left_out,) = found.pop("left_out")
    assert left_out["reason"] == "has no finished reading by Ana"
    assert found == {
        "out": "out.jsonl",
        "documents": 2,
        "readings": 2,
        "spans": {"entity": 0, "claim": 0, "event": 0},
        "links": 0,
        "losses": {},
        "dropped": 2,
        "files": ["out.tagset.json", "out.jsonl"],
        "notes": [],
    }


def test_what_was_dropped_is_counted(annotator: Commands, project: Path) -> None:
    ran = annotator("export", project, "out.jsonl", "--format", "jsonl", "--drop", "PERSON")
    assert ran.out.splitlines()[0] == "dropped: 2 spans"


def test_what_does_not_fit_is_counted(annotator: Commands, project: Path) -> None:
    text = "A misfit"
    reading = made_reading(made_document(text), made_span(text, "PERSON", "isf"))
    write_dataset(Path("more.jsonl"), [reading])
    annotator("import", project, "more.jsonl")
    words = ["export", project, "out", "--format", "spacy", "--align", "strict"]
    ran = annotator(*words, "--strict")
    assert ran.status == 1
    assert "not held: 1 × misaligned" in ran.out.splitlines()


def spans(out: str) -> list[tuple[str, str]]:
    lines = [json.loads(line) for line in Path(out).read_bytes().splitlines()]
    return [(span["layer"], span["label"]) for line in lines for span in line["spans"]]


def test_labels_are_mapped_and_layers_chosen(annotator: Commands, project: Path) -> None:
    words = ["export", project, "out.jsonl", "--format", "jsonl", "--force"]
    annotator(*words, "--map", "PERSON=Human", "--map", "ORG=Group")
    assert spans("out.jsonl") == [("entity", "Human")] * 2
    annotator(*words, "--layer", "claim", "--layer", "event")
    assert spans("out.jsonl") == []


def test_a_split_makes_a_folder(annotator: Commands, project: Path) -> None:
    words = ["export", project, "out", "--format", "jsonl", "--split", "1, 1,0", "--seed", "3"]
    assert annotator(*words).status == 0
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "dev.jsonl",
        "tagset.json",
        "test.jsonl",
        "train.jsonl",
    ]
    assert Path("out/test.jsonl").read_bytes() == b""


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "nope"], "There is no format 'nope' to export (there is jsonl, spacy)"),
        (["--split", "80,20"], "A split is three whole numbers, like 80,10,10"),
        (["--split", "a,b,c"], "A split is three whole numbers, like 80,10,10"),
        (["--split", "0,0,0"], "A split needs at least one part that is not 0"),
        (["--map", "PERSON"], "'PERSON' is not of the form OLD=NEW"),
        (["--map", "=X"], "'=X' is not of the form OLD=NEW"),
        (["--map", "NOPE=X"], "The tagset Test has no label 'NOPE'"),
        (["--layer", "mood"], "'mood' is not one of 'entity', 'claim', 'event'"),
        (["--status", "maybe"], "'maybe' is not one of '"),
        (["--reading", "Nobody"], "No annotator is called 'Nobody' (there is Ana)"),
    ],
)
def test_a_wrong_export_is_refused(annotator: Commands, project: Path, words: list[str], said: str) -> None:
    base = [] if "--format" in words else ["--format", "jsonl"]
    assert said in annotator.refused("export", project, "out.jsonl", *base, *words)
    assert not Path("out.jsonl").exists()


def test_what_is_there_is_replaced_by_force_only(annotator: Commands, project: Path) -> None:
    Path("out.jsonl").write_text("mine")
    words = ["export", project, "out.jsonl", "--format", "jsonl"]
    assert annotator.refused(*words) == "out.jsonl exists already"
    assert Path("out.jsonl").read_text() == "mine"
    assert annotator(*words, "--force").status == 0
    assert "is the project itself" in annotator.refused(
        "export", project, project, "--format", "jsonl", "--force"
    )
