"""Spans in, Docs out: measured against spaCy's own interface, and against what is promised by hand."""

from dataclasses import replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
import pytest
import spacy
from hypothesis import given, settings
from spacy.tokens import Doc

from annotator.domain.annotation_set import Reading
from annotator.domain.document import Zone, ZoneKind
from annotator.domain.errors import Cancelled
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.link import Link
from annotator.domain.progress import Progress
from annotator.domain.span import Flag, FlagKind, Span, make_extent
from annotator.domain.tagset import Label, Tagset
from annotator.formats import spacy_format
from annotator.formats.base import ExportOptions, ExportReport, LossKind
from annotator.formats.spacy_format import SpacyFormat
from tests.formats.corpora import TAGSET, corpora, made_document, made_id, made_reading, made_span
from tests.formats.spacy_oracle import NLP, bare_bin, bare_doc, load, seen

OUTSIDE, MISSING, BEGIN, INSIDE = "O", "", "B", "I"
TEXT = "Ana Bo Lee met the U.S.-Mexico board in Oslo ."


def export(folder: Path, *readings: Reading, **options: Any) -> tuple[list[Doc], ExportReport, Path]:
    out = folder / "out"
    report = SpacyFormat().write(readings, len(readings), TAGSET, out, ExportOptions(**options))
    return list(load(out / "all")), report, out


def tags(doc: Doc) -> list[str]:
    return [token.ent_iob_ + token.ent_type_[:1] for token in doc]


def lines(path: Path) -> list[Any]:
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def kinds(report: ExportReport) -> list[tuple[LossKind, str]]:
    return [(loss.kind, loss.text) for loss in report.losses]


def test_docs_are_the_ones_that_spacy_would_have_made(tmp_path: Path) -> None:
    readings = [
        made_reading(
            made_document(text),
            made_span(text, "PERSON", "Ana Bo", attributes={"quoted": True, "topics": ("x", "y")}),
            made_span(text, "PERSON", "Ana Bo Lee"),
            made_span(text, "ORG", "Lee met"),
            made_span(text, "MENTION", "board"),
            made_span(text, "ASSERTION", text.strip(), attributes={"polarity": "denied"}),
            made_span(text, "claim-other", text.strip()),
            made_span(text, "CONTEST", "met"),
            finished=finished,
        )
        for text, finished in (
            (TEXT, ALL_LAYERS),
            ("😀 " + TEXT, frozenset({Layer.CLAIM})),
            (f"«{TEXT}\u00a0x» 世界", ALL_LAYERS),
        )
    ]
    docs, _, _ = export(tmp_path, *readings)
    expected = bare_bin()
    for reading in readings:
        expected.add(bare_doc(reading, TAGSET))
    slow = [seen(doc) for doc in expected.get_docs(spacy.blank("en").vocab)]
    assert [one.groups for one in map(seen, docs)] == [one.groups for one in slow]
    assert [one.words for one in map(seen, docs)] == [one.words for one in slow]
    assert [one.ents for one in map(seen, docs)] == [one.ents for one in slow]
    assert [seen(doc).annotations for doc in docs] == [
        {
            span.id: doc.user_data["annotations"][span.id]
            for span in (reading.work.spans if reading.work else ())
        }
        for doc, reading in zip(expected.get_docs(spacy.blank("en").vocab), readings, strict=True)
    ]


@settings(max_examples=40, deadline=None)
@given(corpora())
def test_whatever_comes_is_written_and_nothing_is_lost_in_silence(readings: list[Reading]) -> None:
    single = list({reading.document.id: reading for reading in readings}.values())
    with TemporaryDirectory() as folder:
        report = SpacyFormat().write(single, len(single), TAGSET, Path(folder, "out"), ExportOptions())
        docs = list(load(Path(folder, "out", "all"), NLP))
    assert [doc.text for doc in docs] == [reading.document.text for reading in single]
    gone = {loss.span for loss in report.losses if loss.kind is LossKind.MISALIGNED}
    not_ents = {loss.span for loss in report.losses}
    for doc, reading in zip(docs, single, strict=True):
        own = reading.work.spans if reading.work else ()
        assert list(doc.user_data["annotations"]) == [span.id for span in own]
        grouped = {span.id_ for span in doc.spans["sc"]}
        assert grouped == {span.id for span in own} - gone
        assert grouped == {span.id_ for layer in Layer for span in doc.spans[layer.plural]}
        entities = [span for span in own if span.label in ("PERSON", "ORG")]
        assert len([span for span in entities if span.id not in not_ents]) <= len(doc.ents) <= len(entities)


