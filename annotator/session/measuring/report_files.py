"""Writing reports: one HTML file, and every table as CSV and JSON. The same input gives the same bytes."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

from annotator import __version__
from annotator.domain.errors import OutputError
from annotator.domain.values import Json
from annotator.formats.output import whole_files
from annotator.session.measuring.report_html import report_html
from annotator.session.measuring.report_tables import Cell, Measured, Table, tables_of
from annotator.wording import tr

_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def write_report(measured: Measured, out: Path) -> None:
    """The HTML file; one that is there is replaced. Raises ``OutputError``."""
    _write([(out, report_html(measured))])


def write_tables(measured: Measured, folder: Path) -> list[Path]:
    """Every table as NAME.csv and NAME.json in a folder, which is made. Raises ``OutputError``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(tr("{path} cannot be written: {reason}", path=folder, reason=reason)) from error
    tables = tables_of(measured)
    files = [(folder / f"{table.name}.csv", as_csv(table)) for table in tables]
    files += [(folder / f"{table.name}.json", as_json(table, measured)) for table in tables]
    _write(files)
    return [path for path, _ in files]


def _write(files: Sequence[tuple[Path, str]]) -> None:
    with whole_files(*(path for path, _ in files)) as drafts:
        for draft, (_, text) in zip(drafts, files, strict=True):
            draft.write_bytes(text.encode("utf-8", "backslashreplace"))


def as_csv(table: Table) -> str:
    """UTF-8 with a header line; figures in full, and texts that a spreadsheet would run held back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_guarded(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _guarded(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_RUN_BY_SPREADSHEETS):
        return f"'{cell}"
    return cell


def as_json(table: Table, measured: Measured) -> str:
    """The table's rows as objects, with what they depend on."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    value: dict[str, object] = {
        "table": table.name,
        "title": table.title,
        "made_with": f"Annotator {__version__}",
        "project": measured.project,
        "tagset": measured.tagset,
        "options": dict[str, Json](measured.options),
        "rows": rows,
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
