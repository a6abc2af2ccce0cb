"""What is looked at before a project file is trusted."""

import os
import re
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from annotator import __version__
from annotator.domain.errors import (
    NotAProject,
    ProjectDamaged,
    ProjectNotFound,
    ProjectReadOnly,
    ProjectTooNew,
    StorageFailed,
)
from annotator.domain.identity import is_id
from annotator.domain.values import Id
from annotator.store.database import Database
from annotator.store.failures import decoding
from annotator.store.migrations import APPLICATION_ID, FORMAT, READ_SCHEMA, schema_of, steps_to
from annotator.wording import tr

SMALL = 200 * 2**20
"""Bytes up to which a file is read through at every opening."""


def check_there(path: Path) -> None:
    try:
        if not path.exists():
            raise ProjectNotFound(tr("There is no project {path}", path=path))
        if not path.is_file():
            raise NotAProject(
                tr("{path} is a folder, and no project file", path=path)
                if path.is_dir()
                else tr("{path} is not an ordinary file, and no project file", path=path)
            )
    except OSError as error:
        raise StorageFailed(
            tr("{path} cannot be reached: {reason}", path=path, reason=error.strerror)
        ) from error


def check_writable(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise ProjectReadOnly(tr("{path} cannot be written: it is read-only", path=path))


def database_at(path: Path, mode: str) -> Database:
    """A connection to something that is a SQLite file."""
    try:
        return Database(path, mode)
    except ProjectDamaged as error:
        if not _is_no_database(error):
            raise
        raise NotAProject(tr("{path} is no project file", path=path)) from error


def check_application(database: Database) -> None:
    if database.pragma("application_id") != APPLICATION_ID:
        raise NotAProject(tr("{path} is no project file", path=database.path))


def check_identity(database: Database) -> int:
    """The format version of a file that is a project of ours and not too new."""
    path = database.path
    check_application(database)
    version = database.pragma("user_version")
    if not isinstance(version, int) or version < 1:
        raise ProjectDamaged(tr("{path} is damaged: it names no format version", path=path))
    needed = _min_reader(database)
    if _parts(needed) > _parts(__version__):
        raise ProjectTooNew(
            tr(
                "{path} was written by a newer version: it needs Annotator {needed} or later",
                path=path,
                needed=needed,
            )
        )
    if version > FORMAT:
        raise ProjectTooNew(
            tr(
                "{path} was written by a newer version: its format is {version},"
                " and this one reads up to {known}",
                path=path,
                version=version,
                known=FORMAT,
            )
        )
    return version


def _is_no_database(error: ProjectDamaged) -> bool:
    cause = error.__cause__
    origin = cause.orig if isinstance(cause, DBAPIError) else cause
    return getattr(origin, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB


def _min_reader(database: Database) -> str:
    with decoding(database.path):
        value = database.value("SELECT value FROM info WHERE key = 'min_reader'")
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,5}(\.\d{1,5}){0,3}", value):
        raise ProjectDamaged(
            tr("{path} is damaged: it does not say which version it needs", path=database.path)
        )
    return value


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def check_schema(database: Database, version: int) -> None:
    """Exactly our tables and indexes: a view or trigger would run somebody else's SQL."""
    path = database.path
    with decoding(path):
        found = set(database.rows(READ_SCHEMA))
    expected = schema_of(steps_to(version))
    for kind, name, _, _ in sorted(found - expected, key=str):
        raise NotAProject(
            tr("{path} holds a {kind} {name!r} that no project has", path=path, kind=kind, name=name)
        )
    for kind, name, _, _ in sorted(expected - found, key=str):
        raise ProjectDamaged(
            tr("{path} is damaged: the {kind} {name!r} is missing", path=path, kind=kind, name=name)
        )


def check_heads(database: Database) -> None:
    """The tables stand where the journal ends."""
    with decoding(database.path), database.reading():
        heads = database.rows("SELECT number, clock FROM head")
        last = database.rows("SELECT number, clock FROM journal ORDER BY number DESC LIMIT 1")
        number, clock = last[0] if last else (0, 0)
        agreed = len(heads) == 1 and heads[0][0] == number and heads[0][1] >= clock
    if not agreed:
        raise ProjectDamaged(
            tr("{path} is damaged: its tables and its journal do not agree", path=database.path)
        )


def check_pages(database: Database) -> None:
    """SQLite's own check of the file's structure."""
    with decoding(database.path):
        first = database.value("PRAGMA quick_check(1)")
    if first != "ok":
        raise ProjectDamaged(tr("{path} is damaged ({reason})", path=database.path, reason=first))


def project_id(database: Database) -> Id:
    with decoding(database.path):
        value = database.value("SELECT value FROM info WHERE key = 'project'")
    if not isinstance(value, str) or not is_id(value):
        raise ProjectDamaged(tr("{path} is damaged: it does not say which project it is", path=database.path))
    return value


def wants_reading_through(database: Database, *, beside_writer: bool) -> bool:
    """Small files always, large ones after an unclean end; never for long beside somebody who writes."""
    small = database.path.stat().st_size < SMALL
    return not beside_writer and (small or is_unclean(database))


def is_unclean(database: Database) -> bool:
    """Whether the last writer did not come to close the file."""
    with decoding(database.path):
        return bool(database.value("SELECT unclean FROM head"))
