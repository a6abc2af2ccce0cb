"""flags: what annotators have flagged, for people and as JSON."""

import json
from pathlib import Path

import pytest

from annotator.domain.layer import Layer
from annotator.domain.span import Flag, FlagKind
from annotator.session import edits
from annotator.session.flags import answer_flag
from tests.cli.commands import Commands
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in


@pytest.fixture
def annotator(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Commands:
    monkeypatch.chdir(tmp_path)
    with new_project(Path("p.annproj")) as file:
        desk = sign_in(file, add_document(file, TEXT, "First"))
        added = edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
        edits.set_flag(file, desk, added.operations[0].id, Flag(FlagKind.UNSURE, "Or the board?"))
        edits.set_flag(file, desk, None, Flag(FlagKind.ASK))
        answer_flag(file, desk, None, "Go on.", "Lea")
    return Commands(capsys)


def test_every_flag_is_a_line(annotator: Commands) -> None:
    ran = annotator("flags", "p.annproj")
    assert ran.status == 0
    start, _ = place_of(TEXT, "Ines Vale")
    assert ran.out.splitlines() == [
        "First  Ana: ask the lead  → Lea: Go on.",
        f"First, {start}: PERSON “Ines Vale”  Ana: unsure: Or the board?",
        "2 flags, 1 answered",
    ]


def test_answered_ones_can_be_left_out(annotator: Commands) -> None:
    assert annotator("flags", "p.annproj", "--open").out.splitlines()[-1] == "1 flag, 0 answered"


def test_json_has_the_place_and_the_answer(annotator: Commands) -> None:
    document, span = json.loads(annotator("flags", "p.annproj", "--json").out)
    start, end = place_of(TEXT, "Ines Vale")
    assert (document["answer"], document["span"]) == ({"text": "Go on.", "by": "Lea"}, None)
    assert (span["kind"], span["comment"], span["answer"]) == ("unsure", "Or the board?", None)
    assert (span["label"], span["start"], span["end"], span["text"]) == ("PERSON", start, end, "Ines Vale")
