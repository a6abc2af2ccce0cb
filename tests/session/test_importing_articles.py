"""Article files become documents: once each, in batches, and nothing that is in a file stops the others."""

from pathlib import Path

import pytest

from annotator.articles.reading import ReadOptions
from annotator.domain.document import Document, DocumentDraft
from annotator.domain.errors import Cancelled, EditError
from annotator.domain.identity import new_id
from annotator.domain.layer import ALL_LAYERS
from annotator.domain.values import Id
from annotator.session import importing
from annotator.session.access import DirectAccess
from annotator.session.documents import document_draft
from annotator.session.import_summary import ImportSummary
from annotator.session.importing import ImportRequest, import_files, prepare_file, prepare_paths
from annotator.session.info import project_info
from annotator.session.people import ensure_annotator
from annotator.session.undo import redoable, revert, undoable
from annotator.store.project_file import ProjectFile
from tests.session.projects import add_document, new_project

AUTO = ImportRequest()
WORDS = "The harbour board met on Tuesday and moved the pier, said Ines Vale."


@pytest.fixture
def file(tmp_path: Path) -> ProjectFile:
    return new_project(tmp_path / "p.annproj")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in" / "deeper").mkdir(parents=True)
    for name in ("a", "b", "deeper/c"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"{name}: {WORDS}")
    return tmp_path / "in"


def bring(
    file: ProjectFile, *paths: Path, request: ImportRequest = AUTO, author: Id | None = None
) -> ImportSummary:
    return import_files(DirectAccess(file), prepare_paths(paths, request), request, author)


def test_a_folder_is_walked_and_a_file_named_twice_is_read_once(file: ProjectFile, folder: Path) -> None:
    summary = bring(file, folder, folder / "a.txt")
    assert summary.files == 3
    texts = [document.text for _, document in file.documents.page(-1, 10)]
    assert [text.split(":")[0] for text in texts] == ["a", "b", "deeper/c"]
    assert summary.sentence() == "3 documents added"


def test_the_same_text_is_told_and_not_stored_twice(file: ProjectFile, folder: Path) -> None:
    bring(file, folder / "a.txt")
    copy = folder / "copy.txt"
    copy.write_bytes((folder / "a.txt").read_bytes())
    summary = bring(file, folder)
    assert file.documents.count() == 3
    assert sorted(path.name for path, _ in summary.already) == ["a.txt", "copy.txt"]
    assert summary.sentence() == "2 documents added, 2 there already"


def test_a_text_that_came_with_a_dataset_is_known_too(file: ProjectFile, folder: Path) -> None:
    text = (folder / "a.txt").read_text()
    foreign = Document.from_draft(new_id(), DocumentDraft("Elsewhere", text, "en"))
    file.commit([document_draft(foreign, 0, file.id)], {foreign.sha256: text})
    summary = bring(file, folder / "a.txt")
    assert [path.name for path, _ in summary.already] == ["a.txt"]
    assert file.documents.count() == 1


def test_a_bad_file_is_listed_and_the_rest_goes_on(file: ProjectFile, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"")
    (folder / "b.xyz").write_text("x")
    summary = bring(file, folder, folder / "nosuch.txt")
    assert [(path.name, reason.split(":")[0]) for path, reason in summary.refused] == [
        ("a.txt", "a.txt is empty"),
        ("b.xyz", "b.xyz"),
        ("nosuch.txt", "nosuch.txt does not exist"),
    ]
    assert file.documents.count() == 2
    assert summary.sentence() == "2 documents added, 3 refused"


def test_projects_and_tagsets_in_a_folder_are_passed_over_unless_they_are_named(
    file: ProjectFile, tmp_path: Path, folder: Path
) -> None:
    (folder / "d.jsonl").write_text('{"text": "A row of a table, long enough to be one."}\n')
    (folder / "d.tagset.json").write_text("{}")
    (folder / "lonely.tagset.json").write_text("{}")
    new_project(folder / "q.annproj").close()
    assert [path.name for path, _ in bring(file, folder).refused] == ["lonely.tagset.json"]
    assert [path.name for path, _ in bring(file, folder / "q.annproj").refused] == ["q.annproj"]


