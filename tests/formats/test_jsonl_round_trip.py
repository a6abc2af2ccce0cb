"""Reading undoes writing, and writing again gives the same bytes."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.annotation_set import Reading
from annotator.domain.document import Document, DocumentDraft
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.tagset import Label, Tagset
from annotator.formats.base import ExportOptions, Findings, ImportOptions
from annotator.formats.jsonl import JsonlFormat, JsonlReader
from annotator.formats.jsonl_lines import LINE
from annotator.formats.vocabulary import extended
from tests.formats.corpora import PROJECT, TAGSET, corpora, made_document, made_reading, made_span


def write(readings: list[Reading], out: Path, tagset: Tagset = TAGSET, **options: object) -> bytes:
    JsonlFormat().write(readings, len(readings), tagset, out, replace(ExportOptions(), **options))
    return b"".join(path.read_bytes() for path in sorted(out.glob("*"))) if out.is_dir() else out.read_bytes()


def read(path: Path, known: Tagset | None = None) -> tuple[list[Reading], Findings]:
    reader = JsonlReader()
    known = known or reader.tagset(path)
    assert known is not None
    dataset = reader.read(path, ImportOptions(PROJECT, known))
    return list(dataset.readings), dataset.findings


@settings(max_examples=80, deadline=None)
@given(corpora())
def test_reading_is_the_inverse_of_writing(readings: list[Reading]) -> None:
    with TemporaryDirectory() as folder:
        first, second = Path(folder, "first.jsonl"), Path(folder, "second.jsonl")
        content = write(readings, first)
        back, findings = read(first)
        assert back == readings
        assert findings == Findings()
        assert write(back, second) == content
        assert (
            Path(folder, "second.tagset.json").read_bytes() == Path(folder, "first.tagset.json").read_bytes()
        )


@settings(max_examples=20, deadline=None)
@given(corpora())
def test_every_line_follows_the_published_schema(readings: list[Reading]) -> None:
    with TemporaryDirectory() as folder:
        lines = write(readings, Path(folder, "out.jsonl")).splitlines()
    validator = jsonschema.Draft202012Validator(LINE.json_schema())
    assert len(lines) == len(readings)
    for line in lines:
        validator.validate(orjson.loads(line))


@settings(max_examples=20, deadline=None)
@given(corpora(), st.integers(0, 5))
def test_a_split_dataset_comes_back_whole_and_gives_the_same_folder(
    readings: list[Reading], seed: int
) -> None:
    with TemporaryDirectory() as folder:
        first, second = Path(folder, "first"), Path(folder, "second")
        content = write(readings, first, split=(2, 1, 1), seed=seed)
        back, findings = read(first)
        assert findings == Findings()
        assert sorted(back, key=repr) == sorted(readings, key=repr)
        assert write(back, second, split=(2, 1, 1), seed=seed) == content


@settings(max_examples=20, deadline=None)
@given(corpora())
def test_without_its_tagset_a_dataset_still_gives_the_same_lines(readings: list[Reading]) -> None:
    empty = Tagset(name=TAGSET.name, version=1)
    with TemporaryDirectory() as folder:
        first, second = Path(folder, "first.jsonl"), Path(folder, "second.jsonl")
        content = write(readings, first)
        Path(folder, "first.tagset.json").unlink()
        back, findings = read(first, empty)
        known = extended(empty, findings, 3)
        again = write(back, second, known)
    assert [drop_tagset(line) for line in again.splitlines()] == [
        drop_tagset(line) for line in content.splitlines()
    ]


def drop_tagset(line: bytes) -> object:
    return {key: value for key, value in orjson.loads(line).items() if key != "tagset"}


def test_lone_surrogates_are_escaped_and_come_back(tmp_path: Path) -> None:
    document = Document.from_draft(PROJECT, DocumentDraft("a\ud83d", "b\udc00 😀c", "en", {"k": "\ud800"}))
    span = made_span(document.text, "ORG", (1, 4), note="\udfff")
    readings = [made_reading(document, span)]
    content = write(readings, tmp_path / "out.jsonl")
    assert b"b\\udc00 \xf0\x9f\x98\x80c" in content
    assert JsonlReader().sniff(tmp_path / "out.jsonl")
    assert read(tmp_path / "out.jsonl") == (readings, Findings())


def test_two_surrogate_halves_side_by_side_are_a_loss_and_not_another_text(tmp_path: Path) -> None:
    broken = made_reading(made_document("a \ud83d\ude00 b"))
    whole = made_reading(made_document("whole"))
    report = JsonlFormat().write([broken, whole], 2, TAGSET, tmp_path / "out.jsonl", ExportOptions())
    assert [loss.document for loss in report.losses] == [broken.document.id]
    assert read(tmp_path / "out.jsonl")[0] == [whole]


def test_integers_of_any_size_survive(tmp_path: Path) -> None:
    readings = [
        made_reading(made_document("x", numbers=[2**70, 160554712489567715328, -(2**63), 1e300, 0.1]))
    ]
    write(readings, tmp_path / "out.jsonl")
    assert read(tmp_path / "out.jsonl")[0] == readings


def labels(*items: tuple[str, str]) -> Tagset:
    return Tagset(
        name="Names", labels=tuple(Label(key=key, layer=Layer.ENTITY, name=name) for key, name in items)
    )


def entity(text: str, label: str) -> Span:
    return replace(made_span(text, "PERSON", (0, len(text))), label=label)


def test_labels_with_confusing_names_keep_their_keys(tmp_path: Path) -> None:
    tagset = labels(("A", "X"), ("B", "X"), ("C", "A"), ("D", "D name"))
    document = made_document("x")
    readings = [made_reading(document, *(entity("x", key) for key in "ABCD"))]
    content = write(readings, tmp_path / "out.jsonl", tagset)
    written = [span["label"] for span in orjson.loads(content)["spans"]]
    assert written == ["A", "B", "C", "D name"]
    assert read(tmp_path / "out.jsonl")[0] == readings


def test_merged_labels_are_written_as_the_one_that_replaced_them_and_stay_in_order(tmp_path: Path) -> None:
    old = Label(key="A", layer=Layer.ENTITY, name="a", replaced_by="Z")
    tagset = Tagset(name="Merged", labels=(old, *labels(("M", "M"), ("Z", "zet")).labels))
    readings = [made_reading(made_document("x"), entity("x", "A"), entity("x", "M"))]
    content = write(readings, tmp_path / "out.jsonl", tagset)
    assert [span["label"] for span in orjson.loads(content)["spans"]] == ["M", "zet"]
    back, _ = read(tmp_path / "out.jsonl")
    assert write(back, tmp_path / "again.jsonl", tagset) == content
