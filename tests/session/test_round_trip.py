"""Export, import into a new project, export: the same bytes, through the real store."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotation_set import Reading
from annotator.domain.annotator import Annotator
from annotator.domain.identity import annotator_id
from annotator.domain.tagset import Tagset
from annotator.formats.base import ExportOptions
from annotator.locations import corpus
from annotator.session import demo
from annotator.session.people import annotator_draft
from annotator.store.project_file import ProjectFile
from tests.formats.corpora import PEOPLE, TAGSET, corpora
from tests.session.datasets import put_out, take_in, write_dataset
from tests.session.projects import new_project


def fresh(path: Path, tagset: Tagset | None = None) -> ProjectFile:
    return new_project(path, tagset or Tagset(name="Empty"))


def files(folder: Path, name: str) -> dict[str, bytes]:
    return {path.name.removeprefix(name): path.read_bytes() for path in folder.glob(f"{name}*")}


def test_the_demo_corpus_comes_back(tmp_path: Path) -> None:
    demo.build(tmp_path / "demo.annproj")
    with ProjectFile.open(tmp_path / "demo.annproj", read_only=True) as first:
        put_out(first, tmp_path / "one.jsonl")
    with fresh(tmp_path / "again.annproj") as second:
        summary = take_in(second, tmp_path / "one.jsonl")
        put_out(second, tmp_path / "two.jsonl")
    assert not summary.refused
    assert files(tmp_path, "one") == files(tmp_path, "two")


def test_the_demo_corpus_is_what_an_export_of_it_gives(tmp_path: Path) -> None:
    with fresh(tmp_path / "p.annproj") as file:
        take_in(file, corpus("demo", "demo.jsonl"))
        put_out(file, tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_bytes() == corpus("demo", "demo.jsonl").read_bytes()
    assert (tmp_path / "out.tagset.json").read_bytes() == corpus("demo", "demo.tagset.json").read_bytes()


@settings(max_examples=30, deadline=None)
@given(corpora())
def test_any_corpus_comes_back(readings: list[Reading]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_dataset(folder / "zero.jsonl", sorted_by_name(readings))
        with fresh(folder / "one.annproj") as file:
            summary = take_in(file, folder / "zero.jsonl")
            assert (summary.refused, summary.already) == ([], [])
            put_out(file, folder / "one.jsonl")
        with fresh(folder / "two.annproj") as file:
            take_in(file, folder / "one.jsonl")
            put_out(file, folder / "two.jsonl")
        assert files(folder, "one.").keys() == {"annproj", "jsonl", "tagset.json"}
        for suffix in ("jsonl", "tagset.json"):
            written = [(folder / f"{each}.{suffix}").read_bytes() for each in ("zero", "one", "two")]
            assert written[0] == written[1] == written[2]


def storable(reading: Reading) -> Reading:
    """Metadata that is null is metadata that was never written."""
    meta = {key: value for key, value in reading.document.meta.items() if value is not None}
    return replace(reading, document=replace(reading.document, meta=meta))


def sorted_by_name(readings: list[Reading]) -> list[Reading]:
    """In the order of files: documents as they are, their readings by annotator."""
    order = {reading.document.id: place for place, reading in reversed(list(enumerate(readings)))}
    return sorted(
        map(storable, readings),
        key=lambda each: (order[each.document.id], each.annotator.name if each.annotator else ""),
    )


@settings(max_examples=8, deadline=None)
@given(corpora(), st.integers(0, 9))
def test_a_split_corpus_comes_back_part_by_part(readings: list[Reading], seed: int) -> None:
    options = ExportOptions(split=(2, 1, 1), seed=seed)
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_dataset(folder / "zero.jsonl", sorted_by_name(readings))
        with fresh(folder / "one.annproj") as file:
            take_in(file, folder / "zero.jsonl")
            put_out(file, folder / "one", options=options)
        with fresh(folder / "two.annproj") as file:
            assert not take_in(file, folder / "one").refused
            put_out(file, folder / "two", options=options)
        one, two = (
            {path.name: path.read_bytes() for path in (folder / each).iterdir()} for each in ("one", "two")
        )
        assert one == two


@settings(max_examples=8, deadline=None)
@given(corpora())
def test_a_corpus_comes_back_from_a_project_that_knows_its_annotators(readings: list[Reading]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_dataset(folder / "zero.jsonl", sorted_by_name(readings))
        with fresh(folder / "one.annproj", TAGSET) as file:
            for person in PEOPLE:
                there = Annotator(annotator_id(file.id, person.name), person.name, person.kind)
                file.commit([annotator_draft(there)])
            take_in(file, folder / "zero.jsonl")
            put_out(file, folder / "one.jsonl")
        assert (folder / "one.jsonl").read_bytes() == (folder / "zero.jsonl").read_bytes()
