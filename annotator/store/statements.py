"""SQL text made from the tables, for the driver's own ``execute`` where speed matters."""

from functools import cache

from sqlalchemy import Column, Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql import ClauseElement

_DIALECT = sqlite.dialect(paramstyle="qmark")


def text_of(statement: ClauseElement) -> str:
    return str(statement.compile(dialect=_DIALECT))


@cache
def insert_into(table: Table, rows: int = 1) -> str:
    """Takes rows in the order of the table's columns, ``rows`` at a time."""
    return _repeated(text_of(sqlite.insert(table)), table, rows)


@cache
def upsert_into(table: Table, rows: int = 1) -> str:
    """As ``insert_into``; a row whose primary key is there already is replaced."""
    statement = sqlite.insert(table)
    keys: list[Column[object]] = list(table.primary_key.columns)
    values = {column.name: statement.excluded[column.name] for column in table.columns if column not in keys}
    text = text_of(statement.on_conflict_do_update(index_elements=keys, set_=values))
    return _repeated(text, table, rows)


def _repeated(text: str, table: Table, rows: int) -> str:
    row = f"({marks(len(table.columns))})"
    return text.replace(row, ", ".join([row] * rows))


def marks(count: int) -> str:
    """``?, ?, …`` for an ``IN``."""
    return ", ".join("?" * count)


@cache
def columns_of(table: Table, prefix: str = "") -> str:
    """The table's columns as a select list, each after ``prefix``."""
    return ", ".join(f'{prefix}"{column.name}"' for column in table.columns)
