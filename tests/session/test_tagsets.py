"""Tagsets come with the program or from a file, and applying one never leaves a span without its label."""

from pathlib import Path

import pytest

from annotator.domain.errors import TagsetError
from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset
from annotator.session import edits
from annotator.session.tagsets import apply_tagset, builtin_tagsets, load_tagset
from annotator.store.project_file import ProjectFile
from tests.session.datasets import put_out, take_in
from tests.session.projects import TAGSET, TEXT, add_document, new_project, place_of, sign_in


@pytest.mark.parametrize("word", ["news", "ace-2005", "conll-2003"])
def test_a_shipped_tagset_goes_by_its_word(word: str) -> None:
    assert word in builtin_tagsets()
    assert load_tagset(word.upper()) == load_tagset(word)
    assert load_tagset(word).labels


def test_a_tagset_is_read_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "small.json").write_text(TAGSET.to_json())
    assert load_tagset(str(tmp_path / "small.json")) == TAGSET


def test_what_is_no_tagset_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TagsetError, match="There is no tagset 'nosuch': give a file, or one of ace-2005"):
        load_tagset("nosuch")
    with pytest.raises(TagsetError, match=str(tmp_path.name)):
        load_tagset(str(tmp_path))
    with pytest.raises(TagsetError):
        load_tagset("x" * 5000)
    (tmp_path / "bad.json").write_bytes(b"\xff")
    with pytest.raises(TagsetError, match=r"bad\.json is no valid tagset"):
        load_tagset(str(tmp_path / "bad.json"))


@pytest.fixture
def used(tmp_path: Path) -> ProjectFile:
    """A project in which one PERSON stands."""
    file = new_project(tmp_path / "p.annproj")
    edits.add_span(file, sign_in(file, add_document(file)), Layer.ENTITY, "PERSON", [place_of(TEXT, "Vale")])
    return file


def person(layer: Layer = Layer.ENTITY) -> Tagset:
    return Tagset(name="New", labels=(Label(key="PERSON", layer=layer, name="Human"),))


def test_a_project_in_use_gets_the_next_version(used: ProjectFile) -> None:
    apply_tagset(used, used.id, person())
    assert (used.project.tagset().name, used.project.tagset().version) == ("New", 2)
    apply_tagset(used, used.id, person().model_copy(update={"version": 7}))
    assert used.project.tagset().version == 7


def test_a_project_without_spans_takes_the_tagset_as_it_is(tmp_path: Path) -> None:
    file = new_project(tmp_path / "p.annproj")
    apply_tagset(file, file.id, person())
    assert file.project.tagset() == person()


def test_a_label_in_use_may_not_vanish(used: ProjectFile) -> None:
    with pytest.raises(
        TagsetError, match=r"Other has no label PERSON, which spans of this project bear \(1\)"
    ):
        apply_tagset(used, used.id, Tagset(name="Other"))
    assert used.project.tagset() == TAGSET


def test_a_label_in_use_may_not_change_its_layer(used: ProjectFile) -> None:
    with pytest.raises(TagsetError, match="New has PERSON as claim, and here it is entity"):
        apply_tagset(used, used.id, person(Layer.CLAIM))


def test_a_label_whose_tagset_never_knew_it_may_come(used: ProjectFile) -> None:
    apply_tagset(used, used.id, person())
    apply_tagset(used, used.id, TAGSET)
    assert used.project.tagset().label_name("PERSON") == "PERSON"


def test_attributes_and_roles_that_work_may_bear_stay_switched_off(used: ProjectFile) -> None:
    apply_tagset(used, used.id, person())
    tagset = used.project.tagset()
    assert [(item.key, item.enabled) for item in tagset.attributes] == [
        (item.key, False) for item in TAGSET.attributes
    ]
    assert [(role.key, role.frames) for role in tagset.roles] == [(role.key, ()) for role in TAGSET.roles]


def test_what_an_older_tagset_allowed_comes_back_from_a_dataset(tmp_path: Path) -> None:
    file = new_project(tmp_path / "p.annproj")
    desk = sign_in(file, add_document(file))
    edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Vale")])
    edits.add_span(file, desk, Layer.CLAIM, "PROMISE", [place_of(TEXT, "We will move the pier")])
    speaker, promise = edits.current_set(file, desk).spans
    edits.add_link(file, desk, "claimer", promise.id, speaker.id)
    apply_tagset(file, file.id, Tagset(name="Bare", labels=TAGSET.labels))
    put_out(file, tmp_path / "out.jsonl")
    other = new_project(tmp_path / "q.annproj", Tagset(name="Empty"))
    take_in(other, tmp_path / "out.jsonl")
    put_out(other, tmp_path / "again.jsonl")
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()
    assert other.project.tagset() == file.project.tagset()
