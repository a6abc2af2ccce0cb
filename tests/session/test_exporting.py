"""Which readings an export takes, what becomes of their labels, and that nothing is lost in silence."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import DocBin

from annotator.domain.annotation_set import Reading
from annotator.domain.document import Zone, ZoneKind
from annotator.domain.errors import Cancelled, OutputError, ProjectDamaged
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.tagset import Label, Tagset
from annotator.formats.base import ExportOptions, LossKind
from annotator.formats.jsonl import JsonlFormat
from annotator.formats.spacy_format import SpacyFormat
from annotator.session.access import DirectAccess
from annotator.session.exporting import ExportRequest, ExportResult, export, occupied, preview
from annotator.store.project_file import ProjectFile
from tests.formats.corpora import PEOPLE, TAGSET, made_document, made_id, made_reading, made_span
from tests.session.datasets import put_out, take_in, write_dataset
from tests.session.projects import new_project

TEXT = "Ines Vale of the Harbour Board said that she would sail."
ANA, ZOE, MODEL, GOLD = PEOPLE
ENTITY = frozenset({Layer.ENTITY})
NONE: frozenset[Layer] = frozenset()


@pytest.fixture
def file(tmp_path: Path) -> ProjectFile:
    return new_project(tmp_path / "p.annproj", Tagset(name="Empty"))


def project_of(file: ProjectFile, tmp_path: Path, *readings: Reading) -> None:
    take_in(file, write_dataset(tmp_path / "in.jsonl", readings))


def by(person: int, number: int = 0, **fields: Any) -> Reading:
    document = made_document(f"{number} {TEXT}")
    return made_reading(
        document,
        made_span(document.text, "PERSON", "Vale"),
        made_span(document.text, "ASSERTION", "she would sail"),
        annotator=PEOPLE[person],
        **fields,
    )


def two_of(reading: Reading, person: int, **fields: Any) -> Reading:
    """Somebody else's reading of the same document."""
    text = reading.document.text
    return made_reading(
        reading.document, made_span(text, "PERSON", "Ines Vale"), annotator=PEOPLE[person], **fields
    )


def lines(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.read_bytes().splitlines()]


def exported(file: ProjectFile, tmp_path: Path, **request: Any) -> tuple[list[str | None], ExportResult]:
    """Whose readings a JSONL export holds."""
    out = tmp_path / "out.jsonl"
    result = export(DirectAccess(file), ExportRequest(JsonlFormat(), **request), out, force=True)
    return [line["annotator"] and line["annotator"]["name"] for line in lines(out)], result


def left_out(result: ExportResult) -> list[str]:
    return [reason for _, reason in result.left_out]


@pytest.fixture
def mixed(file: ProjectFile, tmp_path: Path) -> ProjectFile:
    """A finished document of two with gold, an unfinished one, a skipped one, and one that nobody has."""
    both, doing = by(1), by(0, 1, finished=ENTITY)
    skipped = by(0, 2, skipped="not news")
    alone = Reading(made_document("Nobody's."))
    project_of(file, tmp_path, both, two_of(both, 0), two_of(both, 3), doing, skipped, alone)
    return file


@pytest.mark.parametrize("rule", [None, "all"])
def test_jsonl_takes_everything_unless_told_otherwise(
    mixed: ProjectFile, tmp_path: Path, rule: str | None
) -> None:
    people, result = exported(mixed, tmp_path, reading=rule)
    assert people == ["Ana", "Zoë 🙂", "gold", "Ana", "Ana", None]
    assert result.is_lossless


def test_done_counts_finished_layers_only(mixed: ProjectFile, tmp_path: Path) -> None:
    people, result = exported(mixed, tmp_path, status="done")
    assert people == ["Ana", "Zoë 🙂", "gold", "Ana"]
    assert left_out(result) == ["has no finished reading"] * 2
    assert [span["layer"] for span in lines(tmp_path / "out.jsonl")[3]["spans"]] == ["entity"]