def test_articles_are_assigned_to_whom_they_are_given(file: ProjectFile, folder: Path) -> None:
    summary = bring(file, folder / "a.txt", request=ImportRequest(annotator="  Ana  Ruiz "))
    ana = ensure_annotator(file, "Ana Ruiz")
    assert summary.author == ana.id
    (row,) = file.documents.rows(ana.id)
    assert (row.has_set, row.assigned) == (True, ALL_LAYERS)


def test_nobody_in_particular_is_the_project_itself(file: ProjectFile, folder: Path) -> None:
    assert bring(file, folder / "a.txt").author == file.id
    assert file.project.annotators() == []


def test_an_empty_name_is_refused_before_anything_is_stored(file: ProjectFile, folder: Path) -> None:
    with pytest.raises(EditError, match="needs a name"):
        bring(file, folder, request=ImportRequest(annotator="  "))
    assert file.documents.count() == 0


def test_encoding_and_language_are_taken_as_they_are_given(file: ProjectFile, folder: Path) -> None:
    (folder / "a.txt").write_bytes("café au lait".encode("cp1252"))
    options = ReadOptions(encoding="cp1252", language="fr")
    bring(file, folder / "a.txt", request=ImportRequest(options=options))
    ((_, document),) = file.documents.page(-1, 1)
    assert (document.text, document.language) == ("café au lait", "fr")


def test_what_was_normalised_is_told(file: ProjectFile, folder: Path) -> None:
    (folder / "a.txt").write_bytes(b"One line.\r\nAnother one.\r\n")
    summary = bring(file, folder / "a.txt")
    assert [note for _, note in summary.notes] == ["Line ends CRLF or CR became LF (2×)"]


def test_preparing_stores_nothing_and_shows_what_would_be(folder: Path) -> None:
    prepared = prepare_file(folder / "a.txt", ImportRequest())
    assert [draft.text for draft in prepared.drafts] == [f"a: {WORDS}"]
    assert prepare_file(folder / "nosuch.txt", ImportRequest()).drafts == ()


def test_an_unknown_format_is_a_problem_of_every_file(folder: Path) -> None:
    problem = prepare_file(folder / "a.txt", ImportRequest("bogus")).problem
    assert problem == "There is no format 'bogus' to import (there is auto, articles, jsonl)"


def test_every_border_of_a_batch_gives_the_same_documents(
    file: ProjectFile, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        (folder / f"n{number}.txt").write_text(f"{number} {WORDS}")
    monkeypatch.setattr(importing, "_BATCH_CHARACTERS", 2 * len(WORDS))
    before = file.journal.head()
    bring(file, folder)
    assert file.documents.count() == 8
    assert len({change.group for _, change in file.journal.all(before, 99)}) == 1
    assert [position for position, _ in file.documents.page(-1, 99)] == list(range(8))


@pytest.mark.parametrize("stop", [1, 2, 3])
@pytest.mark.parametrize("error", [Cancelled, KeyboardInterrupt])
def test_cancelling_takes_everything_back_and_leaves_what_was_there(
    file: ProjectFile,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    stop: int,
    error: type[BaseException],
) -> None:
    monkeypatch.setattr(importing, "_BATCH_CHARACTERS", 1)
    add_document(file)
    before = project_info(file, documents=True)

    def progress(done: int, total: int | None) -> None:
        if done == stop:
            raise error("stopped")

    request = ImportRequest(annotator="New person")
    (folder / "z.txt").write_text(WORDS)
    with pytest.raises(error):
        import_files(DirectAccess(file), prepare_paths([folder], request), request, progress=progress)
    assert project_info(file, documents=True) == before


def test_an_import_can_be_undone_and_redone_whole(file: ProjectFile, folder: Path) -> None:
    ana = ensure_annotator(file, "Ana").id
    bring(file, folder, request=ImportRequest(annotator="Ana"), author=ana)
    after = project_info(file, documents=True)
    first = file.documents.rows(None)[0].id
    undo = undoable(file, first, ana)
    assert undo is not None
    revert(file, undo, ana)
    assert file.documents.count() == 0
    redo = redoable(file, first, ana)
    assert redo is not None
    revert(file, redo, ana)
    assert project_info(file, documents=True) == after
