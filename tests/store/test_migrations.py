"""Formats come and go; files of all of them open."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import ProjectReadOnly, StorageFailed
from annotator.store import doctor, migrations, tables
from annotator.store.copying import backup_folder
from annotator.store.database import Database
from annotator.store.migrations import FORMAT, STEPS, Execute, Migration, migrate, schema_of
from annotator.store.project_file import ProjectFile
from tests.store.makers import new_project

SAMPLES = Path(__file__).parents[1] / "projects"


class SecondFormat:
    """What the next format might do."""

    version = FORMAT + 1
    min_reader = "7.0"
    reads_before = False

    def apply(self, execute: Execute) -> None:
        execute("ALTER TABLE document ADD COLUMN kind TEXT")
        execute("UPDATE document SET kind = 'news'")


class BrokenFormat:
    version = FORMAT + 1
    min_reader = "7.0"
    reads_before = False

    def apply(self, execute: Execute) -> None:
        SecondFormat().apply(execute)
        execute("UPDATE no_table SET kind = 1")


NEXT: tuple[Migration, ...] = (*STEPS, SecondFormat())
BROKEN: tuple[Migration, ...] = (*STEPS, BrokenFormat())


@pytest.fixture
def made(path: Path) -> Path:
    new_project(path).close()
    return path


def run(path: Path, steps: Sequence[Migration], mode: str = "rw") -> None:
    with closing(Database(path, mode)) as database:
        migrate(database, steps)


def columns(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[1] for row in connection.execute("PRAGMA table_info(document)")}


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_the_tables_for_queries_are_those_of_the_latest_format() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in STEPS:
            step.apply(connection.execute)
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
        assert names == set(tables.METADATA.tables)
        for table in tables.METADATA.tables.values():
            made = connection.execute(f"PRAGMA table_info({table.name})").fetchall()
            assert [row[1] for row in made] == [column.name for column in table.columns]
            keys = {row[1] for row in made if row[5]}
            assert keys == {column.name for column in table.primary_key.columns}
            needed = {row[1] for row in made if row[3]}
            assert needed == {column.name for column in table.columns if not column.nullable}


def test_every_format_ever_released_opens(tmp_path: Path) -> None:
    samples = sorted(SAMPLES.glob("*.annproj"))
    assert [sample.stem for sample in samples] == [f"version-{number}" for number in range(1, FORMAT + 1)]
    for sample in samples:
        path = tmp_path / sample.name
        path.write_bytes(sample.read_bytes())
        with ProjectFile.open(path) as file:
            assert file.project.format_version() == FORMAT
            assert file.name == f"A sample of {sample.stem.replace('-', ' ')}"
            assert file.documents.count() == 2
            assert file.project.counts().links == 1
        assert doctor.check(path).problems == []


def test_an_older_file_is_brought_up_to_date_and_kept_as_it_was(made: Path) -> None:
    run(made, NEXT)
    assert version(made) == FORMAT + 1
    assert "kind" in columns(made)
    with closing(sqlite3.connect(made)) as connection:
        assert set(connection.execute(migrations.READ_SCHEMA)) == schema_of(NEXT)
        needed = connection.execute("SELECT value FROM info WHERE key = 'min_reader'").fetchone()
    assert needed == ("7.0",)
    (kept,) = backup_folder(made).iterdir()
    assert (kept.name, version(kept)) == (f"a format {FORMAT}.annproj", FORMAT)
    ProjectFile.open(kept).close()


def test_a_migration_that_fails_changes_nothing(made: Path) -> None:
    before = made.read_bytes()
    for attempt in (1, 2):
        with pytest.raises(Exception, match="no such table"):
            run(made, BROKEN)
        assert len(list(backup_folder(made).iterdir())) == attempt
    assert (version(made), columns(made)) == (FORMAT, columns(made) - {"kind"})
    assert made.read_bytes() == before


def test_reading_migrates_nothing(made: Path) -> None:
    with pytest.raises(ProjectReadOnly, match="older format"):
        run(made, NEXT, "ro")
    assert version(made) == FORMAT


def test_a_format_that_only_edits_ask_for_is_not_needed_for_reading(tmp_path: Path) -> None:
    path = tmp_path / "old.annproj"
    path.write_bytes((SAMPLES / "version-1.annproj").read_bytes())
    before = path.read_bytes()
    with ProjectFile.open(path, read_only=True) as file:
        assert file.project.format_version() == 1
        documents = [document for _, document in file.documents.page(-1, 10)]
        sets = [each for document in documents for each in file.sets.of_documents([document.id])[document.id]]
        assert sum(len(each.spans) for each in sets) > 0
    assert path.read_bytes() == before
    assert not backup_folder(path).exists()


def test_without_a_backup_there_is_no_migration(made: Path) -> None:
    backup_folder(made).write_text("in the way")
    with pytest.raises(StorageFailed):
        run(made, NEXT)
    assert version(made) == FORMAT


def test_a_file_of_this_format_is_left_alone(made: Path) -> None:
    run(made, STEPS)
    assert not backup_folder(made).exists()
