"""How a project file comes into the world: made under another name, then renamed."""

import contextlib
import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from annotator import __version__
from annotator.domain.change import Draft, ObjectKind, Operation, Scope
from annotator.domain.errors import ProjectExists, ProjectReadOnly, StorageFailed
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id, Json
from annotator.store.copying import sync_folder
from annotator.store.database import Database
from annotator.store.migrations import APPLICATION_ID, FORMAT, STEPS
from annotator.wording import tr


def check_free(path: Path) -> None:
    try:
        if os.path.lexists(path):
            raise ProjectExists(tr("{path} exists already", path=path))
        if not path.parent.is_dir():
            raise StorageFailed(tr("There is no folder {folder}", folder=path.parent))
    except OSError as error:
        raise StorageFailed(
            tr("{path} cannot be reached: {reason}", path=path, reason=error.strerror)
        ) from error


def draft_path(path: Path) -> Path:
    """Where the file is made; what an interrupted creation left there is removed."""
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.unlink(missing_ok=True)
    except OSError as error:
        raise ProjectReadOnly(
            tr("{path} cannot be made: {reason}", path=path, reason=error.strerror)
        ) from error
    return draft


@contextmanager
def made_whole(path: Path) -> Generator[Path]:
    """Where to make the file; it becomes ``path`` when the block ends, and is removed on an error.

    Errors then name the path that was asked for, and not that of the draft.
    """
    draft = draft_path(path)
    try:
        yield draft
        put_in_place(draft, path)
    except StorageFailed as error:
        raise StorageFailed(str(error).replace(str(draft), str(path))) from error
    finally:
        for left in (draft, draft.with_name(f"{draft.name}-journal")):
            with contextlib.suppress(OSError):
                left.unlink()


def new_database(path: Path, project: Id) -> Database:
    """All tables, empty."""
    database = Database(path, "rwc")
    try:
        database.make_durable()
        info = {"project": project, "min_reader": STEPS[-1].min_reader, "written_by": __version__}
        with database.writing():
            for step in STEPS:
                step.apply(database.execute)
            database.execute("INSERT INTO info VALUES (?, ?)", list(info.items()))
            database.execute("INSERT INTO head VALUES (1, 0, 0, 0)")
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {FORMAT}")
    except BaseException:
        database.close()
        raise
    return database


def first_drafts(project: Id, name: str, tagset: Tagset) -> list[Draft]:
    """Name and tagset; nobody has signed in yet, so the project itself is their author."""
    tagset_json = cast("dict[str, Json]", tagset.model_dump(mode="json", exclude_defaults=True))
    return [
        Draft(Scope(), project, [Operation(ObjectKind.PROJECT, project, {"name": name})]),
        Draft(Scope(), project, [Operation(ObjectKind.TAGSET, project, {"tagset": tagset_json})]),
    ]


def put_in_place(made: Path, path: Path) -> None:
    """Give a finished file its name, so that a power cut leaves it whole or absent."""
    try:
        made.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise StorageFailed(
            tr("{path} could not be written: {reason}", path=path, reason=error.strerror)
        ) from error