@pytest.mark.parametrize(
    ("rule", "people", "reasons"),
    [
        ("gold", ["gold"], ["has no gold"] * 3),
        ("Ana", ["Ana", "Ana", "Ana"], ["has no reading by Ana"]),
        ("Zoë 🙂", ["Zoë 🙂"], ["has no reading by Zoë 🙂"] * 3),
        ("Zoe\u0308 🙂,Ana", ["Ana", "Zoë 🙂", "Ana", "Ana"], ["has no reading by Zoe\u0308 🙂, Ana"]),
        ("gold-then:Ana", ["gold", "Ana", "Ana"], ["has no gold"]),
    ],
)
def test_a_rule_chooses_and_what_it_leaves_out_is_listed(
    mixed: ProjectFile, tmp_path: Path, rule: str, people: list[str], reasons: list[str]
) -> None:
    found, result = exported(mixed, tmp_path, reading=rule)
    assert found == people
    assert left_out(result) == reasons
    assert not result.is_lossless


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("Nobody", r"No annotator is called 'Nobody' \(there is Ana, Zoë 🙂, gold\)"),
        ("Ana,Nobody", "called 'Nobody'"),
        (" , ", "needs the name"),
        ("gold-then:", "needs the name"),
    ],
)
def test_a_rule_that_names_nobody_is_refused(
    mixed: ProjectFile, tmp_path: Path, rule: str, words: str
) -> None:
    with pytest.raises(OutputError, match=words):
        exported(mixed, tmp_path, reading=rule)


def test_an_empty_project_has_nobody_to_name(file: ProjectFile, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="there is nobody yet"):
        exported(file, tmp_path, reading="Ana")


def spacy_texts(out: Path) -> dict[str, Counter[str]]:
    """The documents of a spaCy export, by the number they begin with, with their entities' labels."""
    bins = [DocBin().from_disk(path) for path in sorted(out.rglob("*.spacy"))]
    docs = [doc for each in bins for doc in each.get_docs(spacy.blank("en").vocab)]
    return {doc[0].text: Counter(entity.text for entity in doc.ents) for doc in docs}


def put_spacy(file: ProjectFile, out: Path, **request: Any) -> ExportResult:
    return export(DirectAccess(file), ExportRequest(SpacyFormat(), **request), out)


def test_spacy_takes_the_gold_else_the_only_finished_set(mixed: ProjectFile, tmp_path: Path) -> None:
    result = put_spacy(mixed, tmp_path / "out")
    assert spacy_texts(tmp_path / "out") == {"0": Counter(["Ines Vale"]), "1": Counter(["Vale"])}
    assert left_out(result) == ["has no finished reading"] * 2


def test_spacy_leaves_out_and_lists_what_has_several_readings(file: ProjectFile, tmp_path: Path) -> None:
    both = by(0)
    project_of(file, tmp_path, both, two_of(both, 1), by(1, 1, finished=NONE))
    result = put_spacy(file, tmp_path / "out")
    assert left_out(result) == [
        "has 2 readings, of which the format holds one",
        "has no finished reading",
    ]
    assert spacy_texts(tmp_path / "out") == {}


def test_spacy_with_a_name_takes_that_reading(file: ProjectFile, tmp_path: Path) -> None:
    both = by(0)
    project_of(file, tmp_path, both, two_of(both, 1))
    assert put_spacy(file, tmp_path / "ana", reading="Ana").is_lossless
    assert spacy_texts(tmp_path / "ana") == {"0": Counter(["Vale"])}
    put_spacy(file, tmp_path / "zoe", reading="gold-then:Zoë 🙂")
    assert spacy_texts(tmp_path / "zoe") == {"0": Counter(["Ines Vale"])}


def test_spacy_takes_unfinished_work_when_asked(file: ProjectFile, tmp_path: Path) -> None:
    project_of(file, tmp_path, by(0, 0, finished=NONE))
    assert put_spacy(file, tmp_path / "out", status="any").is_lossless
    assert list(spacy_texts(tmp_path / "out")) == ["0"]


def test_only_some_layers(file: ProjectFile, tmp_path: Path) -> None:
    project_of(file, tmp_path, by(0))
    options = ExportOptions(layers=frozenset({Layer.CLAIM}))
    _, result = exported(file, tmp_path, options=options)
    (line,) = lines(tmp_path / "out.jsonl")
    assert (line["assigned"], line["finished"]) == (["claim"], ["claim"])
    assert [span["layer"] for span in line["spans"]] == ["claim"]
    assert result.report.spans == Counter({(Layer.CLAIM, "Behauptung"): 1})