def test_tokens_outside_entities_are_o_in_a_finished_layer_and_missing_otherwise(tmp_path: Path) -> None:
    text = "Ana met Bo"
    person = made_span(text, "PERSON", "Ana")
    (finished, unfinished, empty, untouched), _, _ = export(
        tmp_path,
        made_reading(made_document(text), person),
        made_reading(made_document(text), person, finished=frozenset({Layer.CLAIM})),
        made_reading(made_document(text)),
        Reading(made_document(text)),
    )
    assert tags(finished) == ["BP", "O", "O"]
    assert tags(unfinished) == ["BP", "", ""]
    assert tags(empty) == ["O", "O", "O"]
    assert tags(untouched) == ["", "", ""]


def test_the_longest_entity_wins_then_the_leftmost_and_losers_are_listed(tmp_path: Path) -> None:
    text = "Ana Bo Lee Max Kim Sue"
    long = made_span(text, "PERSON", "Bo Lee Max")
    nested = made_span(text, "ORG", "Lee")
    left, right = made_span(text, "PERSON", "Max Kim"), made_span(text, "ORG", "Kim Sue")
    (doc,), report, out = export(tmp_path, made_reading(made_document(text), long, nested, left, right))
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Bo Lee Max", "Person"), ("Kim Sue", "ORG")]
    assert kinds(report) == [(LossKind.OVERLAP, "Max Kim"), (LossKind.OVERLAP, "Lee")]
    assert [loss["span"] for loss in lines(out / "losses.jsonl")] == [left.id, nested.id]
    assert {span.id_ for span in doc.spans["entities"]} == {long.id, nested.id, left.id, right.id}


def test_tokens_of_what_could_not_become_an_entity_are_o_like_all_others(tmp_path: Path) -> None:
    text = "Ana Bo Lee met the U.S.-Mexico board"
    loser = made_span(text, "ORG", "Lee met")
    reading = made_reading(
        made_document(text), made_span(text, "PERSON", "Ana Bo Lee"), loser, made_span(text, "ORG", "Mexico")
    )
    (doc,), _, _ = export(tmp_path, reading)
    assert tags(doc) == ["BP", "IP", "IP", "O", "O", "O", "O"]


def test_mentions_are_entities_only_when_asked(tmp_path: Path) -> None:
    reading = made_reading(made_document("he met Bo"), made_span("he met Bo", "MENTION", "he"))
    (without,), report, _ = export(tmp_path / "a", reading)
    assert (without.ents, report.losses, tags(without)[0]) == ((), [], "O")
    assert [span.label_ for span in without.spans["entities"]] == ["MENTION"]
    (with_mentions,), _, _ = export(tmp_path / "b", reading, include_mentions=True)
    assert [ent.label_ for ent in with_mentions.ents] == ["MENTION"]


@pytest.fixture(autouse=True)
def folders(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).mkdir()


