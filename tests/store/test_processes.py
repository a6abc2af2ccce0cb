"""What several processes do to one file, and what a killed one leaves."""

import random
from pathlib import Path

import pytest

from annotator.domain.change import ObjectKind, Scope
from annotator.domain.errors import ProjectInUse
from annotator.domain.identity import annotator_id
from annotator.store.lock import is_held
from annotator.store.project_file import ProjectFile
from tests.store import children
from tests.store.makers import add_document, new_project, sign_in
from tests.store.pictures import assert_sound

KILLS = 8
COUNTS = 15


@pytest.fixture
def ready(path: Path) -> Path:
    """A project with one document and one annotator, closed."""
    with new_project(path) as file:
        add_document(file, sign_in(file, "Ada"))
    return path


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(ready: Path) -> None:
    chance = random.Random(7)
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        with children.start("add spans", ready) as child:
            assert child.stdout is not None
            assert child.stdout.readline() == "ready\n"
            for _ in range(chance.randint(1, 60)):
                acknowledged.add(child.stdout.readline().strip())
            child.kill()
            acknowledged.update(line.strip() for line in child.stdout if line.endswith("\n"))
        with ProjectFile.open(ready) as file:
            ((_, document),) = file.documents.page(-1, 1)
            found = file.sets.get(document.id, annotator_id(file.id, "Ada"))
            assert found is not None
            assert acknowledged <= {span.id for span in found.spans}
            assert_sound(file)


def test_two_processes_that_count_lose_no_count(ready: Path) -> None:
    pair = [children.start("count", ready, str(COUNTS)) for _ in range(2)]
    assert [child.wait() for child in pair] == [0, 0]
    for child in pair:
        child.communicate()
    with ProjectFile.open(ready, read_only=True) as file:
        ada = annotator_id(file.id, "Ada")
        ((_, document),) = file.documents.page(-1, 1)
        registers = file.registers(Scope(document.id, ada), ObjectKind.SET, document.id)
    assert registers["note"] == str(2 * COUNTS)


def test_a_writer_is_named_and_does_not_keep_readers_out(ready: Path) -> None:
    with children.start("hold", ready) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        assert is_held(ready)
        with pytest.raises(ProjectInUse, match=rf" on .* \(process {child.pid}\)"):
            ProjectFile.open(ready)
        with ProjectFile.open(ready, read_only=True) as file:
            assert file.documents.count() == 1
        child.kill()
    assert not is_held(ready)
    ProjectFile.open(ready).close()
    assert not is_held(ready)
