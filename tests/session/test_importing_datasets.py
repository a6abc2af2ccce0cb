"""Datasets keep their identities and their annotators, add what is new, and come in whole or not at all."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.annotation_set import Reading
from annotator.domain.annotator import AnnotatorKind
from annotator.domain.document import Document, DocumentDraft
from annotator.domain.errors import AnnotatorError, Cancelled, StorageFailed, UndoBlocked
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.tagset import Label, Tagset
from annotator.formats.base import ExportOptions
from annotator.formats.jsonl import JsonlFormat
from annotator.session import datasets_in, edits, undo
from annotator.session.access import DirectAccess
from annotator.session.desk import own_desk
from annotator.session.importing import ImportRequest, import_files, prepare_paths
from annotator.session.info import project_info
from annotator.session.people import ensure_annotator
from annotator.session.tagsets import write_tagset
from annotator.session.undo import Reversal, revert
from annotator.store.project_file import ProjectFile
from tests.formats.corpora import PEOPLE, TAGSET, made_document, made_reading, made_span
from tests.session.datasets import change_lines, take_in, write_dataset
from tests.session.projects import add_document, new_project

TEXT = "Ines 😀 Vale of the Harbour Board said no."
ANA, ZOE, MODEL, GOLD = PEOPLE


@pytest.fixture
def file(tmp_path: Path) -> ProjectFile:
    return new_project(tmp_path / "p.annproj", Tagset(name="Empty"))


def a_reading(document: Document | None = None, person: int = 0, word: str = "Vale") -> Reading:
    document = document or made_document(TEXT)
    return made_reading(document, made_span(document.text, "PERSON", word), annotator=PEOPLE[person])


def test_an_empty_project_takes_the_tagset_of_the_dataset_and_tells(
    file: ProjectFile, tmp_path: Path
) -> None:
    summary = take_in(file, write_dataset(tmp_path / "d.jsonl", [a_reading()]))
    assert file.project.tagset() == TAGSET
    assert [note for _, note in summary.notes] == ["The project takes its tagset, Test version 3"]
    assert summary.sentence() == "1 document added, 1 span"


def test_a_project_with_documents_keeps_its_tagset_and_takes_new_labels_in(
    file: ProjectFile, tmp_path: Path
) -> None:
    add_document(file)
    own = Tagset(name="Own", version=4, labels=(Label(key="PERSON", layer=Layer.ENTITY, name="Person"),))
    write_tagset(file, file.id, own)
    text = made_document(TEXT)
    board = made_span(TEXT, "ORG", "Board", attributes={"quoted": True})
    other = made_reading(text, made_span(TEXT, "PERSON", "Vale"), board)
    summary = take_in(file, write_dataset(tmp_path / "d.jsonl", [other]))
    now = file.project.tagset()
    assert (now.name, now.version, [label.key for label in now.labels]) == ("Own", 5, ["PERSON", "ORG"])
    assert [note for _, note in summary.notes] == [
        "Labels added to the tagset: ORG",
        "Attributes added to the tagset: Quoted",
    ]


def test_labels_that_turn_up_late_go_into_the_same_version(
    file: ProjectFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datasets_in, "_BATCH", 1)
    add_document(file)
    labels = ["PERSON", "ORG", "PERSON", "MENTION"]
    readings = [
        made_reading(made_document(f"a {n}"), made_span("a", each, "a")) for n, each in enumerate(labels)
    ]
    take_in(file, write_dataset(tmp_path / "d.jsonl", readings))
    assert file.project.tagset().version == 2
    assert [label.key for label in file.project.tagset().labels] == ["PERSON", "ORG", "MENTION"]


def test_the_same_dataset_twice_adds_nothing(file: ProjectFile, tmp_path: Path) -> None:
    document = made_document(TEXT)
    readings = [a_reading(document), a_reading(document, 1), Reading(made_document("Nobody's."))]
    dataset = write_dataset(tmp_path / "d.jsonl", readings)
    take_in(file, dataset)
    before = (file.journal.head(), project_info(file, documents=True))
    summary = take_in(file, dataset)
    assert (file.journal.head(), project_info(file, documents=True)) == before
    assert summary.sentence() == "0 documents added, 3 there already"


def test_what_a_set_has_not_yet_is_added_to_it(file: ProjectFile, tmp_path: Path) -> None:
    document = made_document(TEXT)
    first = a_reading(document)
    assert first.work is not None
    take_in(file, write_dataset(tmp_path / "d.jsonl", [first]))
    grown = made_reading(document, *first.work.spans, made_span(TEXT, "ORG", "Board"))
    summary = take_in(file, write_dataset(tmp_path / "e.jsonl", [grown]))
    assert (summary.spans, len(summary.already)) == (1, 1)
    assert project_info(file)["labels"] == {"ORG": 1, "PERSON": 1}


def test_a_known_document_with_another_text_is_refused_and_the_rest_goes_on(
    file: ProjectFile, tmp_path: Path
) -> None:
    there = made_document(TEXT)
    take_in(file, write_dataset(tmp_path / "d.jsonl", [a_reading(there)]))
    other = Document.from_draft(there.id, made_draft("Another text of Vale."))
    summary = take_in(
        file, write_dataset(tmp_path / "e.jsonl", [a_reading(other), a_reading(made_document("New Vale"))])
    )
    assert [reason for _, reason in summary.refused] == ["“A title” is there already with another text"]
    assert file.documents.text(there.id) == TEXT
    assert file.documents.count() == 2


def made_draft(text: str) -> DocumentDraft:
    return DocumentDraft("A title", text, "en")


def test_links_come_along_and_are_counted(file: ProjectFile, tmp_path: Path) -> None:
    claim, person = made_span(TEXT, "ASSERTION", "said no"), made_span(TEXT, "PERSON", "Vale")
    link = Link(new_id(), "claimer", claim.id, person.id)
    reading = made_reading(made_document(TEXT), claim, person, links=[link])
    summary = take_in(file, write_dataset(tmp_path / "d.jsonl", [reading]))
    assert summary.sentence() == "1 document added, 2 spans, 1 link"


def test_equal_texts_in_a_dataset_stay_apart(file: ProjectFile, tmp_path: Path) -> None:
    one, other = made_document(TEXT), made_document(TEXT)
    take_in(file, write_dataset(tmp_path / "d.jsonl", [a_reading(one), a_reading(other)]))
    assert [row.id for row in file.documents.rows(None)] == [one.id, other.id]


def test_annotators_come_along_with_their_kinds(file: ProjectFile, tmp_path: Path) -> None:
    document = made_document(TEXT)
    take_in(file, write_dataset(tmp_path / "d.jsonl", [a_reading(document, number) for number in range(4)]))
    kinds = {person.name: person.kind for person in file.project.annotators()}
    assert kinds == {person.name: person.kind for person in PEOPLE}
    assert kinds["gold"] is AnnotatorKind.GOLD


def test_annotations_that_nobody_signed_become_those_of_whom_is_named(
    file: ProjectFile, tmp_path: Path
) -> None:
    dataset = write_dataset(tmp_path / "d.jsonl", [a_reading()])
    change_lines(dataset, lambda line: line.update(annotator=None))
    summary = take_in(file, dataset, annotator="Ben")
    assert [(row["name"], row["spans"]) for row in project_info(file)["annotators"]] == [("Ben", 1)]
    assert summary.spans == 1


def test_annotations_that_nobody_signed_are_left_out_and_told(file: ProjectFile, tmp_path: Path) -> None:
    dataset = write_dataset(tmp_path / "d.jsonl", [a_reading()])
    change_lines(dataset, lambda line: line.update(annotator=None))
    summary = take_in(file, dataset)
    assert summary.notes[-1][1] == "Annotations without an annotator were left out; say whose they are (1×)"
    assert project_info(file)["annotators"] == []
    assert file.documents.count() == 1


def test_signed_annotations_stay_with_who_signed_them(file: ProjectFile, tmp_path: Path) -> None:
    take_in(file, write_dataset(tmp_path / "d.jsonl", [a_reading()]), annotator="Ben")
    spans = {row["name"]: row["spans"] for row in project_info(file)["annotators"]}
    assert spans == {"Ana": 1, "Ben": 0}


def test_what_a_reader_notes_is_in_the_summary(file: ProjectFile, tmp_path: Path) -> None:
    dataset = write_dataset(tmp_path / "d.jsonl", [a_reading()])
    change_lines(dataset, lambda line: line["spans"][0].update(text="not there"))
    summary = take_in(file, dataset)
    assert any("is left out" in note for _, note in summary.notes)
    assert summary.spans == 0


def test_metadata_without_a_value_is_left_out_and_told(file: ProjectFile, tmp_path: Path) -> None:
    metas = [{"site": None, "page": {"of": None}}, {"site": None, "desk": None}, {"site": "example"}]
    documents = [replace(made_document(f"{TEXT} {meta}"), meta=meta) for meta in metas]
    summary = take_in(file, write_dataset(tmp_path / "d.jsonl", [a_reading(each) for each in documents]))
    kept = [file.documents.get(document.id).meta for document in documents]
    assert kept == [{"page": {"of": None}}, {}, {"site": "example"}]
    assert [note for _, note in summary.notes][1:] == ["Metadata without a value was left out: desk, site"]


def test_every_border_of_a_batch_gives_the_same_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    documents = [made_document(f"Vale {number}") for number in range(4)]
    readings = [a_reading(document, person) for document in documents for person in range(2)]
    dataset = write_dataset(tmp_path / "d.jsonl", readings)
    found: list[object] = []
    for size in (1, 2, 3, 100):
        monkeypatch.setattr(datasets_in, "_BATCH", size)
        with new_project(tmp_path / f"{size}.annproj", TAGSET) as file:
            summary = take_in(file, dataset)
            info = project_info(file, documents=True)
            del info["project"], info["name"]
            found.append((info, summary.sentence()))
    assert all(each == found[0] for each in found)


def break_line(dataset: Path, number: int) -> None:
    lines = dataset.read_bytes().splitlines()
    lines[number] = b"{broken"
    dataset.write_bytes(b"\n".join(lines))


def test_a_dataset_that_breaks_off_is_refused_whole_and_the_others_come_in(
    file: ProjectFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datasets_in, "_BATCH", 1)
    before = project_info(file, documents=True)
    bad = write_dataset(tmp_path / "bad.jsonl", [a_reading(person=1), a_reading(), a_reading()])
    break_line(bad, 2)
    summary = take_in(file, bad)
    assert [reason.split(":")[0] for _, reason in summary.refused] == ["bad.jsonl, line 3"]
    assert summary.sentence() == "0 documents added, 1 refused"
    assert project_info(file, documents=True) == before
    good = write_dataset(tmp_path / "good.jsonl", [a_reading()])
    assert take_in(file, good, bad).sentence() == "1 document added, 1 span, 1 refused"
    assert [row["name"] for row in project_info(file)["annotators"]] == ["Ana"]


def test_what_somebody_works_on_already_stays_and_is_told(
    file: ProjectFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(datasets_in, "_BATCH", 1)
    document = made_document(TEXT)
    bad = write_dataset(tmp_path / "bad.jsonl", [a_reading(document), a_reading(), a_reading()])
    break_line(bad, 2)

    def progress(done: int, total: int | None) -> None:
        if file.documents.count() == 1 and not file.sets.get(document.id, mine.id):
            edits.add_span(file, own_desk(document.id, mine.id), Layer.ENTITY, "ORG", [(0, 4)])

    mine = ensure_annotator(file, "Me")
    request = ImportRequest()
    summary = import_files(DirectAccess(file), prepare_paths([bad], request), request, progress=progress)
    (reason,) = [reason for _, reason in summary.refused]
    assert (
        "; what stands before that stays in the project. Cannot undo the import: work of somebody else"
        in reason
    )
    assert file.documents.count() == 2


def test_a_broken_tagset_refuses_the_dataset(file: ProjectFile, tmp_path: Path) -> None:
    dataset = write_dataset(tmp_path / "d.jsonl", [a_reading()])
    (tmp_path / "d.tagset.json").write_text("{}")
    assert [path for path, _ in take_in(file, dataset).refused] == [dataset]
    assert file.documents.count() == 0


@pytest.mark.parametrize("empty", [True, False])
def test_cancelling_takes_documents_sets_annotators_and_tagset_back(
    file: ProjectFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty: bool
) -> None:
    monkeypatch.setattr(datasets_in, "_BATCH", 1)
    monkeypatch.setattr(undo, "_PIECE", 2)
    known = made_document(TEXT)
    if not empty:
        take_in(file, write_dataset(tmp_path / "first.jsonl", [a_reading(known)], Tagset(name="Empty")))
    before = project_info(file, documents=True)
    readings = [a_reading(known, 1), a_reading(person=2), a_reading(person=3), a_reading()]
    dataset = write_dataset(tmp_path / "d.jsonl", readings)
    done: list[int] = []

    def progress(_: int, total: int | None) -> None:
        done.append(file.documents.count())
        if len(done) == 4:
            raise Cancelled("stopped")

    request = ImportRequest(annotator="Somebody new")
    with pytest.raises(Cancelled):
        import_files(DirectAccess(file), prepare_paths([dataset], request), request, progress=progress)
    assert done[-1] > done[0]
    assert project_info(file, documents=True) == before


def test_undoing_an_import_spares_an_annotator_who_went_on_working_elsewhere(tmp_path: Path) -> None:
    file = new_project(tmp_path / "p.annproj", TAGSET)
    elsewhere = add_document(file)
    take_in(file, write_dataset(tmp_path / "d.jsonl", [a_reading(), a_reading(person=1)]))
    ana = ensure_annotator(file, "Ana").id
    edits.add_span(file, own_desk(elsewhere, ana), Layer.ENTITY, "PERSON", [(0, 1)])
    added = file.journal.of_document(file.documents.rows(None)[1].id)[-1]
    revert(file, Reversal(added, "the import", past_sitting=False), file.id)
    assert [(person.name) for person in file.project.annotators()] == ["Ana"]
    assert file.documents.count() == 1


def test_a_later_tagset_blocks_undoing_the_import_that_brought_the_earlier_one(
    file: ProjectFile, tmp_path: Path
) -> None:
    take_in(file, write_dataset(tmp_path / "d.jsonl", [a_reading()]))
    added = file.journal.of_document(file.documents.rows(None)[0].id)[-1]
    write_tagset(file, file.id, TAGSET.model_copy(update={"version": 9}))
    with pytest.raises(UndoBlocked, match="change the tagset Test came later"):
        revert(file, Reversal(added, "the import", past_sitting=False), file.id)


def test_a_folder_that_is_a_dataset_is_read_as_one_with_its_tagset(file: ProjectFile, tmp_path: Path) -> None:
    readings = [a_reading(made_document(f"Vale {number}")) for number in range(9)]
    out = tmp_path / "split"
    JsonlFormat().write(readings, 9, TAGSET, out, ExportOptions(split=(1, 1, 1)))
    summary = take_in(file, out)
    assert (summary.files, len(summary.added), summary.refused) == (1, 9, [])
    assert file.project.tagset() == TAGSET


def test_a_dataset_read_as_articles_gives_its_texts_alone(file: ProjectFile, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_dataset(folder / "train.jsonl", [a_reading()])
    request = ImportRequest("articles")
    summary = import_files(DirectAccess(file), prepare_paths([folder], request), request)
    assert (summary.spans, len(summary.added)) == (0, 1)


def test_ids_that_are_no_uuids_are_mapped_and_kept(file: ProjectFile, tmp_path: Path) -> None:
    dataset = write_dataset(tmp_path / "d.jsonl", [a_reading()])
    change_lines(dataset, lambda line: line.update(id="doc-1"))
    change_lines(dataset, lambda line: line["spans"][0].update(id="T1"))
    take_in(file, dataset)
    ((_, document),) = file.documents.page(-1, 1)
    assert document.meta["source_id"] == "doc-1"
    ((_, (work,)),) = file.sets.of_documents([document.id]).items()
    assert work.spans[0].source_id == "T1"
    assert take_in(file, dataset).sentence() == "0 documents added, 1 there already"


def test_a_store_that_cannot_write_is_not_the_fault_of_a_file(file: ProjectFile, tmp_path: Path) -> None:
    dataset = write_dataset(tmp_path / "d.jsonl", [a_reading()])
    file.close()
    with (
        ProjectFile.open(tmp_path / "p.annproj", read_only=True) as reader,
        pytest.raises(AnnotatorError, match="open for reading only"),
    ):
        take_in(reader, dataset)


def fill_the_disk(file: ProjectFile, spare: int) -> None:
    """From now on the project may grow by a few pages only."""
    pages = int(str(file.database.pragma("page_count")))
    file.database.pragma("max_page_count", pages + spare)


@pytest.mark.parametrize(("spare", "left"), [(50, 0), (0, 40)])
def test_a_disk_that_fills_takes_the_import_back_or_says_what_stays(
    file: ProjectFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spare: int, left: int
) -> None:
    monkeypatch.setattr(datasets_in, "_BATCH", 10)
    small = [a_reading(made_document(f"Vale {number}")) for number in range(40)]
    large = a_reading(made_document("Vale " + "".join(chr(0x4E00 + number) for number in range(20_000)) * 9))
    dataset = write_dataset(tmp_path / "d.jsonl", [*small, large])
    stored: list[int] = []

    def progress(_: int, total: int | None) -> None:
        stored.append(file.documents.count())
        if stored[-1] == 40:
            fill_the_disk(file, spare)

    request = ImportRequest()
    with pytest.raises(StorageFailed) as caught:
        import_files(DirectAccess(file), prepare_paths([dataset], request), request, progress=progress)
    assert str(caught.value).startswith("The disk is full: this was not written to")
    assert ("stays, in 40 documents; importing the same files again" in str(caught.value)) == bool(left)
    assert file.documents.count() == left
    file.database.pragma("max_page_count", 2**30)
    assert take_in(file, dataset).sentence().startswith(f"{41 - left} document")
    assert file.documents.count() == 41


def test_one_span_id_in_two_documents_is_two_spans(file: ProjectFile, tmp_path: Path) -> None:
    dataset = write_dataset(tmp_path / "d.jsonl", [a_reading()])
    line = json.loads(dataset.read_bytes())
    dataset.write_text(json.dumps(line) + "\n" + json.dumps(line | {"id": new_id()}) + "\n")
    take_in(file, dataset)
    assert project_info(file)["spans"]["entity"] == 2