def test_misaligned_spans_are_listed_and_aligned_as_asked(tmp_path: Path) -> None:
    span = made_span(TEXT, "ORG", (TEXT.index("U.S."), TEXT.index("Mexico board") + 8))
    reading = made_reading(made_document(TEXT), span)
    (strict,), report, out = export(tmp_path / "a", reading)
    assert [kind for kind, _ in kinds(report)] == [LossKind.MISALIGNED]
    assert len(strict.spans["sc"]) == 0
    assert strict.user_data["annotations"][span.id]["text"] == "U.S.-Mexico b"
    (line,) = lines(out / "alignment.jsonl")
    assert (line["document"], line["id"], line["text"]) == (reading.document.id, span.id, "U.S.-Mexico b")
    assert (line["contract"]["text"], line["expand"]["text"], line["used"]) == (
        "U.S.-Mexico",
        "U.S.-Mexico board",
        None,
    )
    assert TEXT[line["expand"]["start"] : line["expand"]["end"]] == line["expand"]["text"]
    (contracted,), report, _ = export(tmp_path / "b", reading, align="contract")
    assert [span.text for span in contracted.ents] == ["U.S.-Mexico"]
    assert [kind for kind, _ in kinds(report)] == [LossKind.MOVED]
    (expanded,), _, out = export(tmp_path / "c", reading, align="expand")
    assert [span.text for span in expanded.spans["sc"]] == ["U.S.-Mexico board"]
    assert lines(out / "alignment.jsonl")[0]["used"]["text"] == "U.S.-Mexico board"


def test_white_space_at_edges_is_trimmed_and_told(tmp_path: Path) -> None:
    text = "in Mexico City\u00a0\n today"
    span = made_span(text, "ORG", " Mexico City\u00a0\n")
    (doc,), report, out = export(tmp_path, made_reading(made_document(text), span))
    assert [ent.text for ent in doc.ents] == ["Mexico City"]
    assert kinds(report) == [(LossKind.WHITE_SPACE, " Mexico City\u00a0\n")]
    assert lines(out / "alignment.jsonl")[0]["reason"] == "white space"
    assert doc.user_data["annotations"][span.id]["start"] == 2


def test_spans_with_gaps_stand_in_groups_from_end_to_end_and_never_in_ents(tmp_path: Path) -> None:
    text = "We , he said , win and Ana won"
    claim = made_span(text, "ASSERTION", "We", "win")
    entity = made_span(text, "PERSON", "Ana", "won")
    (doc,), report, _ = export(tmp_path, made_reading(made_document(text), claim, entity))
    assert [span.text for span in doc.spans["claims"]] == ["We , he said , win"]
    assert doc.user_data["annotations"][claim.id]["fragments"] == ((0, 2), (15, 18))
    assert doc.ents == ()
    assert tags(doc)[-2:] == ["O", "O"]
    assert [kind for kind, _ in kinds(report)] == [LossKind.DISCONTINUOUS] * 2


def test_excluded_boilerplate_leaves_the_text_whole_and_its_tokens_missing(tmp_path: Path) -> None:
    text = "Try again later. Ana met Bo"
    document = made_document(text, zones=(Zone(0, 16, ZoneKind.BOILERPLATE), Zone(17, 20, ZoneKind.TITLE)))
    reading = made_reading(document, made_span(text, "ORG", "Try"), made_span(text, "PERSON", "Ana"))
    (doc,), report, _ = export(tmp_path / "a", reading, exclude_boilerplate=True)
    assert doc.text == text
    assert tags(doc) == ["", "", "", "", "BP", "O", "O"]
    assert kinds(report) == [(LossKind.BOILERPLATE, "Try")]
    (kept,), report, _ = export(tmp_path / "b", reading)
    assert tags(kept) == ["BO", "O", "O", "O", "BP", "O", "O"]
    assert report.losses == []


def test_two_labels_on_one_extent_both_stand_in_groups_and_user_data(tmp_path: Path) -> None:
    first = made_span("Ana", "PERSON", "Ana", attributes={"quoted": False}, note="n")
    second = made_span("Ana", "ORG", "Ana", flag=Flag(FlagKind.UNSURE, "?"))
    (doc,), report, _ = export(tmp_path, made_reading(made_document("Ana"), first, second))
    assert {span.id_: span.label_ for span in doc.spans["sc"]} == {first.id: "Person", second.id: "ORG"}
    annotations = doc.user_data["annotations"]
    assert annotations[first.id]["attributes"] == {"quoted": False}
    assert annotations[first.id]["note"] == "n"
    assert annotations[second.id]["flag"] == {"kind": "unsure", "comment": "?"}
    assert len(doc.ents) == 1
    assert [kind for kind, _ in kinds(report)] == [LossKind.OVERLAP]


