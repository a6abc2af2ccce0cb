"""Files that are no project, or one that somebody else prepared."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.errors import NotAProject, ProjectDamaged, ProjectTooNew
from annotator.store import doctor
from annotator.store.project_file import ProjectFile
from tests.store.makers import new_project


@pytest.fixture
def made(path: Path) -> Path:
    new_project(path).close()
    return path


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


@pytest.mark.parametrize("content", [b"", b"x", b"An article about ships.\n" * 500, bytes(5000)])
def test_other_files_are_no_projects(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for read_only in (True, False):
        with pytest.raises(NotAProject, match="is no project file"):
            ProjectFile.open(path, read_only=read_only)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_a_folder_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(NotAProject, match="is a folder"):
        ProjectFile.open(tmp_path)


def test_another_programs_database_is_no_project(path: Path) -> None:
    execute(path, "CREATE TABLE notes (text)", "PRAGMA user_version = 1")
    with pytest.raises(NotAProject):
        ProjectFile.open(path)


@pytest.mark.parametrize(
    ("kind", "statement"),
    [
        ("trigger", "CREATE TRIGGER t AFTER INSERT ON journal BEGIN DELETE FROM span; END"),
        ("view", "CREATE VIEW v AS SELECT * FROM journal"),
        ("table", "CREATE TABLE more (a)"),
        ("index", "CREATE INDEX more ON span (surface)"),
    ],
)
def test_a_project_with_something_foreign_in_it_is_refused(made: Path, kind: str, statement: str) -> None:
    execute(made, statement)
    for read_only in (True, False):
        with pytest.raises(NotAProject, match=f"holds a {kind} .* that no project has"):
            ProjectFile.open(made, read_only=read_only)
    with pytest.raises(NotAProject):
        doctor.check(made)


def test_a_view_in_a_tables_place_is_refused(made: Path) -> None:
    execute(made, "DROP TABLE tally", "CREATE VIEW tally AS SELECT 1 AS annotator, '' AS layer, '' AS label")
    with pytest.raises(NotAProject):
        ProjectFile.open(made)


def test_a_missing_table_is_damage(made: Path) -> None:
    execute(made, "DROP TABLE tally")
    with pytest.raises(ProjectDamaged, match="'tally' is missing"):
        ProjectFile.open(made)


def test_a_newer_file_names_the_version_that_it_needs(made: Path) -> None:
    execute(made, "PRAGMA user_version = 3", "UPDATE info SET value = '2.5.1' WHERE key = 'min_reader'")
    for read_only in (True, False):
        with pytest.raises(ProjectTooNew, match=r"needs Annotator 2\.5\.1 or later"):
            ProjectFile.open(made, read_only=read_only)


def test_a_file_of_this_format_may_still_need_a_newer_program(made: Path) -> None:
    execute(made, "UPDATE info SET value = '99.0' WHERE key = 'min_reader'")
    with pytest.raises(ProjectTooNew, match=r"needs Annotator 99\.0 or later"):
        ProjectFile.open(made)


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("PRAGMA user_version = 0", "names no format version"),
        ("UPDATE info SET value = 'soon' WHERE key = 'min_reader'", "which version it needs"),
        ("UPDATE info SET value = 'mine' WHERE key = 'project'", "which project it is"),
        ("DELETE FROM info WHERE key = 'project'", "which project it is"),
        ("DELETE FROM head", "its tables and its journal do not agree"),
        ("DELETE FROM journal WHERE number = 2", "its tables and its journal do not agree"),
        ("UPDATE journal SET clock = 1 << 61 WHERE number = 2", "its tables and its journal do not agree"),
        ('UPDATE project_object SET registers = \'{"tagset":{"name":1}}\'', "its tagset breaks the rules"),
    ],
)
def test_a_file_that_contradicts_itself_is_damaged(made: Path, statement: str, sentence: str) -> None:
    execute(made, statement)
    with pytest.raises(ProjectDamaged, match=sentence), ProjectFile.open(made) as file:
        file.project.tagset()
    assert doctor.check(made).problems != []


def test_a_newer_format_is_refused_by_number_where_its_program_is_not_newer(made: Path) -> None:
    execute(made, "PRAGMA user_version = 99")
    with pytest.raises(ProjectTooNew, match="its format is 99, and this one reads up to 2"):
        ProjectFile.open(made)