def labels(out: Path) -> Counter[str]:
    return Counter(span["label"] for line in lines(out) for span in line["spans"])


def test_a_label_is_renamed_by_key_or_name(file: ProjectFile, tmp_path: Path) -> None:
    project_of(file, tmp_path, by(0))
    for word in ("ASSERTION", "Behauptung"):
        exported(file, tmp_path, renames={word: "Claim"})
        assert labels(tmp_path / "out.jsonl") == Counter({"Person": 1, "Claim": 1})
    names = {label["key"]: label["name"] for label in tagset_beside(tmp_path / "out.jsonl")["labels"]}
    assert (names["ASSERTION"], names["PERSON"]) == ("Claim", "Person")


def tagset_beside(out: Path) -> dict[str, Any]:
    return json.loads(out.with_name(f"{out.stem}.tagset.json").read_bytes())


def test_two_labels_are_merged_into_one_that_is_there(file: ProjectFile, tmp_path: Path) -> None:
    document = made_document(TEXT)
    spans = [made_span(TEXT, "ORG", "Harbour Board"), made_span(TEXT, "PERSON", "Vale")]
    claim = made_span(TEXT, "ASSERTION", "she would sail")
    links = [Link(made_id(), "claimer", claim.id, span.id) for span in spans]
    project_of(file, tmp_path, made_reading(document, *spans, claim, links=links))
    _, result = exported(file, tmp_path, renames={"ORG": "Person"})
    assert labels(tmp_path / "out.jsonl") == Counter({"Person": 2, "Behauptung": 1})
    tagset = tagset_beside(tmp_path / "out.jsonl")
    assert "ORG" not in [label["key"] for label in tagset["labels"]]
    assert tagset["roles"][0]["frames"][0]["fillers"] == ["PERSON"]
    assert result.report.links == 2
    again = new_project(tmp_path / "again.annproj", Tagset(name="Empty"))
    summary = take_in(again, tmp_path / "out.jsonl")
    assert summary.notes == [(tmp_path / "out.jsonl", "The project takes its tagset, Test version 3")]


def test_two_labels_are_merged_into_a_new_one(file: ProjectFile, tmp_path: Path) -> None:
    project_of(file, tmp_path, made_reading(made_document(TEXT), made_span(TEXT, "ORG", "Board"), by_vale()))
    exported(file, tmp_path, renames={"ORG": "NAME", "PERSON": "NAME"})
    assert labels(tmp_path / "out.jsonl") == Counter({"NAME": 2})


def by_vale() -> Span:
    return made_span(TEXT, "PERSON", "Vale")


def test_a_key_means_its_label_also_where_another_ones_name_is_the_same(
    file: ProjectFile, tmp_path: Path
) -> None:
    twin = Label(key="OTHER", layer=Layer.ENTITY, name="PERSON")
    tagset = TAGSET.model_copy(update={"labels": (*TAGSET.labels, twin)})
    take_in(file, write_dataset(tmp_path / "in.jsonl", [by(0)], tagset))
    exported(file, tmp_path, renames={"PERSON": "X"})
    names = {label["key"]: label["name"] for label in tagset_beside(tmp_path / "out.jsonl")["labels"]}
    assert (names["PERSON"], names["OTHER"]) == ("X", "PERSON")


def test_names_of_two_layers_do_not_meet(file: ProjectFile, tmp_path: Path) -> None:
    project_of(file, tmp_path, by(0))
    exported(file, tmp_path, renames={"PERSON": "X", "ASSERTION": "X"})
    found = [(span["layer"], span["label"]) for span in lines(tmp_path / "out.jsonl")[0]["spans"]]
    assert found == [("entity", "X"), ("claim", "X")]
    assert len(tagset_beside(tmp_path / "out.jsonl")["labels"]) == len(TAGSET.labels)