def test_links_zones_annotator_and_document_go_along(tmp_path: Path) -> None:
    text = "Ana won"
    document = made_document(text, zones=(Zone(0, 3, ZoneKind.BYLINE),), site="x")
    person, event = made_span(text, "PERSON", "Ana"), made_span(text, "CONTEST", "won")
    links = [
        Link(made_id(), "agent", event.id, person.id, {"quoted": True}),
        Link(made_id(), "claimer", event.id, None),
    ]
    (doc,), report, _ = export(tmp_path, made_reading(document, person, event, links=links))
    data = doc.user_data
    assert data["annotations"][event.id]["links"] == (
        {"id": links[0].id, "role": "agent", "target": person.id, "attributes": {"quoted": True}},
        {"id": links[1].id, "role": "claimer", "target": None, "attributes": {}},
    )
    assert data["zones"] == ({"kind": "byline", "start": 0, "end": 3},)
    assert data["annotator"] == {"name": "Ana", "kind": "person"}
    assert data["document"]["id"] == document.id
    assert data["document"]["meta"] == {"site": "x"}
    assert data["finished"] == ("entity", "claim", "event")
    assert report.links == 2


def test_only_wanted_layers_have_groups(tmp_path: Path) -> None:
    text = "Ana won"
    reading = made_reading(
        made_document(text), made_span(text, "PERSON", "Ana"), made_span(text, "ASSERTION", text)
    )
    (doc,), _, _ = export(tmp_path, reading, layers=frozenset({Layer.CLAIM}))
    assert sorted(doc.spans) == ["claims", "sc"]
    assert tags(doc) == ["", ""]


def test_a_text_that_spacy_cannot_hold_is_a_loss_and_the_rest_goes_on(tmp_path: Path) -> None:
    broken, whole = made_document("a \ud800 b"), made_document("whole")
    docs, report, _ = export(tmp_path, made_reading(broken), made_reading(whole))
    assert [doc.text for doc in docs] == ["whole"]
    assert [(loss.kind, loss.document) for loss in report.losses] == [(LossKind.CHARACTERS, broken.id)]


def test_metadata_that_spacy_cannot_hold_is_changed_and_told(tmp_path: Path) -> None:
    document = made_document("x", number=2**70, word="half \udc00")
    reading = made_reading(replace(document, title="T\ud800"), note="n")
    (doc,), report, out = export(tmp_path, reading)
    assert doc.user_data["document"]["meta"] == {"number": str(2**70), "word": "half \ufffd"}
    assert [loss.kind for loss in report.losses] == [LossKind.CHARACTERS]
    assert [loss["title"] for loss in lines(out / "losses.jsonl")] == ["T\ufffd"]
    assert len(SpacyFormat().preview([reading], 1, TAGSET, ExportOptions()).losses) == 1


def test_languages_without_a_pipeline_and_labels_of_two_layers_are_told(tmp_path: Path) -> None:
    text = "abc def"
    reading = made_reading(
        made_document(text, language="zz"),
        made_span(text, "claim-other", "abc"),
        made_span(text, "event-other", "def"),
    )
    _, report, out = export(tmp_path, reading)
    assert len(report.notes) == 2
    assert "language 'zz'" in report.notes[0]
    assert "label OTHER stands in two layers" in report.notes[1]
    card = (out / "README.md").read_text(encoding="utf-8")
    assert "language 'zz'" in card


def test_the_manifest_accounts_for_every_file(tmp_path: Path) -> None:
    reading = made_reading(made_document("Ana"), made_span("Ana", "PERSON", "Ana"))
    _, report, out = export(tmp_path, reading, extra={"reading": "gold"})
    manifest = orjson.loads((out / "manifest.json").read_bytes())
    files = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert set(report.files) == files
    assert set(manifest["files"]) == files - {"manifest.json"}
    for name, entry in manifest["files"].items():
        assert sha256((out / name).read_bytes()).hexdigest() == entry["sha256"]
    assert manifest["counts"]["spans"] == {"entity": {"Person": 1}, "claim": {}, "event": {}}
    assert manifest["counts"]["documents"] == 1
    assert manifest["options"]["reading"] == "gold"
    assert manifest["tagset"]["sha256"] == manifest["files"]["tagset.json"]["sha256"]


