"""agreement: figures on a terminal and as JSON, a gate for scripts, a report and its tables."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from annotator.agreement.measure import Measure
from annotator.session import demo
from annotator.session.measuring.methods import METHODS, USUAL
from tests.cli.commands import Commands

KEYS = [
    *("a", "b", "layer", "label", "measure", "value", "low", "high", "documents", "spans_a", "spans_b"),
    *("reason", "share", "left_out", "adjudicator"),
]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("agreement") / "demo.annproj"
    demo.build(path)
    return path


@pytest.fixture
def annotator(capsys: pytest.CaptureFixture[str]) -> Commands:
    return Commands(capsys)


def _json(annotator: Commands, project: Path, *words: str) -> dict[str, Any]:
    ran = annotator("agreement", project, "--json", "--resamples", "20", *words)
    assert ran.status == 0, ran.err
    return json.loads(ran.out)


def test_json_has_the_rows_that_were_promised(annotator: Commands, project: Path) -> None:
    value = _json(annotator, project, "--layer", "entity")
    assert list(value) == ["rows", "excluded", "options"]
    assert all(list(row) == KEYS for row in value["rows"])
    assert {row["measure"] for row in value["rows"]} == set(USUAL)
    assert value["options"]["as_of"] == "first-done"
    assert value["excluded"]["skipped"] == {"entity": 1}
    many = [row for row in value["rows"] if row["b"] is None]
    assert {row["measure"] for row in many} == {"alpha"}
    assert many[0]["a"] == "Ana Ruiz, Ben Okafor, Chiyo Tanaka"


def test_a_figure_without_a_value_has_a_reason(annotator: Commands, project: Path) -> None:
    rows = _json(annotator, project, "--layer", "event", "--measure", "kappa")["rows"]
    assert all((row["value"] is None) == (row["reason"] is not None) for row in rows)
    assert {row["reason"] for row in rows if "You" in (row["a"], row["b"])} == {
        "no document that both finished"
    }


@pytest.mark.parametrize("measure", METHODS)
def test_every_measure_can_be_asked_for(annotator: Commands, project: Path, measure: Measure) -> None:
    words = ("--layer", "event", "--samples", "1", "--measure", measure.value)
    rows = _json(annotator, project, *words)["rows"]
    assert {row["measure"] for row in rows} == {measure.value}
    assert any(row["value"] is not None for row in rows)


def test_every_measure_has_a_method() -> None:
    assert set(METHODS) == set(Measure)


def test_labels_documents_and_attributes(annotator: Commands, project: Path) -> None:
    words = ("--by-label", "--by-document", "--by-attribute", "--measure", "alpha", "--layer", "claim")
    rows = _json(annotator, project, *words)["rows"]
    assert {"ASSERTION", "DEMAND", None} <= {row["label"] for row in rows}
    assert {"polarity", "certainty", None} <= {row["attribute"] for row in rows}
    documents = [row for row in rows if row["document"]]
    assert {row["documents"] for row in documents} == {1}
    assert all(row["low"] is None for row in documents)


def test_a_gate_exits_with_1_below_its_value_or_without_any(annotator: Commands, project: Path) -> None:
    words = ("agreement", project, "--layer", "entity", "--measure", "f1-exact", "--resamples", "9")
    assert annotator(*words, "--min", "f1-exact=0.8").status == 0
    assert annotator(*words, "--min", "f1-exact=0.86").status == 1
    assert annotator(*words, "--as-of", "2001-01-01", "--min", "f1-exact=0").status == 1


def test_lines_for_people(annotator: Commands, project: Path) -> None:
    ran = annotator("agreement", project, "--layer", "entity", "--resamples", "20")
    lines = ran.out.splitlines()
    assert lines[0] == "entity: Ana Ruiz, Ben Okafor (15 documents, 1,393 and 1,219 spans)"
    assert lines[1].startswith("  F1, exact")
    assert "92% of spans matched" in ran.out
    assert "left out: 1 × documents skipped (entity)" in lines
    assert lines[-1] == "each set as it was when its layer was first finished"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--measure", "f2"), "There is no measure 'f2' (there is f1-exact,"),
        (("--as-of", "soon"), "'soon' is neither first-done nor now nor a date like 2024-05-31"),
        (("--origin", "model"), "ORIGIN is manual or is left out, not 'model'"),
        (("--min", "f1-exact"), "'f1-exact' is not of the form MEASURE=VALUE"),
        (("--min", "f1-exact=high"), "'f1-exact=high' is not of the form MEASURE=VALUE"),
    ],
)
def test_what_cannot_be_measured(
    annotator: Commands, project: Path, words: tuple[str, ...], said: str
) -> None:
    assert said in annotator.refused("agreement", project, *words)


def test_a_report_stands_alone_and_is_the_same_each_time(
    annotator: Commands, project: Path, tmp_path: Path
) -> None:
    words = ("agreement", project, "--resamples", "20")
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    annotator(*words, "--report", one, "--tables", tmp_path / "a")
    annotator(*words, "--report", other, "--tables", tmp_path / "b")
    page = one.read_text(encoding="utf-8")
    assert one.read_bytes() == other.read_bytes()
    assert "http" not in page
    assert "<script" not in page
    for said in ("Made with", "Seed", "Tagset", "documents skipped", "first finished", "one to one"):
        assert said in page
    names = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert "figures.csv" in names
    assert [(tmp_path / "a" / name).read_bytes() for name in names] == [
        (tmp_path / "b" / name).read_bytes() for name in names
    ]


def test_csv_and_json_hold_the_same_rows(annotator: Commands, project: Path, tmp_path: Path) -> None:
    annotator("agreement", project, "--resamples", "20", "--tables", tmp_path)
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        value = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        assert len(rows) == len(value["rows"])
        assert not rows or list(rows[0]) == list(value["rows"][0])


def test_a_report_that_is_there_is_not_replaced_unasked(
    annotator: Commands, project: Path, tmp_path: Path
) -> None:
    out = tmp_path / "report.html"
    out.write_text("mine", encoding="utf-8")
    words = ("agreement", project, "--resamples", "2", "--report", out)
    assert "exists already" in annotator.refused(*words)
    assert annotator(*words, "--force").status == 0
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")
