"""Files and folders that appear whole or not at all."""

import os
import shutil
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

from annotator.domain.errors import OutputError
from annotator.formats.drafts import clear_leftovers, draft_of, held, hidden
from annotator.locations import destination, is_folder, is_no_file
from annotator.wording import tr


def sync_folder(folder: Path) -> None:
    """Make renames inside ``folder`` durable, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _settled(out: Path) -> Path:
    """Where ``out`` leads, if it is a link, so that what it leads to is replaced and not the link."""
    settled = destination(out)
    if not is_folder(settled.parent):
        raise OutputError(tr("The folder {folder} does not exist", folder=settled.parent))
    return settled


def _check_file(out: Path) -> None:
    if is_folder(out):
        raise OutputError(tr("{path} is a folder, and a file is to be written there", path=out))
    if is_no_file(out):
        raise OutputError(tr("{path} is not an ordinary file, and is not replaced", path=out))


def _failed(out: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(tr("{path} cannot be written: {reason}", path=out, reason=reason))


@contextmanager
def whole_files(*outs: Path) -> Generator[list[Path]]:
    """Paths to write to; they become ``outs``, the last one last, when the block ends without an error."""
    goals = [_settled(out) for out in outs]
    for goal in goals:
        _check_file(goal)
    try:
        with ExitStack() as stack:
            drafts = [stack.enter_context(_draft(goal, Path.touch)) for goal in goals]
            yield drafts
            for draft in drafts:
                sync_file(draft)
            for draft, goal in zip(drafts, goals, strict=True):
                draft.replace(goal)
            sync_folder(goals[-1].parent)
    except OSError as error:
        raise _failed(outs[-1], error) from error


def _draft(goal: Path, make: Callable[[Path], None]) -> AbstractContextManager[Path]:
    clear_leftovers(goal, "part")
    return draft_of(goal, make)


def _check_replaceable(out: Path, ours: frozenset[str]) -> None:
    if not out.exists():
        return
    if not out.is_dir():
        raise OutputError(tr("{path} is a file, and a folder is to be written there", path=out))
    foreign = sorted(entry.name for entry in out.iterdir() if entry.name not in ours)
    if foreign:
        raise OutputError(
            tr(
                "{path} is not replaced, for it holds {name!r}, which no export wrote",
                path=out,
                name=foreign[0],
            )
        )


def _swap(draft: Path, out: Path) -> None:
    if not out.exists():
        draft.rename(out)
        return
    old = hidden(out, "old")
    with held(out):
        out.rename(old)
        try:
            draft.rename(out)
        except OSError:
            old.rename(out)
            raise
        shutil.rmtree(old, ignore_errors=True)


@contextmanager
def whole_folder(out: Path, ours: frozenset[str]) -> Generator[Path]:
    """A folder to write into; it becomes ``out`` when the block ends without an error.

    A folder that stands there is replaced only if it holds nothing but entries named in ``ours``.
    """
    out = _settled(out)
    try:
        _check_replaceable(out, ours)
        with _draft(out, Path.mkdir) as draft:
            yield draft
            for path in sorted(draft.rglob("*")):
                if path.is_file():
                    sync_file(path)
                else:
                    sync_folder(path)
            sync_folder(draft)
            _swap(draft, out)
        clear_leftovers(out, "old")
        sync_folder(out.parent)
    except OSError as error:
        raise _failed(out, error) from error
