"""What the reader refuses, what it repairs, and what it tells."""

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.annotation_set import Reading, Status
from annotator.domain.errors import Cancelled, TagsetError, UnreadableFile
from annotator.domain.identity import foreign_id, is_id, text_sha256
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.tagset import Label, Tagset
from annotator.formats import jsonl_reader
from annotator.formats.base import ExportOptions, Findings, ImportOptions
from annotator.formats.jsonl import JsonlFormat, JsonlReader
from tests.formats.corpora import PEOPLE, PROJECT, TAGSET, made_document, made_id, made_reading, made_span

TEXT = "Ana 😀 met Bo"


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Two lines, the first with an entity, a claim, and a link."""
    document = made_document(TEXT, note="x")
    entity = made_span(TEXT, "PERSON", "Bo")
    claim = made_span(TEXT, "ASSERTION", TEXT)
    link = Link(made_id(), "claimer", claim.id, entity.id)
    readings = [made_reading(document, entity, claim, links=[link]), made_reading(made_document("Two"))]
    JsonlFormat().write(readings, 2, TAGSET, tmp_path / "data.jsonl", ExportOptions())
    return tmp_path / "data.jsonl"


def read(path: Path, known: Tagset = TAGSET) -> tuple[list[Reading], Findings]:
    dataset = JsonlReader().read(path, ImportOptions(PROJECT, known))
    return list(dataset.readings), dataset.findings


def change(path: Path, edit: Callable[[Any], object], line: int = 0) -> None:
    lines = [orjson.loads(content) for content in path.read_bytes().splitlines()]
    edit(lines[line])
    path.write_bytes(b"".join(orjson.dumps(value) + b"\n" for value in lines))


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(path)
    return str(caught.value)


BROKEN: list[tuple[Callable[[Any], object], str]] = [
    (lambda line: line.pop("sha256"), "sha256: Field required"),
    (lambda line: line.update(colour="red"), "colour: Extra inputs"),
    (lambda line: line.update(language=3), "language: Input should be a valid string"),
    (lambda line: line["spans"][1].update(start="4"), "spans.1.start: Input should be a valid integer"),
    (lambda line: line["spans"][1].update(start=-4), "spans.1.start: Input should be greater"),
    (lambda line: line["spans"][0].update(layer="topic"), "spans.0.layer: Input should be"),
    (lambda line: line["spans"][0].update(attributes={"a": 3}), "spans.0.attributes.a"),
    (lambda line: line["spans"][0].update(attributes={"a b": "x"}), "attributes: 'a b' cannot be"),
    (lambda line: line["links"][0].update(role="a b"), "links.0.role"),
    (lambda line: line.update(text="another text"), "sha256: is not that of the text"),
    (lambda line: line["annotator"].update(kind="robot"), "annotator.kind"),
]

HALVES: list[tuple[Callable[[Any], object], str]] = [
    (lambda line: line["annotator"].update(name="\ud800"), "names nothing: it holds a broken character"),
    (lambda line: line["spans"][0].update(id="\ud800"), "names nothing: it holds a broken character"),
    (lambda line: line["spans"][0].update(label="\ud800"), "cannot be the name of a label"),
]


@pytest.mark.parametrize(("edit", "reason"), HALVES)
def test_half_a_character_where_a_name_belongs_is_told(
    dataset: Path, edit: Callable[[Any], object], reason: str
) -> None:
    lines = [orjson.loads(content) for content in dataset.read_bytes().splitlines()]
    edit(lines[0])
    dataset.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="ascii")
    assert refusal(dataset).startswith("data.jsonl, line 1: ")
    assert refusal(dataset).endswith(reason)


@pytest.mark.parametrize(("edit", "reason"), BROKEN, ids=[reason for _, reason in BROKEN])
def test_a_broken_line_is_refused_with_file_line_and_field(
    dataset: Path, edit: Callable[[Any], object], reason: str
) -> None:
    change(dataset, edit)
    assert refusal(dataset).startswith(f"data.jsonl, line 1: {reason}")


@pytest.mark.parametrize(
    "content",
    [b"{", b"[1]", b"null", b"\xff\xfe", b'{"id":"a","id":"b"}', b"NaN", b"[" * 100_000, b"\x00"],
)
def test_what_is_no_line_is_refused(dataset: Path, content: bytes) -> None:
    dataset.write_bytes(dataset.read_bytes() + content + b"\n")
    assert refusal(dataset).startswith("data.jsonl, line 3: ")


def test_a_double_key_is_refused_wherever_it_stands(dataset: Path) -> None:
    dataset.write_bytes(dataset.read_bytes().replace(b'"note":"x"', b'"note":"x","note":"y"'))
    assert refusal(dataset) == "data.jsonl, line 1: the key 'note' stands there twice"


def test_the_readings_before_a_broken_line_come_through(dataset: Path) -> None:
    change(dataset, lambda line: line.pop("spans"), line=1)
    readings = JsonlReader().read(dataset, ImportOptions(PROJECT, TAGSET)).readings
    assert next(readings).document.text == TEXT
    with pytest.raises(UnreadableFile, match="line 2: spans"):
        next(readings)


def test_a_missing_file_is_one_sentence(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.jsonl") == "none.jsonl cannot be read: No such file or directory"


def test_byte_order_mark_blank_lines_and_loose_json_are_read(dataset: Path) -> None:
    plain = read(dataset)
    lines = [orjson.loads(line) for line in dataset.read_bytes().splitlines()]
    loose = "\r\n\r\n".join(json.dumps(line) for line in lines)
    dataset.write_bytes(b"\xef\xbb\xbf" + loose.encode())
    assert read(dataset) == plain


def test_one_bad_span_does_not_make_the_rest_vanish(dataset: Path) -> None:
    def shift(line: Any) -> None:
        line["spans"][1].update(start=9, end=11)

    change(dataset, shift)
    (first, _), findings = read(dataset)
    assert first.work is not None
    assert [span.label for span in first.work.spans] == ["ASSERTION"]
    assert first.work.links == ()
    assert [note.split(":")[0] for note in findings.notes] == ["data.jsonl, line 1"] * 2
    assert "is left out: The text at [9, 11) is ' B', not 'Bo'" in findings.notes[0]
    assert "a span that it ties is not there" in findings.notes[1]


def test_offsets_in_utf16_units_are_recognised_by_the_text_and_told(dataset: Path) -> None:
    def recount(line: Any) -> None:
        line["spans"][1].update(start=11, end=13)

    before = read(dataset)[0]
    change(dataset, recount)
    after, findings = read(dataset)
    assert after == before
    assert findings.notes == ["data.jsonl, line 1: spans counted in UTF-16 units, and converted: 1"]


def test_offsets_inside_an_emoji_are_no_utf16_offsets(dataset: Path) -> None:
    change(dataset, lambda line: line["spans"][1].update(start=5, end=13))
    (first, _), findings = read(dataset)
    assert first.work is not None
    assert len(first.work.spans) == 1
    assert "is left out" in findings.notes[0]


def test_the_same_link_id_twice_is_read_once(dataset: Path) -> None:
    change(dataset, lambda line: line["links"].append(line["links"][0]))
    (first, _), findings = read(dataset)
    assert first.work is not None
    assert len(first.work.links) == 1
    assert "its id stands there twice" in findings.notes[0]


def test_an_annotator_of_two_kinds_is_refused(dataset: Path) -> None:
    change(dataset, lambda line: line["annotator"].update(kind="model"), line=1)
    assert refusal(dataset) == "data.jsonl, line 2: annotator.kind: Ana is a person in an earlier line"


def test_a_line_beyond_all_measure_is_refused(dataset: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl_reader, "MAX_LINE", 300)
    assert refusal(dataset) == "data.jsonl, line 1: is longer than 300 bytes"


def test_the_same_span_id_twice_is_read_once(dataset: Path) -> None:
    change(dataset, lambda line: line["spans"].append(line["spans"][0]))
    (first, _), findings = read(dataset)
    assert first.work is not None
    assert len(first.work.spans) == 2
    assert "its id stands there twice" in findings.notes[0]


def test_foreign_ids_become_stable_ids_and_are_kept(dataset: Path) -> None:
    def rename(line: Any) -> None:
        line["id"] = "doc-7"
        line["spans"][0]["id"], line["spans"][1]["id"] = "T1", "T2"
        line["links"][0].update(id="R1", source="T1", target="T2")

    change(dataset, rename)
    (first, _), findings = read(dataset)
    assert first.work is not None
    claim, entity = first.work.spans
    (link,) = first.work.links
    assert first.document.id == foreign_id(PROJECT, "doc-7")
    assert first.document.meta == {"note": "x", "source_id": "doc-7"}
    assert (claim.source_id, entity.source_id, link.source_id) == ("T1", "T2", "R1")
    assert (link.source, link.target) == (claim.id, entity.id)
    assert all(is_id(one) for one in (claim.id, entity.id, link.id))
    assert read(dataset)[0][0] == first
    assert findings == Findings()


def test_the_same_foreign_id_in_two_documents_gives_two_spans(dataset: Path) -> None:
    lines = [orjson.loads(line) for line in dataset.read_bytes().splitlines()]
    lines[1] = deepcopy(lines[0])
    for line, name in zip(lines, ("a", "b"), strict=True):
        line.update(id=name, links=[])
        line["spans"][0]["id"] = "T1"
        del line["spans"][1:]
    dataset.write_bytes(b"\n".join(map(orjson.dumps, lines)))
    first, second = read(dataset)[0]
    assert first.work is not None
    assert second.work is not None
    assert first.work.spans[0].id != second.work.spans[0].id


def test_unknown_labels_attributes_and_roles_are_told(dataset: Path) -> None:
    known = Tagset(name="Other", labels=(Label(key="ASSERTION", layer=Layer.EVENT, name="ASSERTION"),))
    change(dataset, lambda line: line["spans"][1].update(label="Very new", attributes={"mood": ["glad"]}))
    (first, _), findings = read(dataset, known)
    assert first.work is not None
    assert [span.label for span in first.work.spans] == ["ASSERTION-2", "Very_new"]
    assert {key: (label.layer, label.name) for key, label in findings.labels.items()} == {
        "ASSERTION-2": (Layer.CLAIM, "Behauptung"),
        "Very_new": (Layer.ENTITY, "Very new"),
    }
    assert findings.attributes["mood"].kind == "choices"
    assert [choice.key for choice in findings.attributes["mood"].values] == ["glad"]
    assert list(findings.roles) == ["claimer"]


def test_another_tagset_beside_is_told_once(dataset: Path) -> None:
    beside = dataset.with_name("data.tagset.json")
    beside.write_text(TAGSET.model_copy(update={"version": 9}).to_json())
    _, findings = read(dataset)
    assert findings.notes == [
        "data.jsonl, line 1: data.tagset.json is not the tagset that the line was made with"
    ]


def test_a_broken_tagset_beside_is_refused(dataset: Path) -> None:
    dataset.with_name("data.tagset.json").write_text("{}")
    with pytest.raises(TagsetError, match=r"data\.tagset\.json"):
        read(dataset)


def test_one_document_with_two_texts_is_refused(dataset: Path) -> None:
    lines = [orjson.loads(line) for line in dataset.read_bytes().splitlines()]
    lines[1].update(id=lines[0]["id"], annotator={"name": "Zoë", "kind": "person"})
    dataset.write_bytes(b"\n".join(map(orjson.dumps, lines)))
    assert "has another text in an earlier line" in refusal(dataset)


def test_one_document_twice_for_one_annotator_is_refused(dataset: Path) -> None:
    first = dataset.read_bytes().splitlines()[0]
    dataset.write_bytes(first + b"\n" + first)
    assert refusal(dataset).startswith("data.jsonl, line 2: annotator: ")


def test_another_title_in_a_later_line_is_told(dataset: Path) -> None:
    first = dataset.read_bytes().splitlines()[0]
    other = orjson.loads(first) | {"title": "Other", "annotator": {"name": "Zoë", "kind": "person"}}
    dataset.write_bytes(first + b"\n" + orjson.dumps(other))
    readings, findings = read(dataset)
    assert [reading.annotator and reading.annotator.name for reading in readings] == [PEOPLE[0].name, "Zoë"]
    assert "title, language, meta or zones differ" in findings.notes[0]


def test_zones_outside_the_text_are_left_out_and_told(dataset: Path) -> None:
    change(dataset, lambda line: line.update(zones=[{"kind": "caption", "start": 3, "end": 99}]))
    (first, _), findings = read(dataset)
    assert first.document.zones == ()
    assert findings.notes == ["data.jsonl, line 1: zones outside the text, left out: 1"]


def test_spans_without_an_annotator_are_work_that_nobody_has_signed(dataset: Path) -> None:
    (signed, _), _ = read(dataset)
    change(dataset, lambda line: line.update(annotator=None))
    (first, _), _ = read(dataset)
    assert first.annotator is None
    assert first.work is not None
    assert signed.work is not None
    assert first.work.spans == signed.work.spans


def test_a_skipped_line_without_a_reason_stays_skipped(dataset: Path) -> None:
    change(dataset, lambda line: line.update(status="skipped"))
    (first, _), _ = read(dataset)
    assert first.work is not None
    assert first.work.status is Status.SKIPPED


def test_reading_tells_bytes_and_can_be_cancelled(dataset: Path) -> None:
    seen: list[tuple[int, int | None]] = []
    list(
        JsonlReader()
        .read(dataset, ImportOptions(PROJECT, TAGSET), lambda done, total: seen.append((done, total)))
        .readings
    )
    size = dataset.stat().st_size
    assert seen[-1] == (size, size)
    assert len(seen) == 2

    def stop(done: int, total: int | None) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        list(JsonlReader().read(dataset, ImportOptions(PROJECT, TAGSET), stop).readings)


@pytest.mark.parametrize(
    "content", [b"", b"plain text\n", b'{"text":"an article"}\n', b"[]\n", b"\xff\xff", b'{"id":1}']
)
def test_other_files_are_not_taken_for_this_format(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.jsonl").write_bytes(content)
    assert not JsonlReader().sniff(tmp_path / "x.jsonl")
    assert not JsonlReader().sniff(tmp_path)
    assert not JsonlReader().sniff(tmp_path / "none")


def test_files_and_split_folders_are_recognised(dataset: Path) -> None:
    assert JsonlReader().sniff(dataset)
    readings, _ = read(dataset)
    out = dataset.with_name("split")
    JsonlFormat().write(readings, 2, TAGSET, out, ExportOptions(split=(0, 1, 0)))
    assert JsonlReader().sniff(out)


def test_the_hash_is_that_of_the_text(dataset: Path) -> None:
    (first, _), _ = read(dataset)
    assert first.document.sha256 == text_sha256(TEXT)
