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
    return ProjectDamaged(f"{path} is damaged: something in it cannot be decoded ({cause})")


def is_write_error(error: BaseException) -> bool:
    """Whether it was writing that failed, in a copy from one file to another."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    return isinstance(code, int) and (code in _WRITING or code & _PRIMARY in _WRITING)


def _from_code(code: int, path: Path, reason: str) -> ProjectError:
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return StorageFailed(f"{path} was moved or replaced while it was open: this was not written")
    if code in (sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY):
        return ProjectReadOnly(
            f"{path} was left in the middle of a write; open it once where it can be written"
        )
    match code & _PRIMARY:
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return ProjectReadOnly(f"{path} cannot be written: it or its folder is read-only")
        case sqlite3.SQLITE_FULL:
            return StorageFailed(f"The disk is full: this was not written to {path}")
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return ProjectInUse(f"{path} is held by another program; try again in a moment")
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_NOMEM | sqlite3.SQLITE_TOOBIG:
            return StorageFailed(f"The system refused access to {path} ({reason})")
        case _:
            return ProjectDamaged(f"{path} is damaged ({reason})")


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
