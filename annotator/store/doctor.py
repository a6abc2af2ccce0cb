"""Finds what is wrong in a project file, above all by folding its journal again and comparing."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from annotator.domain.errors import ProjectDamaged
from annotator.domain.progress import Progress, no_progress
from annotator.store import opening
from annotator.store.database import Database
from annotator.store.failures import decoding
from annotator.store.lock import is_held
from annotator.store.problems import CheckReport, Problem
from annotator.store.rebuilding import Batch, Rebuilding, read_documents, read_project
from annotator.store.tables import DOCUMENT

_DOCUMENTS = 20
"""Documents looked at together: what is read of them is one short read."""
_BRIEF = 20 * 2**20
"""Bytes that are read through in some milliseconds."""


def check(path: Path, progress: Progress = no_progress) -> CheckReport:
    """Everything that is wrong in the file; it may be open elsewhere meanwhile.

    Raises ``ProjectNotFound``, ``NotAProject`` and ``ProjectTooNew``; damage is in the report.
    """
    report = CheckReport()
    opening.check_there(path)
    try:
        with closing(opening.database_at(path, "ro")) as database:
            opening.check_schema(database, opening.check_identity(database))
            _Check(database, report, progress).run()
    except ProjectDamaged as error:
        report.problems.append(Problem("file", path.name, str(error)))
    return report


class _Check:
    def __init__(self, database: Database, report: CheckReport, progress: Progress) -> None:
        self._database = database
        self._report = report
        self._progress = progress
        self._rebuilding = Rebuilding(database)

    def run(self) -> None:
        self._collect(self._pages)
        self._collect(lambda: opening.check_heads(self._database))
        self._collect(self._project_id)
        head = self._value("SELECT number FROM head")
        self._compare("the project", lambda: read_project(self._database))
        self._documents()
        self._collect(self._orphans)
        if self._value("SELECT number FROM head") == head:
            self._collect(self._tally)
        else:
            self._report.notes.append("The project was worked on meanwhile: its sums were not compared")
        self._report.changes = self._rebuilding.changes

    def _problem(self, what: str, where: str, detail: str) -> None:
        self._report.problems.append(Problem(what, where, detail))

    def _collect(self, step: Callable[[], None]) -> None:
        """Go on after damage that one step met."""
        try:
            with decoding(self._database.path):
                step()
        except ProjectDamaged as error:
            self._problem("file", self._database.path.name, str(error))

    def _value(self, sql: str) -> int:
        """A number; 0 where there is none or it cannot be read."""
        try:
            with decoding(self._database.path):
                return int(self._database.value(sql) or 0)
        except ProjectDamaged:
            return 0

    def _pages(self) -> None:
        path = self._database.path
        if is_held(path) and path.stat().st_size > _BRIEF:
            self._report.notes.append(
                "The project is open elsewhere: the pages of its file were not looked at"
            )
            return
        for (line,) in self._database.rows("PRAGMA quick_check(20)"):
            if line != "ok":
                self._problem("file", path.name, str(line))

    def _project_id(self) -> None:
        opening.project_id(self._database)

    def _documents(self) -> None:
        last = max(
            self._value("SELECT max(number) FROM identity"),
            self._value("SELECT max(number) FROM document"),
            self._value("SELECT max(document) FROM annotation_set"),
            self._value("SELECT max(document) FROM span"),
            self._value("SELECT max(document) FROM link"),
            self._value("SELECT max(document) FROM journal"),
        )
        for first in range(0, last + 1, _DOCUMENTS):
            end = first + _DOCUMENTS - 1
            self._progress(first, last)
            self._compare(
                f"documents {first} to {end}", lambda a=first, b=end: read_documents(self._database, a, b)
            )

    def _compare(self, where: str, read: Callable[[], Batch]) -> None:
        try:
            with decoding(self._database.path):
                batch = read()
                self._report.documents += len(batch.tables.get(DOCUMENT, []))
                self._report.problems += self._rebuilding.problems(batch)
        except ProjectDamaged as error:
            self._problem("file", where, str(error))

    def _orphans(self) -> None:
        sql = (
            "SELECT hex(sha256) FROM text WHERE NOT EXISTS"
            " (SELECT 1 FROM document WHERE document.sha256 = text.sha256) AND rowid BETWEEN ? AND ?"
        )
        last = self._value("SELECT max(rowid) FROM text")
        for first in range(0, last + 1, 1000):
            for (sha256,) in self._database.rows(sql, (first, first + 999)):
                self._problem("text", sha256.lower(), "No document has this text")

    def _tally(self) -> None:
        stored = {
            tuple(row[:3]): row[3]
            for row in self._database.rows("SELECT annotator, layer, label, spans FROM tally")
        }
        wanted = {key: spans for key, spans in self._rebuilding.tally.items() if spans}
        if stored != wanted:
            self._problem("tables", "the project", "The sums of spans by label are not right")