def test_a_dropped_label_takes_its_spans_and_links_along_and_is_counted(
    file: ProjectFile, tmp_path: Path
) -> None:
    person, claim = by_vale(), made_span(TEXT, "ASSERTION", "she would sail")
    links = [Link(made_id(), "claimer", claim.id, person.id), Link(made_id(), "claimer", claim.id, None)]
    project_of(file, tmp_path, made_reading(made_document(TEXT), person, claim, links=links))
    _, result = exported(file, tmp_path, drops=frozenset({"Person"}))
    assert result.dropped == 1
    assert labels(tmp_path / "out.jsonl") == Counter({"Behauptung": 1})
    assert [link["target"] for link in lines(tmp_path / "out.jsonl")[0]["links"]] == [None]
    assert "PERSON" not in [label["key"] for label in tagset_beside(tmp_path / "out.jsonl")["labels"]]


def test_a_label_that_stood_for_an_earlier_one_may_go(file: ProjectFile, tmp_path: Path) -> None:
    old = TAGSET.labels[1].model_copy(update={"replaced_by": "PERSON"})
    tagset = TAGSET.model_copy(update={"labels": (TAGSET.labels[0], old, *TAGSET.labels[2:])})
    take_in(file, write_dataset(tmp_path / "in.jsonl", [by(0)], tagset))
    exported(file, tmp_path, drops=frozenset({"PERSON"}))
    kept = {
        label["key"]: label.get("replaced_by") for label in tagset_beside(tmp_path / "out.jsonl")["labels"]
    }
    assert kept["ORG"] is None
    exported(file, tmp_path, renames={"PERSON": "Human"})
    kept = {
        label["key"]: label.get("replaced_by") for label in tagset_beside(tmp_path / "out.jsonl")["labels"]
    }
    assert kept["ORG"] == "PERSON"


@pytest.mark.parametrize("request_", [{"renames": {"X": "Y"}}, {"drops": frozenset({"X"})}])
def test_a_label_that_is_not_there_is_refused(
    file: ProjectFile, tmp_path: Path, request_: dict[str, Any]
) -> None:
    with pytest.raises(OutputError, match="The tagset Empty has no label 'X'"):
        exported(file, tmp_path, **request_)


def parts(out: Path) -> dict[str, str]:
    return {line["id"]: path.stem for path in sorted(out.glob("*.jsonl")) for line in lines(path)}


def test_all_readings_of_a_document_share_a_part_and_adding_documents_moves_none(
    file: ProjectFile, tmp_path: Path
) -> None:
    def readings(first: int) -> list[Reading]:
        made = [by(0, number) for number in range(first, first + 20)]
        return [each for reading in made for each in (reading, two_of(reading, 1))]

    options = ExportOptions(split=(80, 10, 10))
    take_in(file, write_dataset(tmp_path / "a.jsonl", readings(0)))
    put_out(file, tmp_path / "before", options=options)
    take_in(file, write_dataset(tmp_path / "b.jsonl", readings(20)))
    put_out(file, tmp_path / "after", options=options)
    before, after = parts(tmp_path / "before"), parts(tmp_path / "after")
    assert len(before) == 20
    assert {document: after[document] for document in before} == before
    assert set(after.values()) > {"train"}
    ids = [line["id"] for path in (tmp_path / "after").glob("*.jsonl") for line in lines(path)]
    assert Counter(ids) == dict.fromkeys(after, 2)


def test_boilerplate_is_left_out_and_counted_and_the_text_stays_whole(
    file: ProjectFile, tmp_path: Path
) -> None:
    zone = Zone(0, 9, ZoneKind.BOILERPLATE)
    document = made_document(TEXT, zones=(zone,))
    project_of(file, tmp_path, made_reading(document, by_vale(), made_span(TEXT, "ORG", "Board")))
    _, result = exported(file, tmp_path, options=ExportOptions(exclude_boilerplate=True))
    (line,) = lines(tmp_path / "out.jsonl")
    assert line["text"] == TEXT
    assert [span["text"] for span in line["spans"]] == ["Board"]
    assert result.report.losses_by_kind() == Counter({LossKind.BOILERPLATE: 1})
    assert not result.is_lossless


