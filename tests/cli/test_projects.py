"""new, info, check and backup, and what their errors look like."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.layer import Layer
from annotator.domain.span import Flag, FlagKind
from annotator.session import edits, finishing
from annotator.store.project_file import ProjectFile
from tests.cli.commands import Commands
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in


@pytest.fixture
def annotator(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Commands:
    monkeypatch.chdir(tmp_path)
    return Commands(capsys)


@pytest.fixture
def project(annotator: Commands) -> Path:
    """Two documents, two annotators, of whom one has worked."""
    path = Path("p.annproj")
    with new_project(path) as file:
        first = add_document(file)
        add_document(file, "Another text.", "Second\ntitle")
        ana = sign_in(file, first)
        sign_in(file, first, "Ben")
        claim = edits.add_span(file, ana, Layer.CLAIM, "PROMISE", [place_of(TEXT, "We will move the pier")])
        person = edits.add_span(file, ana, Layer.ENTITY, "PERSON", [place_of(TEXT, "Vale")])
        span = claim.operations[0].id
        edits.add_link(file, ana, "claimer", span, person.operations[0].id)
        edits.set_flag(file, ana, span, Flag(FlagKind.UNSURE))
        finishing.finish(file, ana, [Layer.ENTITY])
    return path


INFO: dict[str, Any] = {
    "project": "p.annproj",
    "name": "p",
    "format": 2,
    "tagset": {"name": "Small", "version": 1},
    "documents": 2,
    "spans": {"entity": 1, "claim": 1, "event": 0},
    "labels": {"PERSON": 1, "PROMISE": 1},
    "links": 1,
    "flagged": 1,
    "annotators": [
        {"name": "Ana", "kind": "person", "todo": 0, "doing": 1, "done": 0, "skipped": 0, "spans": 2},
        {"name": "Ben", "kind": "person", "todo": 0, "doing": 0, "done": 0, "skipped": 0, "spans": 0},
    ],
}


def test_info_json_has_just_this_shape(annotator: Commands, project: Path) -> None:
    ran = annotator("info", project, "--json")
    assert ran.err == ""
    found = json.loads(ran.out)
    assert found == INFO
    assert list(found) == list(INFO)


def test_info_json_with_documents_lists_them(annotator: Commands, project: Path) -> None:
    found = json.loads(annotator("info", project, "--documents", "--json").out)
    first, second = found.pop("documents")
    assert found == {key: value for key, value in INFO.items() if key != "documents"}
    with ProjectFile.open(project, read_only=True) as file:
        document = file.documents.page(-1, 1)[0][1]
    start, end = place_of(TEXT, "“We will move the pier,”")
    assert first == {
        "id": document.id,
        "title": "A title",
        "characters": len(TEXT),
        "sha256": document.sha256,
        "language": "en",
        "meta": {"site": "example"},
        "zones": [{"kind": "quotation", "start": start, "end": end}],
        "sets": [
            {
                "annotator": "Ana",
                "status": "doing",
                "assigned": ["entity", "claim", "event"],
                "finished": ["entity"],
                "spans": 2,
                "links": 1,
            }
        ],
    }
    assert list(first) == [
        "id", "title", "characters", "sha256", "language", "meta", "zones", "sets",
    ]  # fmt: skip
    assert (second["title"], second["sets"]) == ("Second\ntitle", [])


def test_info_in_words(annotator: Commands, project: Path) -> None:
    lines = annotator("info", project, "--documents").out.splitlines()
    assert lines[:4] == [
        "p  (format 2, p.annproj)",
        "tagset     Small version 1",
        "documents  2",
        "spans      1 entity, 1 claim, 0 event; 1 links; 1 flagged",
    ]
    assert lines[4] == "person     Ana: 0 todo, 1 doing, 0 done, 0 skipped; 2 spans"
    assert lines[6].endswith(f"{len(TEXT)}  en  A title")
    assert lines[7].endswith("en  Second\\ntitle")
    assert annotator("info", project).out.splitlines() == lines[:6]


def test_info_json_holds_what_json_libraries_choke_on(annotator: Commands, tmp_path: Path) -> None:
    with new_project(Path("odd.annproj")) as file:
        add_document(file, "x", "half \ud83d title")
    (document,) = json.loads(annotator("info", "odd.annproj", "--documents", "--json").out)["documents"]
    assert document["title"] == "half \ud83d title"
    assert "half \\ud83d title" in annotator("info", "odd.annproj", "--documents").out


def test_new_takes_a_tagset_and_an_annotator(annotator: Commands) -> None:
    assert annotator("new", "a.annproj", "--annotator", "Ana").status == 0
    found = json.loads(annotator("info", "a.annproj", "--json").out)
    assert (found["tagset"]["name"], found["name"]) == ("News", "a")
    assert [person["name"] for person in found["annotators"]] == ["Ana"]
    annotator("new", "b.annproj", "--tagset", "conll-2003")
    annotator("tagset", "write", "b.annproj", "b.json")
    assert annotator("new", "c.annproj", "--tagset", "b.json").out == (
        "c.annproj: new project with the tagset CoNLL-2003\n"
    )


def test_new_overwrites_nothing(annotator: Commands, project: Path) -> None:
    assert annotator.refused("new", project) == "p.annproj exists already"
    assert annotator.refused("new", "nosuch/p.annproj") == "There is no folder nosuch"
    assert "There is no tagset 'x'" in annotator.refused("new", "q.annproj", "--tagset", "x")
    assert not Path("q.annproj").exists()


def test_check_of_a_sound_project(annotator: Commands, project: Path) -> None:
    ran = annotator("check", project)
    assert (ran.status, ran.out) == (0, "p.annproj: no problem\n")
    found = json.loads(annotator("check", project, "--json").out)
    assert found == {"project": "p.annproj", "ok": True, "problems": []}


def test_what_can_be_read_is_saved(annotator: Commands, project: Path) -> None:
    whole = json.loads(annotator("info", project, "--json").out)
    with closing(sqlite3.connect(project)) as connection, connection:
        connection.execute(
            "UPDATE journal SET payload = x'00' WHERE number = (SELECT max(number) FROM journal)"
        )
    ran = annotator("check", project, "--salvage", "saved.annproj", "--json")
    report = json.loads(ran.out)
    assert ran.status == (0 if report["ok"] else 1)
    assert report["saved"]["documents"] == whole["documents"]
    assert annotator("check", "saved.annproj").status == 0
    assert json.loads(annotator("info", "saved.annproj", "--json").out)["documents"] == whole["documents"]
    assert "exists already" in annotator.refused("check", project, "--salvage", "saved.annproj")


def test_check_finds_damage_and_says_where(annotator: Commands, project: Path) -> None:
    with closing(sqlite3.connect(project)) as connection, connection:
        connection.execute("UPDATE span SET label = 'ORG' WHERE label = 'PERSON'")
    ran = annotator("check", project)
    assert ran.status == 1
    assert ran.err == ""
    assert ran.out.splitlines()[-1].startswith("p.annproj: ")
    found = annotator("check", project, "--json")
    report = json.loads(found.out)
    assert (found.status, report["ok"]) == (1, False)
    assert len(report["problems"]) == len(ran.out.splitlines()) - 1 > 0
    assert all(set(problem) == {"what", "where", "detail"} for problem in report["problems"])


def test_backup_copies_a_project_also_beside_somebody_who_works_on_it(
    annotator: Commands, project: Path
) -> None:
    with ProjectFile.open(project) as file:
        sign_in(file, file.documents.page(-1, 1)[0][1].id, "Late")
        assert annotator("backup", project, "copy.annproj").out == "copy.annproj: copied and verified\n"
    copied = json.loads(annotator("info", "copy.annproj", "--json").out)
    assert [person["name"] for person in copied["annotators"]] == ["Ana", "Ben", "Late"]
    assert annotator.refused("backup", project, "copy.annproj") == "copy.annproj exists already"


def test_writing_is_refused_beside_somebody_who_works_and_reading_is_not(
    annotator: Commands, project: Path
) -> None:
    with ProjectFile.open(project):
        assert "is being worked on by" in annotator.refused("tagset", "apply", project, "news")
        assert annotator("info", project).status == 0
        assert annotator("export", project, "out.jsonl", "--format", "jsonl").status == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["info", "nosuch.annproj"], "There is no project nosuch.annproj"),
        (["check", "nosuch.annproj"], "There is no project nosuch.annproj"),
        (["info", "."], ". is a folder, and no project file"),
        (["info", "text.txt"], "text.txt is no project file"),
        (["info"], "Missing argument 'PROJECT'."),
        (["info", "p.annproj", "--bogus"], "No such option: --bogus"),
        (["--bogus"], "No such option: --bogus"),
        (["tagset"], "Missing command."),
        (["tagset", "bogus"], "No such command 'bogus'."),
        (["info", "two\nlines"], "There is no project two\\nlines"),
        (["info", "\x1b[31mred"], "There is no project \\x1b[31mred"),
    ],
)
def test_an_error_is_one_line(annotator: Commands, project: Path, words: list[str], said: str) -> None:
    Path("text.txt").write_text("no database")
    assert annotator.refused(*words) == said


def test_what_the_system_refuses_is_told_with_its_place(
    annotator: Commands, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error", "some/where")

    monkeypatch.setattr("annotator.cli.projects.project_info", refuse)
    assert annotator.refused("info", project) == "some/where: Input/output error"


def test_a_command_that_is_interrupted_says_so(
    annotator: Commands, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("annotator.cli.projects.project_info", interrupt)
    ran = annotator("info", project)
    assert (ran.status, ran.out, ran.err) == (130, "", "annotator: error: stopped\n")