def readings(count: int) -> list[Reading]:
    made: list[Reading] = []
    for number in range(count):
        text = f"Ana met Bo {number} times in U.S.-Mexico talks"
        made.append(
            made_reading(
                made_document(text), made_span(text, "PERSON", "Ana"), made_span(text, "ORG", "Mexico")
            )
        )
    return made


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def recorder(told: list[tuple[int, int | None]]) -> Progress:
    return lambda done, total: told.append((done, total))


def test_shards_splits_and_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes again, and from two processes; documents stand once each, in order within a part."""
    monkeypatch.setattr(spacy_format, "SHARD_SIZE", 40)
    corpus = readings(200)
    folders: list[dict[str, bytes]] = []
    for name, processes in (("a", 1), ("b", 1), ("c", 2)):
        told: list[tuple[int, int | None]] = []
        options = ExportOptions(split=(60, 20, 20), seed=3, processes=processes)
        SpacyFormat().write(corpus, 200, TAGSET, tmp_path / name / "out", options, recorder(told))
        assert told[0] == (0, 200)
        assert told[-1] == (200, 200)
        folders.append(content(tmp_path / name / "out"))
    assert folders[0] == folders[1] == folders[2]
    parts = {part: list(load(tmp_path / "a" / "out" / part)) for part in ("train", "dev", "test")}
    position = {reading.document.id: index for index, reading in enumerate(corpus)}
    order = {
        part: [position[doc.user_data["document"]["id"]] for doc in docs] for part, docs in parts.items()
    }
    assert all(places == sorted(places) for places in order.values())
    assert sorted(chain.from_iterable(order.values())) == list(range(200))
    assert "train/00002.spacy" in folders[0]


@pytest.mark.parametrize("processes", [1, 2])
def test_cancelling_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    monkeypatch.setattr(spacy_format, "SHARD_SIZE", 5)
    out = tmp_path / "out"
    SpacyFormat().write(readings(3), 3, TAGSET, out, ExportOptions())
    before = content(out)

    def stop(done: int, total: int | None) -> None:
        if done > 10:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        SpacyFormat().write(readings(50), 50, TAGSET, out, ExportOptions(processes=processes), stop)
    assert content(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "c", "out"]


def test_a_preview_tells_what_the_export_tells(tmp_path: Path) -> None:
    corpus = readings(7)
    preview = SpacyFormat().preview(corpus, 7, TAGSET, ExportOptions())
    _, report, _ = export(tmp_path, *corpus)
    assert preview.losses == report.losses
    assert (preview.documents, preview.spans, preview.links) == (7, report.spans, report.links)


def test_a_span_of_white_space_alone_fits_nothing(tmp_path: Path) -> None:
    text = "a \n\n b"
    span = Span(made_id(), Layer.ENTITY, "ORG", make_extent(text, [(1, 5)]))
    (doc,), report, _ = export(tmp_path, made_reading(made_document(text), span), align="expand")
    assert doc.ents == ()
    assert [kind for kind, _ in kinds(report)] == [LossKind.MISALIGNED]


def test_the_card_names_parts_in_their_order_and_takes_labels_literally(tmp_path: Path) -> None:
    text = "Ana"
    label = Label(key="WORK_OF_ART", layer=Layer.ENTITY, name="WORK_OF|<ART>")
    tagset = Tagset(name="*Stars*", labels=(label,))
    span = Span(made_id(), Layer.ENTITY, label.key, make_extent(text, [(0, 3)]))
    corpus = [made_reading(made_document(text), replace(span, id=made_id())) for _ in range(30)]
    options = ExportOptions(split=(1, 1, 1))
    SpacyFormat().write(corpus, 30, tagset, tmp_path / "out", options)
    card = (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    assert "# \\*Stars\\* annotations" in card
    assert "| WORK\\_OF\\|\\<ART\\> | 30 | 30 |" in card
    places = [card.index(f"| {part} |") for part in ("train", "dev", "test")]
    assert places == sorted(places)
    assert "Nothing." in card
