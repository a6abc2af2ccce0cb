"""Copying a database whole: through SQLite's backup, verified, made durable, then given its name."""

import contextlib
import os
from contextlib import closing
from pathlib import Path

from annotator.domain.errors import OutputError, ProjectDamaged, StorageFailed
from annotator.domain.progress import Progress, no_progress
from annotator.store.database import Database, connect
from annotator.store.failures import DATABASE_ERRORS, is_write_error, speaking, translated
from annotator.wording import tr

_PAGES = 2000
"""Pages copied in one go: some milliseconds, in which nothing else can be written."""

_PATIENCE = 5
"""Beginnings after which a copy is made in one go."""


def copy_database(database: Database, out: Path, progress: Progress = no_progress) -> None:
    """Copy to ``out``, which must not exist; a copy that fails or is cancelled leaves nothing there.

    ``progress`` counts pages. It may let commits happen on the same connection: they are in the copy.
    """
    check_free_for_output(out)
    made = out.with_name(f".{out.name}.part")
    try:
        made.unlink(missing_ok=True)
        _copy_speaking(database, made, out, progress)
        _verify(made)
        with made.open("rb+") as written:
            os.fsync(written.fileno())
        made.rename(out)
        sync_folder(out.parent)
    except OSError as error:
        raise StorageFailed(
            tr("{path} could not be written: {reason}", path=out, reason=error.strerror)
        ) from error
    finally:
        with contextlib.suppress(OSError):
            made.unlink()


def check_free_for_output(out: Path) -> None:
    if os.path.lexists(out):
        raise OutputError(tr("{path} exists already", path=out))
    if not out.parent.is_dir():
        raise OutputError(tr("There is no folder {folder}", folder=out.parent))


def _copy_speaking(database: Database, made: Path, out: Path, progress: Progress) -> None:
    """Errors name the copy where they are the copy's, and the project where it could not be read."""
    try:
        _copy(database, made, progress)
    except DATABASE_ERRORS as error:
        raise translated(error, out if is_write_error(error) else database.path) from error


class _Restarted(Exception):
    pass


def _copy(database: Database, made: Path, progress: Progress) -> None:
    """In short steps; where somebody else's commits make it begin again and again, at last in one go."""
    least, restarts = 0, 0

    def told(_status: int, remaining: int, total: int) -> None:
        nonlocal least, restarts
        restarts += remaining > least > 0
        least = remaining
        if restarts == _PATIENCE:
            raise _Restarted
        progress(total - remaining, total)

    with closing(connect(made, "rwc")) as target:
        for pragma in ("journal_mode=OFF", "synchronous=OFF"):  # made durable once it is whole
            target.execute(f"PRAGMA {pragma}")
        try:
            database.raw.backup(target, pages=_PAGES, progress=told)
        except _Restarted:
            database.raw.backup(target)
        target.execute("UPDATE head SET unclean = 0")


def _verify(made: Path) -> None:
    with speaking(made), closing(connect(made, "ro")) as copied:
        first = copied.execute("PRAGMA quick_check(1)").fetchone()[0]
    if first != "ok":
        raise ProjectDamaged(tr("The copy {path} came out damaged ({reason})", path=made, reason=first))


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable."""
    if os.name == "nt":  # there it is by itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def backup_folder(project: Path) -> Path:
    """Where a project's automatic copies lie: beside it."""
    return project.with_name(f"{project.stem} backups")


def make_folder(folder: Path) -> Path:
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise StorageFailed(
            tr("{path} could not be made: {reason}", path=folder, reason=error.strerror)
        ) from error
    return folder


def head_of(copy: Path) -> int | None:
    """The number of the last change in a copy; None when it cannot be read."""
    try:
        with closing(connect(copy, "ro")) as database:
            return int(database.execute("SELECT number FROM head").fetchone()[0])
    except (*DATABASE_ERRORS, TypeError, ValueError):
        return None


def backup_before_migration(database: Database, version: int) -> None:
    """Keep the file as it was under a format; done once."""
    folder = make_folder(backup_folder(database.path))
    out = folder / f"{database.path.stem} format {version}{database.path.suffix}"
    number = 2
    while out.exists():
        out = out.with_name(f"{database.path.stem} format {version} ({number}){database.path.suffix}")
        number += 1
    copy_database(database, out)
