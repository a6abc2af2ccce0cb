"""One connection to one SQLite file, under the rules that keep it safe.

``isolation_level=None`` and our own ``BEGIN``: the driver's default begins no transaction before a read,
and two programs that read, change and write lose updates without an error. ``TRUNCATE`` with ``FULL``
loses no commit at a power cut, and notices a file that was moved away. An open read blocks commits in
this journal mode: no ``reading`` may last.
"""

import contextlib
import os
import sqlite3
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, TypeAlias

from sqlalchemy import Connection, ExceptionContext, create_engine, event
from sqlalchemy.pool import NullPool

from annotator.domain.errors import ProjectError
from annotator.store.failures import speaking

Row: TypeAlias = tuple[Any, ...]

BUSY_TIMEOUT_MS = 5000
_GLANCE_MS = 20
_PATIENCE_S = 60
_PRAGMAS = (
    f"busy_timeout={BUSY_TIMEOUT_MS}",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "foreign_keys=ON",
    "cache_size=-8192",
    "temp_store=MEMORY",
    "secure_delete=ON",
)


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A bare connection; ``mode`` is SQLite's: ``ro``, ``rw`` or ``rwc``."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_TIMEOUT_MS / 1000,
    )
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _keep_connection(context: ExceptionContext) -> None:
    """A Ctrl+C in the middle of a statement ends the statement and not the connection: SQLite is not hurt."""
    if isinstance(context.original_exception, KeyboardInterrupt):
        context.is_disconnect = False


class Database:
    """``mode``: ``ro`` for reading, ``rw`` for writing, ``rwc`` to make a new file."""

    def __init__(self, path: Path, mode: str) -> None:
        self.path = path
        self.read_only = mode == "ro"
        self._depth = 0
        # A reader that may write can finish what a killed writer left; it is held to reading below.
        effective = "rw" if mode == "ro" and os.access(path, os.W_OK) else mode
        with speaking(path):
            self.raw = connect(path, effective)
            engine = create_engine("sqlite+pysqlite://", creator=lambda: self.raw, poolclass=NullPool)
            event.listen(engine, "handle_error", _keep_connection)
            self.connection: Connection = engine.connect()
            if self.read_only:
                self.pragma("query_only", "ON")

    def pragma(self, name: str, value: str | int | None = None) -> object:
        """The pragma's answer, after setting it when a value is given; None when it answers nothing."""
        if value is None:
            return self.value(f"PRAGMA {name}")
        with speaking(self.path):
            row = self.raw.execute(f"PRAGMA {name}={value}").fetchone()
        return None if row is None else row[0]

    def make_durable(self) -> None:
        """The rules of writing; only for a file that is known to be ours."""
        self.pragma("journal_mode", "TRUNCATE")
        self.pragma("synchronous", "FULL")

    @contextmanager
    def reading(self) -> Generator[None]:
        """A consistent view; keep it short. Inside ``writing``: what has been written so far."""
        if self._depth:
            yield
            return
        with speaking(self.path):
            if self.read_only:
                self._begin_beside_writer()
            else:
                self.raw.execute("BEGIN")
            self._depth = 1
            try:
                yield
            finally:
                self._roll_back()

    @contextmanager
    def writing(self) -> Generator[None]:
        """All or nothing; inside another ``writing``, all or nothing of this part."""
        if self._depth:
            with speaking(self.path), self._part():
                yield
            return
        with speaking(self.path):
            self._begin("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._roll_back()
                raise
            self._commit()

    @contextmanager
    def _part(self) -> Generator[None]:
        """A part of a transaction; what fills the disk ends all of it, and there is no part to roll back."""
        part = self.connection.begin_nested()
        try:
            yield
        except BaseException:
            if self.raw.in_transaction:
                part.rollback()
            raise
        part.commit()

    def execute(self, sql: str, parameters: "tuple[Any, ...] | list[Row]" = ()) -> None:
        """A statement, or with a list of rows one for each; inside ``reading`` or ``writing``.

        Asked of the driver itself: small statements, of which there are many, are three times as fast so.
        """
        if isinstance(parameters, list):
            self.raw.executemany(sql, parameters)
        else:
            self.raw.execute(sql, parameters)

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """All that a query finds, in a short read of its own or in the transaction at hand."""
        with self.reading():
            return self.raw.execute(sql, tuple(parameters)).fetchall()

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """The first column of the first row; None without one."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    def _begin(self, statement: str) -> None:
        try:
            self.connection.exec_driver_sql(statement)
        except BaseException:
            self._roll_back()
            raise
        self._depth = 1

    def _begin_beside_writer(self) -> None:
        """Take the lock for reading between two commits of somebody who writes all the time.

        SQLite looks ever less often while it waits, and would miss every gap; so it is made to begin anew.
        """
        until = monotonic() + _PATIENCE_S
        self.raw.execute(f"PRAGMA busy_timeout={_GLANCE_MS}")
        try:
            while not self._has_begun(final=monotonic() > until):
                continue
        finally:
            self.raw.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")

    def _has_begun(self, *, final: bool) -> bool:
        self.raw.execute("BEGIN")
        try:
            self.raw.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchall()
        except BaseException as error:
            self._roll_back()
            if final or getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return False
        return True

    def _commit(self) -> None:
        try:
            self.connection.commit()
        except BaseException:
            self._roll_back()
            raise
        self._depth = 0

    def _roll_back(self) -> None:
        self._depth = 0
        self.connection.rollback()
        if self.raw.in_transaction:  # after a COMMIT that failed, SQLAlchemy thinks that there is none
            self.raw.rollback()

    @property
    def is_closed(self) -> bool:
        return self.connection.closed

    def close(self) -> None:
        if not self.read_only:
            with contextlib.suppress(ProjectError):  # takes the emptied journal file away
                self.pragma("journal_mode", "DELETE")
        self.connection.close()
