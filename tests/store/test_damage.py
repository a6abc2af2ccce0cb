"""Files in which bytes are wrong: they open, or they say so; nothing else."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from annotator.domain.change import ObjectKind
from annotator.domain.errors import AnnotatorError, ProjectDamaged
from annotator.domain.identity import new_id
from annotator.domain.link import Link
from annotator.store import doctor, encoding
from annotator.store.encoding import pack_bytes
from annotator.store.project_file import ProjectFile
from annotator.store.salvage import salvage
from tests.store.makers import (
    add_document,
    add_span,
    link_operation,
    make_document,
    new_project,
    sign_in,
    work,
    write,
)
from tests.store.pictures import all_changes, picture

SEEDS = range(60)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a project with a dozen documents and some work on each."""
    path = tmp_path_factory.mktemp("damage") / "a.annproj"
    with new_project(path) as file:
        people = [sign_in(file, name) for name in ("Ada", "Bo")]
        for number in range(12):
            document = add_document(
                file, people[0], make_document(f"{number} " + "Ines met the mayor. " * 40)
            )
            for person in people:
                spans = [add_span(file, document, person, (place, place + 7)) for place in range(0, 60, 10)]
                link = Link(new_id(), "agent", spans[0].id, spans[1].id)
                note = write(ObjectKind.SET, document.id, note="Größe")
                file.commit([work(document.id, person, [link_operation(link), note])])
    return path.read_bytes()


def flip(content: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice([1, 5, 50, 400])):
        content[chance.randrange(100, len(content))] = chance.randrange(256)


def blank(content: bytearray, chance: random.Random) -> None:
    start = chance.randrange(1, len(content) // 4096) * 4096
    content[start : start + 4096] = bytes(4096)


def truncate(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(1, len(content)) :]


def spoil_text(content: bytearray, chance: random.Random) -> None:
    """Bytes that UTF-8 cannot hold, in the middle of a word."""
    place = content.find("Größe".encode(), chance.randrange(len(content) // 2))
    content[place + 2] = 0xFF


def change_text(content: bytearray, chance: random.Random) -> None:
    """Another letter, which no check of pages can notice."""
    place = content.find(b"agent", chance.randrange(len(content) // 2))
    content[place] = ord("u")


DAMAGES = [flip, blank, truncate, spoil_text, change_text]


def look_at_everything(path: Path) -> None:
    for read_only in (True, False):
        with ProjectFile.open(path, read_only=read_only) as file:
            picture(file)
            all_changes(file)
            if not read_only:
                add_document(file, new_id(), make_document(new_id()))


def attempt(what: Callable[[], object]) -> None:
    """Only errors that a user is told in a sentence come out of a damaged file."""
    with suppress(AnnotatorError):
        what()


@pytest.mark.parametrize("seed", SEEDS)
def test_damage_is_told_in_a_sentence(path: Path, sound: bytes, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(sound)
    DAMAGES[seed % len(DAMAGES)](content, chance)
    path.write_bytes(content)
    attempt(lambda: doctor.check(path))
    attempt(lambda: salvage(path, path.with_name("saved.annproj")))
    attempt(lambda: look_at_everything(path))


@pytest.mark.parametrize("seed", range(10))
def test_a_changed_byte_never_changes_work_unnoticed(path: Path, sound: bytes, seed: int) -> None:
    content = bytearray(sound)
    change_text(content, random.Random(seed))
    path.write_bytes(content)
    assert doctor.check(path).problems != []


@pytest.mark.parametrize(
    "table", ["identity", "journal", "text", "document", "annotation_set", "span", "head"]
)
def test_a_lost_page_is_named_and_the_rest_is_still_looked_at(path: Path, sound: bytes, table: str) -> None:
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as connection:
        sql = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        root = connection.execute(sql, (table,)).fetchone()[0]
    content = bytearray(sound)
    content[(root - 1) * 4096 : root * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    problems = doctor.check(path).problems
    assert any(problem.what == "file" for problem in problems)
    with pytest.raises(AnnotatorError):
        look_at_everything(path)


def read_texts_and_changes(path: Path) -> None:
    with ProjectFile.open(path) as file:
        file.documents.page(-1, 10)
        all_changes(file)


@pytest.mark.parametrize("where", ["text SET body", "journal SET payload"])
def test_what_would_unpack_to_more_than_there_is_memory_is_refused(
    path: Path, sound: bytes, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.write_bytes(sound)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"UPDATE {where} = ?", (pack_bytes(bytes(100_000)),))
    monkeypatch.setattr(encoding, "LARGEST", 50_000)
    with pytest.raises(ProjectDamaged, match=r"a\.annproj is damaged: .*unpacked, a piece of it has more"):
        read_texts_and_changes(path)


def test_a_link_without_its_spans_is_damage_and_not_handed_on(tmp_path: Path, sound: bytes) -> None:
    path = tmp_path / "a.annproj"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM span")
    with ProjectFile.open(path, read_only=True) as file:
        documents = [document.id for _, document in file.documents.page(-1, 100)]
        with pytest.raises(ProjectDamaged, match="a link stands there without its span"):
            file.sets.of_documents(documents)
