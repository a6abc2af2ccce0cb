"""What the disk and the system refuse is told in a sentence, and nothing is lost."""

import _thread
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.document import Document
from annotator.domain.errors import ProjectDamaged, ProjectInUse, ProjectReadOnly, StorageFailed
from annotator.store import database, doctor, opening
from annotator.store.failures import decoding, speaking, translated
from annotator.store.project_file import ProjectFile
from tests.store.makers import add_document, add_span, make_document, new_project
from tests.store.pictures import picture


def test_a_full_disk_refuses_the_edit_and_keeps_the_rest(path: Path, file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    span = add_span(file, document, ada, (0, 4))
    before = picture(file)
    pages = file.database.pragma("page_count")
    file.database.pragma("max_page_count", int(str(pages)))
    large = make_document("".join(chr(0x4E00 + number % 20000) for number in range(100_000)))
    with pytest.raises(StorageFailed, match="The disk is full: this was not written"):
        add_document(file, ada, large)
    assert picture(file) == before
    file.database.pragma("max_page_count", 2**30)
    add_document(file, ada, large)
    found = file.sets.get(document.id, ada)
    assert found is not None
    assert found.spans == (span,)
    assert doctor.check(path).problems == []


def add_many_spans(file: ProjectFile, document: Document, author: str) -> None:
    with file.transaction():
        for _ in range(100):
            add_span(file, document, author, (0, 4))


def test_a_full_disk_is_told_from_inside_a_transaction_of_several_parts(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    file.database.pragma("max_page_count", int(str(file.database.pragma("page_count"))))
    with pytest.raises(StorageFailed, match="The disk is full"):
        add_many_spans(file, document, ada)
    file.database.pragma("max_page_count", 2**30)
    assert file.sets.get(document.id, ada) is None
    add_span(file, document, ada, (0, 4))


def test_a_file_that_was_moved_away_is_not_written_to(path: Path, file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    path.rename(path.with_name("elsewhere.annproj"))
    with pytest.raises(StorageFailed, match="was moved or replaced while it was open"):
        add_span(file, document, ada, (0, 4))


def test_a_file_held_by_another_program_is_in_use(path: Path, file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    file.database.pragma("busy_timeout", 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProjectInUse, match="held by another program"):
            add_span(file, document, ada, (0, 4))
    add_span(file, document, ada, (0, 4))


def test_a_commit_that_a_reader_holds_up_can_be_tried_again(path: Path, file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    file.database.pragma("busy_timeout", 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM head").fetchall()
        with pytest.raises(ProjectInUse, match="try again"):
            add_span(file, document, ada, (0, 4))
    assert file.sets.get(document.id, ada) is None
    span = add_span(file, document, ada, (0, 4))
    found = file.sets.get(document.id, ada)
    assert found is not None
    assert found.spans == (span,)


def test_a_reader_waits_for_a_gap_between_commits(
    path: Path, file: ProjectFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        ProjectFile.open(path, read_only=True) as reader,
    ):
        other.execute("BEGIN EXCLUSIVE")
        looks: list[None] = []

        def clock() -> float:
            looks.append(None)
            if len(looks) == 3:
                other.execute("COMMIT")
            return 0.0

        monkeypatch.setattr(database, "monotonic", clock)
        assert reader.documents.count() == 0
        assert len(looks) == 3


def test_a_reader_does_not_wait_for_ever(
    path: Path, file: ProjectFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_PATIENCE_S", -1)
    monkeypatch.setattr(database, "_GLANCE_MS", 0)
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        ProjectFile.open(path, read_only=True) as reader,
    ):
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProjectInUse, match="held by another program"):
            reader.documents.count()
        other.execute("COMMIT")
        assert reader.documents.count() == 0


def test_what_an_interrupted_write_left_is_finished_by_a_reader_that_may(path: Path) -> None:
    with new_project(path) as file, file.database.writing():
        file.database.execute("PRAGMA cache_size = 1")
        file.database.execute("PRAGMA cache_spill = 1")
        file.database.execute("UPDATE info SET value = 'x' WHERE key = 'written_by'")
        rows = [(bytes([number]) * 32, 1, bytes(4000)) for number in range(200)]
        file.database.execute("INSERT INTO text VALUES (?, ?, ?)", rows)
        content = path.read_bytes()
        journal = path.with_name(path.name + "-journal").read_bytes()
        left = path.with_name("left.annproj")
        left.write_bytes(content)
        left.with_name("left.annproj-journal").write_bytes(journal)
        file.database.execute("DELETE FROM text")
    with ProjectFile.open(left, read_only=True) as reader:
        assert reader.database.value("SELECT count(*) FROM text") == 0
    assert doctor.check(left).problems == []


def test_a_large_file_is_read_through_only_after_an_unclean_end(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with new_project(path) as file:
        add_document(file, file.id)
    content = bytearray(path.read_bytes())
    monkeypatch.setattr(opening, "SMALL", 0)
    ProjectFile.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE head SET unclean = 1")
        connection.commit()
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'link'").fetchone()[0]
    content = bytearray(path.read_bytes())
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with pytest.raises(ProjectDamaged):
        ProjectFile.open(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE head SET unclean = 0")
        connection.commit()
    with ProjectFile.open(path, read_only=True) as reader:
        assert reader.documents.count() == 1


def _error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("the system's words")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "kind", "sentence"),
    [
        (sqlite3.SQLITE_READONLY, ProjectReadOnly, "it or its folder is read-only"),
        (sqlite3.SQLITE_READONLY_ROLLBACK, ProjectReadOnly, "in the middle of a write"),
        (sqlite3.SQLITE_READONLY_DBMOVED, StorageFailed, "moved or replaced"),
        (sqlite3.SQLITE_FULL, StorageFailed, "disk is full"),
        (sqlite3.SQLITE_IOERR_WRITE, StorageFailed, "refused access"),
        (sqlite3.SQLITE_CANTOPEN, StorageFailed, "refused access"),
        (sqlite3.SQLITE_BUSY, ProjectInUse, "held by another program"),
        (sqlite3.SQLITE_CORRUPT, ProjectDamaged, "is damaged"),
        (sqlite3.SQLITE_CONSTRAINT, ProjectDamaged, "is damaged"),
    ],
)
def test_every_refusal_has_its_sentence(code: int, kind: type[Exception], sentence: str) -> None:
    error = translated(_error(code), Path("p.annproj"))
    assert type(error) is kind
    assert sentence in str(error)
    assert "p.annproj" in str(error)


def test_only_what_the_file_is_to_blame_for_is_translated() -> None:
    def told() -> None:
        with speaking(Path("p")):
            raise KeyError("a mistake of ours")

    with pytest.raises(KeyError):
        told()

    def blamed() -> None:
        with decoding(Path("p")):
            raise KeyError("registers")

    with pytest.raises(ProjectDamaged, match="cannot be decoded"):
        blamed()


def add_and_be_interrupted(file: ProjectFile, author: str) -> None:
    with file.transaction():
        add_document(file, author)
        file.database.execute("SELECT interrupt()")


def test_an_interrupt_in_a_statement_ends_what_was_begun_and_not_the_connection(
    file: ProjectFile, ada: str
) -> None:
    before = picture(file)
    file.database.raw.create_function("interrupt", 0, _thread.interrupt_main)
    with pytest.raises(KeyboardInterrupt):
        add_and_be_interrupted(file, ada)
    assert picture(file) == before
    add_document(file, ada)
    assert file.documents.count() == 1
