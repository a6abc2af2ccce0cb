"""Changes are read once and then remembered, and what was taken back is not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.change import Change, ChangeKey, ObjectKind, Operation, Scope
from annotator.domain.identity import new_id
from annotator.store import change_memory
from annotator.store.change_memory import ChangeMemory
from annotator.store.project_file import ProjectFile
from tests.store.makers import add_document, new_project, sign_in, work, write


def change(operations: int) -> Change:
    each = Operation(ObjectKind.SPAN, new_id(), {"alive": True})
    return Change(ChangeKey(new_id(), 1), 1, new_id(), Scope(new_id(), new_id()), (each,) * operations)


def test_a_change_is_known_by_its_row() -> None:
    memory, one, other = ChangeMemory(), change(1), change(1)
    memory.keep((1, b"one"), one)
    memory.keep((1, b"other"), other)
    assert memory.find((1, b"one")) is one
    assert memory.find((1, b"other")) is other
    assert memory.find((2, b"one")) is None


def test_what_was_asked_for_longest_ago_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_memory, "_MOST", 16)
    memory = ChangeMemory()
    for number in range(2):
        memory.keep((number,), change(3))
    assert memory.find((0,)) is not None
    memory.keep((2,), change(3))
    assert [memory.find((number,)) is not None for number in range(3)] == [True, False, True]


def test_a_change_too_large_to_be_remembered_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_memory, "_MOST", 10)
    memory = ChangeMemory()
    memory.keep((1,), change(30))
    assert memory.find((1,)) is None


def test_a_change_in_the_place_of_one_that_was_rolled_back_is_read_as_it_is(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        ada = sign_in(file, "Ada")
        document = add_document(file, ada).id

        def noted(text: str) -> list[object]:
            """All notes in the journal, after one more."""
            file.commit([work(document, ada, [write(ObjectKind.SET, document, note=text)])])
            changes = file.journal.of_document(document, annotator=ada)
            return [change.operations[0].writes["note"] for change in changes]

        with pytest.raises(ZeroDivisionError):
            given_up(file, lambda: noted("one"))
        assert noted("two") == ["two"]
        assert noted("three") == ["three", "two"]


def given_up(file: ProjectFile, act: Callable[[], object]) -> None:
    with file.transaction():
        act()
        raise ZeroDivisionError
