"""A line holds exactly what the format says, in exactly that order."""

from hashlib import sha256
from pathlib import Path

from annotator.domain.annotation_set import Reading
from annotator.domain.document import Document, DocumentDraft, Zone, ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.span import Answer, Flag, FlagKind, Origin, Provenance, Span, make_extent
from annotator.formats.base import ExportOptions, LossKind
from annotator.formats.jsonl import JsonlFormat
from tests.formats.corpora import PEOPLE, TAGSET, made_document, made_reading, made_span

DOCUMENT = Document.from_draft(
    "11111111-1111-4111-8111-111111111111",
    DocumentDraft(
        "T", "Ana 😀 met Bo", "en", {"b": 1, "a": {"z": 1, "c": 2}}, (Zone(0, 3, ZoneKind.BYLINE),)
    ),
)
CLAIM = Span(
    "22222222-2222-4222-8222-222222222222",
    Layer.CLAIM,
    "ASSERTION",
    make_extent(DOCUMENT.text, [(0, 5), (10, 12)]),
    {"topics": ("x", "y"), "polarity": "denied", "quoted": True},
    "a note",
    Flag(FlagKind.ASK, "why?", Answer("so", "Lea")),
    Provenance(Origin.SUGGESTION, ("old",), "tagger", "0.7"),
    2,
    "T1",
)
ENTITY = Span(
    "33333333-3333-4333-8333-333333333333", Layer.ENTITY, "PERSON", make_extent(DOCUMENT.text, [(0, 3)])
)
LINKS = (
    Link("44444444-4444-4444-8444-444444444444", "claimer", CLAIM.id, ENTITY.id, source_id="R1"),
    Link("55555555-5555-4555-8555-555555555555", "agent", CLAIM.id, None),
)

EXPECTED = (
    '{"id":"11111111-1111-4111-8111-111111111111","title":"T","text":"Ana 😀 met Bo",'
    '"sha256":"@SHA@","language":"en","meta":{"a":{"c":2,"z":1},"b":1},'
    '"zones":[{"kind":"byline","start":0,"end":3}],'
    '"annotator":{"name":"Ana","kind":"person"},"status":"skipped",'
    '"assigned":["entity","claim"],"finished":["claim"],"reason":"not news",'
    '"flag":{"kind":"unsure","comment":""},"note":"n",'
    '"tagset":{"name":"Test","version":3,"sha256":"@TAGSET@"},'
    '"spans":[{"id":"22222222-2222-4222-8222-222222222222","layer":"claim","label":"Behauptung",'
    '"start":0,"end":12,"text":"Ana 😀 met Bo","fragments":[[0,5],[10,12]],'
    '"attributes":{"polarity":"denied","quoted":true,"topics":["x","y"]},"note":"a note",'
    '"flag":{"kind":"ask the lead","comment":"why?","answer":{"text":"so","by":"Lea"}},'
    '"origin":{"how":"suggestion","from":["old"],"by":"tagger","note":"0.7"},"tagset_version":2,"source_id":"T1"},'
    '{"id":"33333333-3333-4333-8333-333333333333","layer":"entity","label":"Person","start":0,"end":3,'
    '"text":"Ana","attributes":{},"origin":{"how":"manual"},"tagset_version":1}],'
    '"links":[{"id":"55555555-5555-4555-8555-555555555555","role":"agent",'
    '"source":"22222222-2222-4222-8222-222222222222","target":null,"attributes":{},"origin":{"how":"manual"},'
    '"tagset_version":1},'
    '{"id":"44444444-4444-4444-8444-444444444444","role":"claimer",'
    '"source":"22222222-2222-4222-8222-222222222222","target":"33333333-3333-4333-8333-333333333333",'
    '"attributes":{},"origin":{"how":"manual"},"tagset_version":1,"source_id":"R1"}]}\n'
)


