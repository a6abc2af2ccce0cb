"""Backups on demand, and on a schedule: dense for the last day, thinner the older they are."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from annotator.domain.progress import Progress, no_progress
from annotator.store.copying import backup_folder, copy_database, head_of, make_folder
from annotator.store.project_file import ProjectFile

EVERY = timedelta(hours=1)
_STAMP = "%Y-%m-%d %H%M%S"

_Bucket = Callable[[datetime], object]
_KEPT: tuple[tuple[int, _Bucket], ...] = (
    (8, lambda moment: moment),
    (14, lambda moment: moment.date()),
    (10, lambda moment: moment.isocalendar()[:2]),
    (24, lambda moment: (moment.year, moment.month)),
)
"""How many are kept: the last ones, and the last of each of so many days, weeks and months."""


def backup(file: ProjectFile, out: Path, progress: Progress = no_progress) -> None:
    """Copy an open project to ``out``; ``OutputError`` when something is there.

    ``progress`` counts pages; commits that it lets happen on ``file`` are in the copy.
    """
    copy_database(file.database, out, progress)


def backup_if_due(
    file: ProjectFile, now: datetime, progress: Progress = no_progress, *, folder: Path | None = None
) -> Path | None:
    """A scheduled backup, when the last is old enough and something has changed since; thins the others."""
    folder = folder or backup_folder(file.path)
    moments = _moments(folder, file.path)
    last = max(moments, key=lambda path: moments[path], default=None)
    if last is not None and (now - moments[last] < EVERY or head_of(last) == file.journal.head()):
        return None
    out = make_folder(folder) / f"{file.path.stem} {now.strftime(_STAMP)}{file.path.suffix}"
    copy_database(file.database, out, progress)
    for old in superfluous({**moments, out: now}):
        old.unlink(missing_ok=True)
    return out


def _moments(folder: Path, project: Path) -> dict[Path, datetime]:
    """The scheduled backups of a project, by the time in their names."""
    found: dict[Path, datetime] = {}
    for path in folder.glob(f"*{project.suffix}") if folder.is_dir() else ():
        try:
            found[path] = datetime.strptime(path.stem.removeprefix(f"{project.stem} "), _STAMP)
        except ValueError:
            continue
    return found


def superfluous(moments: dict[Path, datetime]) -> list[Path]:
    """Those that thinning takes away."""
    newest_first = sorted(moments, key=lambda path: moments[path], reverse=True)
    kept: set[Path] = set()
    for count, bucket in _KEPT:
        kept.update(_latest_of_each(newest_first, lambda path, of=bucket: of(moments[path]), count))
    return [path for path in newest_first if path not in kept]


def _latest_of_each(paths: Iterable[Path], bucket: Callable[[Path], object], count: int) -> list[Path]:
    seen: dict[object, Path] = {}
    for path in paths:
        seen.setdefault(bucket(path), path)
    return list(seen.values())[:count]
