import os
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import Cancelled, OutputError, ProjectDamaged, StorageFailed
from annotator.store import copying, doctor
from annotator.store.backup import EVERY, backup, backup_if_due, superfluous
from annotator.store.copying import backup_folder
from annotator.store.project_file import ProjectFile
from tests.store.makers import add_document, add_span
from tests.store.pictures import picture

NOON = datetime(2031, 5, 20, 12, 0, 0)


def test_a_backup_is_the_project(path: Path, file: ProjectFile, ada: str) -> None:
    add_span(file, add_document(file, ada), ada, (0, 4))
    out = path.with_name("copy.annproj")
    told: list[tuple[int, int | None]] = []
    backup(file, out, lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1]
    assert doctor.check(out).problems == []
    with ProjectFile.open(out) as copy:
        assert picture(copy) == picture(file)
    assert out.stat().st_mode & 0o777 == path.stat().st_mode & 0o777


def test_a_backup_overwrites_nothing_and_needs_a_folder(path: Path, file: ProjectFile) -> None:
    with pytest.raises(OutputError, match="exists already"):
        backup(file, path)
    with pytest.raises(OutputError, match="no folder"):
        backup(file, path.parent / "nowhere" / "copy.annproj")


def test_a_cancelled_backup_leaves_nothing(path: Path, file: ProjectFile) -> None:
    def stop(done: int, total: int | None) -> None:
        raise Cancelled("enough")

    with pytest.raises(Cancelled):
        backup(file, path.with_name("copy.annproj"), stop)
    assert [each.name for each in path.parent.iterdir() if "copy" in each.name] == []


def test_a_backup_beside_a_busy_writer_comes_to_an_end(
    path: Path, file: ProjectFile, ada: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "_PAGES", 1)
    out = path.with_name("copy.annproj")
    with ProjectFile.open(path, read_only=True) as reader:
        backup(reader, out, lambda done, total: add_document(file, ada) and None)
    with ProjectFile.open(out, read_only=True) as copy:
        assert 0 < copy.documents.count() <= file.documents.count()
    assert doctor.check(out).problems == []


def test_a_copy_that_came_out_damaged_is_not_kept(
    path: Path, file: ProjectFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = copying.connect

    def spoil(made: Path, mode: str) -> sqlite3.Connection:
        if mode == "ro":
            with made.open("rb+") as copied:
                copied.seek(4096 * 3)
                copied.write(b"\xff" * 4096)
        return real(made, mode)

    monkeypatch.setattr(copying, "connect", spoil)
    out = path.with_name("copy.annproj")
    with pytest.raises(ProjectDamaged, match="came out damaged"):
        backup(file, out)
    assert not out.exists()


def test_a_disk_that_refuses_the_copy_is_told(
    path: Path, file: ProjectFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StorageFailed, match="Input/output error"):
        backup(file, path.with_name("copy.annproj"))


def test_scheduled_backups_come_when_due_and_something_changed(file: ProjectFile, ada: str) -> None:
    first = backup_if_due(file, datetime.now())
    assert first is not None
    assert first.parent == backup_folder(file.path)
    assert doctor.check(first).problems == []
    assert backup_if_due(file, datetime.now()) is None
    assert backup_if_due(file, datetime.now() + 3 * EVERY) is None


def test_a_change_makes_the_next_backup_due(file: ProjectFile, ada: str) -> None:
    long_ago = datetime.now() - timedelta(days=1)
    first = backup_if_due(file, long_ago)
    add_document(file, ada)
    assert backup_if_due(file, long_ago + EVERY / 2) is None
    second = backup_if_due(file, long_ago + EVERY)
    assert None not in (first, second)


def test_old_backups_are_thinned_and_other_files_left_alone(file: ProjectFile, ada: str) -> None:
    folder = backup_folder(file.path)
    folder.mkdir()
    kept = folder / "a format 1.annproj"
    kept.write_text("from before a migration")
    for hours in range(1, 200):
        moment = datetime.now() - timedelta(days=400, hours=hours)
        (folder / f"a {moment:%Y-%m-%d %H%M%S}.annproj").write_text("old")
    assert backup_if_due(file, datetime.now()) is not None
    assert kept.exists()
    assert len(list(folder.iterdir())) < 30


def test_a_folder_that_cannot_be_made_is_told(path: Path, file: ProjectFile) -> None:
    backup_folder(path).write_text("in the way")
    with pytest.raises(StorageFailed, match="could not be made"):
        backup_if_due(file, datetime.now())


@given(st.sets(st.integers(0, 3 * 365 * 24), max_size=300))
def test_thinning_keeps_the_new_and_some_of_the_old(hours: set[int]) -> None:
    moments = {Path(str(hour)): NOON - timedelta(hours=hour) for hour in hours}
    dropped = superfluous(moments)
    kept = moments.keys() - set(dropped)
    assert len(kept) <= 8 + 14 + 10 + 24
    newest = sorted(moments, key=lambda path: moments[path], reverse=True)[:8]
    assert kept >= set(newest)
    months = {moment.strftime("%Y-%m") for moment in moments.values()}
    latest_months = sorted(months, reverse=True)[:24]
    assert {moments[path].strftime("%Y-%m") for path in kept} >= set(latest_months)
    again = {path: moment for path, moment in moments.items() if path in kept}
    assert superfluous(again) == []


def test_a_copy_is_marked_as_closed_cleanly(path: Path, file: ProjectFile, ada: str) -> None:
    out = path.with_name("copy.annproj")
    backup(file, out)
    with closing(sqlite3.connect(out)) as copy:
        assert copy.execute("SELECT unclean FROM head").fetchone() == (0,)
    assert file.database.value("SELECT unclean FROM head") == 1