def written(reading: Reading, folder: Path, options: ExportOptions | None = None) -> str:
    out = folder / "out.jsonl"
    JsonlFormat().write([reading], 1, TAGSET, out, options or ExportOptions())
    return out.read_text(encoding="utf-8")


def test_a_full_line(tmp_path: Path) -> None:
    reading = made_reading(
        DOCUMENT,
        ENTITY,
        CLAIM,
        links=LINKS,
        finished=frozenset({Layer.CLAIM}),
        assigned=frozenset({Layer.CLAIM, Layer.ENTITY}),
        skipped="not news",
        note="n",
        flag=Flag(FlagKind.UNSURE),
    )
    line = written(reading, tmp_path)
    assert line.replace(DOCUMENT.sha256, "@SHA@").replace(tagset_sha256(tmp_path), "@TAGSET@") == EXPECTED


def tagset_sha256(folder: Path) -> str:
    return sha256((folder / "out.tagset.json").read_bytes()).hexdigest()


def test_a_document_that_nobody_has_begun(tmp_path: Path) -> None:
    line = written(Reading(made_document("x")), tmp_path)
    assert '"annotator":null,"status":"todo","assigned":[],"finished":[],"tagset":' in line
    assert line.endswith('"spans":[],"links":[]}\n')


def test_only_the_wanted_layers_are_written_and_links_that_lose_an_end_are_listed(tmp_path: Path) -> None:
    reading = made_reading(DOCUMENT, ENTITY, CLAIM, links=LINKS)
    options = ExportOptions(layers=frozenset({Layer.CLAIM}))
    report = JsonlFormat().write([reading], 1, TAGSET, tmp_path / "out.jsonl", options)
    line = (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    assert '"assigned":["claim"],"finished":["claim"]' in line
    assert '"label":"Person"' not in line
    assert report.spans == {(Layer.CLAIM, "Behauptung"): 1}
    assert report.links == 1
    assert [(loss.kind, loss.span) for loss in report.losses] == [(LossKind.LINK_END, LINKS[0].id)]


def test_boilerplate_is_left_out_when_asked_and_the_text_stays_whole(tmp_path: Path) -> None:
    document = made_document("noise Ana noise", zones=(Zone(0, 5, ZoneKind.BOILERPLATE),))
    inside, across = made_span(document.text, "ORG", (0, 5)), made_span(document.text, "ORG", (4, 9))
    outside = made_span(document.text, "PERSON", "Ana")
    options = ExportOptions(exclude_boilerplate=True)
    report = JsonlFormat().write(
        [made_reading(document, inside, across, outside)], 1, TAGSET, tmp_path / "out.jsonl", options
    )
    assert report.spans == {(Layer.ENTITY, "Person"): 1}
    assert {(loss.kind, loss.span, loss.text) for loss in report.losses} == {
        (LossKind.BOILERPLATE, inside.id, "noise"),
        (LossKind.BOILERPLATE, across.id, "e Ana"),
    }
    assert '"text":"noise Ana noise"' in (tmp_path / "out.jsonl").read_text(encoding="utf-8")


def test_the_report_counts_documents_once_and_readings_each(tmp_path: Path) -> None:
    document = made_document("Ana")
    readings = [
        made_reading(document, made_span("Ana", "PERSON", "Ana"), annotator=one) for one in PEOPLE[:2]
    ]
    readings.append(Reading(made_document("Bo")))
    seen: list[tuple[int, int | None]] = []
    report = JsonlFormat().write(
        readings,
        3,
        TAGSET,
        tmp_path / "out.jsonl",
        ExportOptions(),
        lambda done, total: seen.append((done, total)),
    )
    assert (report.documents, report.readings, report.spans.total()) == (2, 2, 2)
    assert report.files == ["out.tagset.json", "out.jsonl"]
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]
    preview = JsonlFormat().preview(readings, 3, TAGSET, ExportOptions())
    assert (preview.documents, preview.spans, preview.losses) == (2, report.spans, [])
