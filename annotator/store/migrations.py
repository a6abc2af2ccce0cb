"""The steps from one format version to the next; a new file takes them all.

Released statements are never edited: a project file must have exactly the schema that its version's
steps make, and everything else is refused.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from functools import cache
from typing import Final, Protocol, TypeAlias

from annotator.domain.errors import ProjectReadOnly
from annotator.store.copying import backup_before_migration
from annotator.store.database import Database
from annotator.wording import tr

APPLICATION_ID: Final = 0x416E6E70
"""``Annp``."""


Execute: TypeAlias = Callable[[str], object]


class Migration(Protocol):
    """``version`` is the format that the step leads to; ``min_reader`` the program that reads it.

    ``reads_before``: the format before can be read as it is, by what reads this one.
    """

    @property
    def version(self) -> int: ...
    @property
    def min_reader(self) -> str: ...
    @property
    def reads_before(self) -> bool: ...
    def apply(self, execute: Execute) -> None:
        """Turn the format before into this one; inside a transaction."""
        ...


_FIRST_TABLES = (
    "CREATE TABLE info (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE head (one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL,"
    " clock INTEGER NOT NULL, unclean INTEGER NOT NULL)",
    "CREATE TABLE identity (number INTEGER NOT NULL PRIMARY KEY, id BLOB NOT NULL UNIQUE)",
    "CREATE TABLE journal (number INTEGER NOT NULL PRIMARY KEY, replica INTEGER NOT NULL,"
    " seq INTEGER NOT NULL, clock INTEGER NOT NULL, author INTEGER NOT NULL, document INTEGER,"
    " annotator INTEGER, group_id INTEGER, undoes_replica INTEGER, undoes_seq INTEGER,"
    " hash BLOB NOT NULL, payload BLOB NOT NULL, UNIQUE (replica, seq))",
    "CREATE INDEX journal_document ON journal (document, clock)",
    "CREATE INDEX journal_author ON journal (author, clock)",
    "CREATE INDEX journal_group ON journal (group_id) WHERE group_id IS NOT NULL",
    "CREATE INDEX journal_undoes ON journal (undoes_replica, undoes_seq) WHERE undoes_replica IS NOT NULL",
    "CREATE TABLE text (sha256 BLOB NOT NULL PRIMARY KEY, characters INTEGER NOT NULL, body BLOB NOT NULL)",
    "CREATE TABLE project_object (kind TEXT NOT NULL PRIMARY KEY, registers TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE annotator (number INTEGER NOT NULL PRIMARY KEY, name TEXT, kind TEXT,"
    " registers TEXT NOT NULL)",
    "CREATE TABLE document (number INTEGER NOT NULL PRIMARY KEY, shown INTEGER NOT NULL,"
    " position INTEGER NOT NULL, title TEXT, language TEXT, date TEXT, sha256 BLOB,"
    " characters INTEGER NOT NULL, registers TEXT NOT NULL)",
    "CREATE INDEX document_position ON document (shown, position)",
    "CREATE INDEX document_sha256 ON document (sha256)",
    "CREATE TABLE annotation_set (document INTEGER NOT NULL, annotator INTEGER NOT NULL,"
    " shown INTEGER NOT NULL, assigned INTEGER NOT NULL, finished INTEGER NOT NULL, skipped TEXT,"
    " flag TEXT, touched INTEGER NOT NULL, spans INTEGER NOT NULL, links INTEGER NOT NULL,"
    " flagged INTEGER NOT NULL, registers TEXT NOT NULL,"
    " PRIMARY KEY (document, annotator)) WITHOUT ROWID",
    "CREATE TABLE span (document INTEGER NOT NULL, annotator INTEGER NOT NULL, id BLOB NOT NULL,"
    ' shown INTEGER NOT NULL, alive INTEGER, start INTEGER, "end" INTEGER, fragments TEXT, surface TEXT,'
    " layer TEXT, label TEXT, attributes TEXT, note TEXT, flag TEXT, origin TEXT, extra TEXT,"
    " PRIMARY KEY (document, annotator, id)) WITHOUT ROWID",
    "CREATE TABLE link (document INTEGER NOT NULL, annotator INTEGER NOT NULL, id BLOB NOT NULL,"
    " shown INTEGER NOT NULL, alive INTEGER, role TEXT, source BLOB, target BLOB, attributes TEXT,"
    " origin TEXT, extra TEXT, PRIMARY KEY (document, annotator, id)) WITHOUT ROWID",
    "CREATE TABLE tally (annotator INTEGER NOT NULL, layer TEXT NOT NULL, label TEXT NOT NULL,"
    " spans INTEGER NOT NULL, PRIMARY KEY (annotator, layer, label)) WITHOUT ROWID",
)


class FirstFormat:
    """Journal and fold, as ``tables`` describes them."""

    version = 1
    min_reader = "0.1.0"
    reads_before = False

    def apply(self, execute: Execute) -> None:
        for statement in _FIRST_TABLES:
            execute(statement)


class SpansByPlace:
    """Finds the spans on a place without a look at all of a set. Only edits ask for that."""

    version = 2
    min_reader = "0.1.0"
    reads_before = True

    def apply(self, execute: Execute) -> None:
        execute("CREATE INDEX span_place ON span (document, annotator, start)")


STEPS: Final[tuple[Migration, ...]] = (FirstFormat(), SpansByPlace())
FORMAT: Final = STEPS[-1].version

SchemaEntry = tuple[str, str, str, str | None]
"""Type, name, table and SQL of one entry of ``sqlite_schema``."""

READ_SCHEMA: Final = "SELECT type, name, tbl_name, sql FROM sqlite_schema"


@cache
def schema_of(steps: tuple[Migration, ...]) -> frozenset[SchemaEntry]:
    """What ``sqlite_schema`` holds after the steps."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for step in steps:
            step.apply(connection.execute)
        return frozenset(connection.execute(READ_SCHEMA).fetchall())


def steps_to(version: int) -> tuple[Migration, ...]:
    return tuple(step for step in STEPS if step.version <= version)


def migrate(database: Database, steps: Sequence[Migration]) -> None:
    """Bring a file up to the last of the steps, all or nothing; what it was is saved beside it before."""
    version = database.pragma("user_version")
    assert isinstance(version, int)
    missing = [step for step in steps if step.version > version]
    if not missing:
        return
    if database.read_only and all(step.reads_before for step in missing):
        return
    if database.read_only:
        raise ProjectReadOnly(
            tr(
                "{path} has an older format; open it once for writing, to bring it up to date",
                path=database.path,
            )
        )
    backup_before_migration(database, version)
    with database.writing():
        for step in missing:
            step.apply(database.execute)
        latest = missing[-1]
        database.execute("UPDATE info SET value = ? WHERE key = 'min_reader'", (latest.min_reader,))
        database.execute(f"PRAGMA user_version = {latest.version}")
