"""One connection to one SQLite file, under the rules that keep it safe.

``isolation_level=None`` and our own ``BEGIN``: the driver's default begins no transaction before a read,
and two programs that read, change and write lose updates without an error. ``TRUNCATE`` with ``FULL``
loses no commit at a power cut, and notices a file that was moved away. An open read blocks commits in
this journal mode: no ``reading`` may last.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import NullPool

from annotator.domain.errors import ProjectError
from annotator.store.failures import speaking

BUSY_TIMEOUT_MS = 5000
_CACHE_KIB = 32 * 1024


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A bare connection; ``mode`` is SQLite's: ``ro``, ``rw`` or ``rwc``."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_TIMEOUT_MS / 1000,
    )
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "foreign_keys=ON",
        f"cache_size=-{_CACHE_KIB}",
        "temp_store=MEMORY",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


class Database:
    """``mode``: ``ro`` for reading, ``rw`` for writing, ``rwc`` to make a new file."""

    def __init__(self, path: Path, mode: str) -> None:
        self.path = path
        self.read_only = mode == "ro"
        self._depth = 0
        # A reader that may write can finish what a killed writer left; it is held to reading below.
        effective = "rw" if mode == "ro" and os.access(path, os.W_OK) else mode
        engine = create_engine(
            "sqlite+pysqlite://", creator=lambda: connect(path, effective), poolclass=NullPool
        )
        with speaking(path):
            self.connection: Connection = engine.connect()
            if self.read_only:
                self.pragma("query_only", "ON")

    def pragma(self, name: str, value: str | int | None = None) -> object:
        """The pragma's answer, after setting it when a value is given; None when it answers nothing."""
        statement = f"PRAGMA {name}" if value is None else f"PRAGMA {name}={value}"
        with speaking(self.path), self._settled():
            result = self.connection.exec_driver_sql(statement)
            row = result.fetchone() if result.returns_rows else None
        return None if row is None else row[0]

    @contextmanager
    def _settled(self) -> Generator[None]:
        """SQLAlchemy thinks itself in a transaction after every statement; the driver never is in one."""
        try:
            yield
        finally:
            if self._depth == 0:
                self.connection.rollback()

    def make_durable(self) -> None:
        """The rules of writing; only for a file that is known to be ours."""
        self.pragma("journal_mode", "TRUNCATE")
        self.pragma("synchronous", "FULL")

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """A consistent view; keep it short. Inside ``writing``: what has been written so far."""
        if self._depth:
            yield self.connection
            return
        with speaking(self.path):
            self._begin("BEGIN")
            try:
                yield self.connection
            finally:
                self._end(self.connection.rollback)

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """All or nothing; inside another ``writing``, all or nothing of this part."""
        if self._depth:
            with speaking(self.path), self.connection.begin_nested():
                yield self.connection
            return
        with speaking(self.path):
            self._begin("BEGIN IMMEDIATE")
            try:
                yield self.connection
            except BaseException:
                self._end(self.connection.rollback)
                raise
            self._commit()

    def _begin(self, statement: str) -> None:
        try:
            self.connection.exec_driver_sql(statement)
        except BaseException:
            self.connection.rollback()
            raise
        self._depth = 1

    def _commit(self) -> None:
        try:
            self.connection.commit()
        except BaseException:
            self._end(self.connection.rollback)
            raise
        self._depth = 0

    def _end(self, finish: Callable[[], None]) -> None:
        self._depth = 0
        finish()

    def close(self) -> None:
        if not self.read_only:
            with contextlib.suppress(ProjectError):  # takes the emptied journal file away
                self.pragma("journal_mode", "DELETE")
        self.connection.close()
