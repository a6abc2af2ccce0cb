import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from annotator.domain.change import ObjectKind
from annotator.domain.errors import NotAProject, ProjectDamaged, ProjectExists
from annotator.domain.identity import new_id
from annotator.domain.link import Link
from annotator.store import doctor
from annotator.store.project_file import ProjectFile
from annotator.store.salvage import Salvaged, salvage
from tests.store.makers import (
    TAGSET,
    add_document,
    add_span,
    link_operation,
    make_document,
    new_project,
    sign_in,
    work,
    write,
)
from tests.store.pictures import Picture, picture


@pytest.fixture
def made(path: Path) -> Path:
    with new_project(path) as file:
        ada = sign_in(file, "Ada")
        for number in range(3):
            document = add_document(file, ada, make_document(f"{number} Ines met the mayor."))
            spans = [add_span(file, document, ada, (2, 6)), add_span(file, document, ada, (15, 20))]
            link = link_operation(Link(new_id(), "agent", spans[0].id, spans[1].id))
            file.commit([work(document.id, ada, [link, write(ObjectKind.SET, document.id, note="n")])])
    return path


def execute(path: Path, statements: Sequence[str]) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def seen(path: Path) -> Picture:
    """What a project shows, whatever its journal looks like."""
    with ProjectFile.open(path, read_only=True) as file:
        return {key: value for key, value in picture(file).items() if key != "folded"}


def saved(path: Path) -> tuple[Salvaged, Picture]:
    out = path.with_name("saved.annproj")
    report = salvage(path, out)
    assert doctor.check(out).problems == []
    return report, seen(out)


def test_a_sound_project_is_saved_whole(made: Path) -> None:
    before = seen(made)
    report, after = saved(made)
    assert after == before
    assert (report.documents, report.lost_changes, report.rescued, report.lost) == (3, 0, 0, 0)


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE span SET label = 'GPE'", "DELETE FROM link", "DELETE FROM tally", "DELETE FROM head"],
        ["DELETE FROM info"],
        ["DROP TABLE span", "DROP TABLE annotation_set", "DROP TABLE document"],
    ],
)
def test_the_journal_alone_brings_everything_back(made: Path, statements: Sequence[str]) -> None:
    before = seen(made)
    execute(made, statements)
    report, after = saved(made)
    assert after == before
    assert report.lost_changes == 0


@pytest.mark.parametrize("lost", ["number > 3", "number % 2 = 0", "number % 2 = 1", "number > 0"])
def test_the_tables_give_what_the_journal_lost(made: Path, lost: str) -> None:
    before = seen(made)
    execute(made, [f"UPDATE journal SET payload = x'00' WHERE {lost}"])
    report, after = saved(made)
    assert after == before
    assert report.lost_changes > 0
    assert report.rescued > 0
    assert report.lost == 0


def test_work_on_a_lost_text_is_counted_as_lost(made: Path) -> None:
    execute(made, ["UPDATE journal SET payload = x'00' WHERE number > 3", "DELETE FROM text WHERE rowid = 1"])
    report, after = saved(made)
    assert (report.documents, len(after["documents"])) == (2, 2)
    assert report.lost >= 3


def test_rows_that_cannot_be_understood_are_counted_as_lost(made: Path) -> None:
    execute(
        made,
        [
            "UPDATE journal SET payload = x'00' WHERE number > 3",
            "UPDATE span SET origin = 'x' WHERE start = 2",
            "UPDATE annotator SET registers = 'x'",
            "UPDATE text SET body = x'02' WHERE rowid = 2",
        ],
    )
    assert saved(made)[0].lost >= 4


@pytest.mark.parametrize("spoil", ["DELETE FROM identity", "UPDATE identity SET id = x'00'"])
def test_work_whose_document_nobody_can_name_is_left(made: Path, spoil: str) -> None:
    named = "(SELECT min(number) FROM document)"
    lost = "UPDATE journal SET payload = x'00' WHERE number > 3"
    other = "UPDATE text SET body = (SELECT body FROM text WHERE rowid = 2) WHERE rowid = 3"
    execute(made, [lost, other, f"{spoil} WHERE number = {named}"])
    report, after = saved(made)
    assert (report.documents, len(after["documents"])) == (1, 1)


def test_an_empty_object_is_no_loss(made: Path) -> None:
    execute(
        made,
        [
            "UPDATE journal SET payload = x'00' WHERE number > 3",
            "UPDATE document SET registers = '{}' WHERE number = (SELECT min(number) FROM document)",
        ],
    )
    assert saved(made)[0].documents == 2


def test_a_lost_tagset_comes_from_the_tables(made: Path) -> None:
    execute(made, ["UPDATE journal SET payload = x'00' WHERE number = 2"])
    assert saved(made)[1]["tagset"] == TAGSET


def test_nothing_to_save_is_said(made: Path, path: Path) -> None:
    execute(made, ["DELETE FROM info", "DELETE FROM journal"])
    with pytest.raises(ProjectDamaged, match=r"Nothing of .* can be read"):
        salvage(made, made.with_name("saved.annproj"))
    assert list(made.parent.iterdir()) == [made]


def test_only_projects_are_salvaged_and_nothing_is_overwritten(made: Path) -> None:
    with pytest.raises(ProjectExists):
        salvage(made, made)
    other = made.with_name("other.annproj")
    other.write_text("no project")
    with pytest.raises(NotAProject):
        salvage(other, made.with_name("saved.annproj"))