def test_what_stands_there_is_refused_unless_forced(file: ProjectFile, tmp_path: Path) -> None:
    project_of(file, tmp_path, by(0))
    put_out(file, tmp_path / "out.jsonl")
    with pytest.raises(OutputError, match=r"out\.jsonl exists already"):
        put_out(file, tmp_path / "out.jsonl")
    (tmp_path / "out.jsonl").unlink()
    (tmp_path / "out.tagset.json").write_text("mine")
    with pytest.raises(OutputError, match=r"out\.tagset\.json exists already"):
        put_out(file, tmp_path / "out.jsonl")
    assert (tmp_path / "out.tagset.json").read_text() == "mine"
    exported(file, tmp_path)
    assert tagset_beside(tmp_path / "out.jsonl")["name"] == "Test"


def test_a_folder_that_stands_there_is_refused_unless_forced(file: ProjectFile, tmp_path: Path) -> None:
    project_of(file, tmp_path, by(0))
    request = ExportRequest(SpacyFormat())
    assert occupied(request, tmp_path / "out") == []
    put_spacy(file, tmp_path / "out")
    assert occupied(request, tmp_path / "out") == [tmp_path / "out"]
    with pytest.raises(OutputError, match="out exists already"):
        put_spacy(file, tmp_path / "out")
    export(DirectAccess(file), request, tmp_path / "out", force=True)


def test_the_project_itself_is_never_replaced(file: ProjectFile, tmp_path: Path) -> None:
    project_of(file, tmp_path, by(0))
    (tmp_path / "link.annproj").symlink_to(file.path)
    for out in (file.path, tmp_path / "link.annproj"):
        with pytest.raises(OutputError, match="is the project itself"):
            export(DirectAccess(file), ExportRequest(JsonlFormat()), out, force=True)
    assert file.documents.count() == 1


def test_a_preview_tells_the_same_and_writes_nothing(mixed: ProjectFile, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    for format_ in (JsonlFormat(), SpacyFormat()):
        told = preview(DirectAccess(mixed), ExportRequest(format_))
        assert sorted(tmp_path.iterdir()) == before
        made = export(DirectAccess(mixed), ExportRequest(format_), tmp_path / "made", force=True)
        assert (told.left_out, told.report.spans, told.report.losses) == (
            made.left_out,
            made.report.spans,
            made.report.losses,
        )
        for path in tmp_path.glob("made*"):
            if path.is_file():
                path.unlink()


def test_a_cancelled_export_leaves_what_stood_there(mixed: ProjectFile, tmp_path: Path) -> None:
    exported(mixed, tmp_path)
    before = (tmp_path / "out.jsonl").read_bytes()

    def progress(done: int, total: int | None) -> None:
        if done == 3:
            raise Cancelled("stopped")

    request = ExportRequest(JsonlFormat(), reading="Ana")
    with pytest.raises(Cancelled):
        export(DirectAccess(mixed), request, tmp_path / "out.jsonl", force=True, progress=progress)
    assert (tmp_path / "out.jsonl").read_bytes() == before
    assert sorted(path.name for path in tmp_path.glob("*out*")) == ["out.jsonl", "out.tagset.json"]


def test_the_manifest_tells_how_the_readings_were_chosen(mixed: ProjectFile, tmp_path: Path) -> None:
    put_spacy(
        mixed, tmp_path / "out", reading="gold-then:Ana", renames={"ORG": "Org"}, drops=frozenset({"MENTION"})
    )
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    assert manifest["options"]["reading"] == "gold-then:Ana"
    assert manifest["options"]["status"] == "done"
    assert manifest["options"]["map"] == {"ORG": "Org"}
    assert manifest["options"]["drop"] == ["MENTION"]


def test_all_layers_are_what_nobody_restricts(file: ProjectFile, tmp_path: Path) -> None:
    project_of(file, tmp_path, by(0, 0, finished=ALL_LAYERS))
    _, result = exported(file, tmp_path, status="done")
    assert result.report.spans.total() == 2


def test_a_span_that_does_not_stand_on_its_words_is_never_written(file: ProjectFile, tmp_path: Path) -> None:
    project_of(file, tmp_path, by(0))
    file.database.execute("UPDATE span SET start = start - 1")
    request = ExportRequest(JsonlFormat())
    with pytest.raises(ProjectDamaged, match="does not stand at"):
        export(DirectAccess(file), request, tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()
