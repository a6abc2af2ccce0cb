"""Turns what SQLite, the system and broken bytes raise into sentences for the user."""

import sqlite3
import zlib
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from annotator.domain.errors import (
    ProjectDamaged,
    ProjectError,
    ProjectInUse,
    ProjectReadOnly,
    StorageFailed,
)
from annotator.wording import tr

DATABASE_ERRORS = (sqlite3.Error, DBAPIError, UnicodeDecodeError)
"""What a statement can raise; the last one where a damaged name stands in SQLite's own message."""

DECODING_ERRORS = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, zlib.error)
"""What decoding a row of a damaged file can raise; ``UnicodeError`` and JSON's errors are ``ValueError``."""

_PRIMARY = 0xFF

_WRITING = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_FSYNC,
    }
)


def translated(error: BaseException, path: Path) -> ProjectError:
    """The known error for what happened to the project file at ``path``."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if isinstance(code, int):
        return _from_code(code, path, str(cause))
    return ProjectDamaged(
        tr("{path} is damaged: something in it cannot be decoded ({reason})", path=path, reason=cause)
    )


def is_write_error(error: BaseException) -> bool:
    """Whether it was writing that failed, in a copy from one file to another."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    return isinstance(code, int) and (code in _WRITING or code & _PRIMARY in _WRITING)


def _from_code(code: int, path: Path, reason: str) -> ProjectError:
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return StorageFailed(
            tr("{path} was moved or replaced while it was open: this was not written", path=path)
        )
    if code in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY):
        return ProjectReadOnly(
            tr("{path} was left in the middle of a write; open it once where it can be written", path=path)
        )
    match code & _PRIMARY:
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ProjectReadOnly(tr("{path} cannot be written: it or its folder is read-only", path=path))
        case sqlite3.SQLITE_FULL:
            return StorageFailed(tr("The disk is full: this was not written to {path}", path=path))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return ProjectInUse(tr("{path} is held by another program; try again in a moment", path=path))
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_NOMEM | sqlite3.SQLITE_TOOBIG:
            return StorageFailed(
                tr("The system refused access to {path} ({reason})", path=path, reason=reason)
            )
        case _:
            return ProjectDamaged(tr("{path} is damaged ({reason})", path=path, reason=reason))


@contextmanager
def speaking(path: Path) -> Generator[None]:
    """Inside, errors of the database become ``ProjectError``."""
    try:
        yield
    except DATABASE_ERRORS as error:
        raise translated(error, path) from error


@contextmanager
def decoding(path: Path) -> Generator[None]:
    """Inside, errors of the database and of decoding what it holds become ``ProjectError``."""
    try:
        yield
    except (*DATABASE_ERRORS, *DECODING_ERRORS) as error:
        raise translated(error, path) from error
