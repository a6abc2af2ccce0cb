"""Edits that go on while something else works on the project, and how long each of them waits."""

import contextlib
import gc
import sqlite3
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter

from typing_extensions import override

from annotator.domain.values import Id
from annotator.session import edits
from annotator.session.desk import Desk, own_desk
from annotator.session.project import Project
from annotator.store.project_file import ProjectFile
from annotator.store.worker import Priority

ALLOWED = 0.05
"""Seconds that an edit may wait for others, beyond what the disk takes for a commit."""


@dataclass
class Waits:
    """Seconds from asking to acknowledged: of edits, and of bare commits made between them."""

    edits: list[float] = field(default_factory=list[float])
    bare: list[float] = field(default_factory=list[float])

    @property
    def hold_the_promise(self) -> bool:
        return max(self.edits) <= max(self.bare) + ALLOWED

    @property
    def is_machine_quiet(self) -> bool:
        return max(self.bare) <= ALLOWED

    @property
    def typically(self) -> float:
        return median(self.edits) - median(self.bare)

    @override
    def __str__(self) -> str:
        return "; ".join(
            f"{what}: {len(times)}, median {median(times) * 1000:.1f} ms, longest {max(times) * 1000:.1f} ms"
            for what, times in (("edits", self.edits), ("bare commits", self.bare))
        )


@contextlib.contextmanager
def bare_disk(folder: Path) -> Generator[Callable[[], float]]:
    """What a commit of one row takes on this disk, under the same engine rules, each time it is called."""
    with contextlib.closing(sqlite3.connect(folder / "bare.db", isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=TRUNCATE")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS one (value)")

        def commit() -> float:
            start = perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO one VALUES (1)")
            connection.execute("COMMIT")
            return perf_counter() - start

        yield commit


def edit_beside(project: Project, person: Id, folder: Path, work: Callable[[], object]) -> Waits:
    """Edit without a pause for as long as ``work`` goes on in a thread; what either raises is raised."""
    desks = cycle(own_desk(row.id, person) for row in project.run(lambda file: file.documents.rows(None)))
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # raised again below
            failed.append(error)

    thread = Thread(target=run)
    waits = Waits()
    with bare_disk(folder) as commit, _collecting_later():
        thread.start()
        while thread.is_alive() or len(waits.edits) < 20:
            waits.edits.append(_edit(project, next(desks), len(waits.edits)))
            waits.bare.append(commit())
    thread.join()
    if failed:
        raise failed[0]
    return waits


@contextlib.contextmanager
def _collecting_later() -> Generator[None]:
    """As in the program, where garbage is collected in the screen's thread when that has time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()


def _edit(project: Project, desk: Desk, number: int) -> float:
    def work(file: ProjectFile) -> None:
        span = edits.current_set(file, desk).spans[0]
        edits.set_note(file, desk, span.id, f"note {number}")

    start = perf_counter()
    project.submit(work, Priority.EDIT).result()
    return perf_counter() - start
