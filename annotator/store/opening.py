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
)
from annotator.domain.identity import is_id
from annotator.domain.values import Id
from annotator.store.database import Database
from annotator.store.failures import decoding
from annotator.store.migrations import APPLICATION_ID, FORMAT, READ_SCHEMA, STEPS, schema_of

SMALL = 200 * 2**20
"""Bytes up to which a file is read through at every opening."""


def check_there(path: Path) -> None:
    if not path.exists():
        raise ProjectNotFound(f"There is no project {path}")
    if not path.is_file():
        raise NotAProject(f"{path} is no project file")


def check_writable(path: Path) -> None:
    if not os.access(path, os.W_OK):
        raise ProjectReadOnly(f"{path} cannot be written: it is read-only")


def database_at(path: Path, mode: str) -> Database:
    """A connection to something that is a SQLite file."""
    database = None
    try:
        database = Database(path, mode)
        database.pragma("schema_version")
    except ProjectDamaged as error:
        if database is not None:
            database.close()
        if not _is_no_database(error):
            raise
        raise NotAProject(f"{path} is no project file") from error
    return database


def check_identity(database: Database) -> int:
    """The format version of a file that is a project of ours and not too new."""
    path = database.path
    application, version = database.pragma("application_id"), database.pragma("user_version")
    if application != APPLICATION_ID or not isinstance(version, int):
        raise NotAProject(f"{path} is no project file")
    needed = _min_reader(database)
    if version > FORMAT or _parts(needed) > _parts(__version__):
        raise ProjectTooNew(f"{path} was written by a newer version: it needs Annotator {needed} or later")
    if version < 1:
        raise ProjectDamaged(f"{path} is damaged: it names no format version")
    return version


def _is_no_database(error: ProjectDamaged) -> bool:
    cause = error.__cause__
    origin = cause.orig if isinstance(cause, DBAPIError) else cause
    return getattr(origin, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB


def _min_reader(database: Database) -> str:
    with decoding(database.path), database.reading() as connection:
        sql = "SELECT value FROM info WHERE key = 'min_reader'"
        value = connection.exec_driver_sql(sql).scalar()
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,5}(\.\d{1,5}){0,3}", value):
        raise ProjectDamaged(f"{database.path} is damaged: it does not say which version it needs")
    return value


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def check_schema(database: Database) -> None:
    """Exactly our tables and indexes: a view or trigger would run somebody else's SQL."""
    path = database.path
    with decoding(path), database.reading() as connection:
        found = {tuple(row) for row in connection.exec_driver_sql(READ_SCHEMA).fetchall()}
    expected = schema_of(STEPS)
    for kind, name, _, _ in sorted(found - expected, key=str):
        raise NotAProject(f"{path} holds a {kind} {name!r} that no project has")
    for kind, name, _, _ in sorted(expected - found, key=str):
        raise ProjectDamaged(f"{path} is damaged: the {kind} {name!r} is missing")


def check_heads(database: Database) -> None:
    """The tables stand where the journal ends."""
    with decoding(database.path), database.reading() as connection:
        head = connection.exec_driver_sql("SELECT number, clock FROM head").fetchone()
        last = connection.exec_driver_sql("SELECT number, clock FROM journal ORDER BY number DESC").fetchone()
    number, clock = (0, 0) if last is None else last
    if head is None or head[0] != number or head[1] < clock:
        raise ProjectDamaged(f"{database.path} is damaged: its tables and its journal do not agree")


def check_pages(database: Database) -> None:
    """SQLite's own check of the file's structure."""
    with decoding(database.path), database.reading() as connection:
        first = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if first != "ok":
        raise ProjectDamaged(f"{database.path} is damaged ({first})")


def project_id(database: Database) -> Id:
    with decoding(database.path), database.reading() as connection:
        value = connection.exec_driver_sql("SELECT value FROM info WHERE key = 'project'").scalar()
    if not isinstance(value, str) or not is_id(value):
        raise ProjectDamaged(f"{database.path} is damaged: it does not say which project it is")
    return value


def wants_reading_through(database: Database, *, beside_writer: bool) -> bool:
    """Small files always, large ones after an unclean end; never for long beside somebody who writes."""
    small = database.path.stat().st_size < SMALL
    return not beside_writer and (small or is_unclean(database))


def is_unclean(database: Database) -> bool:
    """Whether the last writer did not come to close the file."""
    with decoding(database.path), database.reading() as connection:
        return bool(connection.exec_driver_sql("SELECT unclean FROM head").scalar())
