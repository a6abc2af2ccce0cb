"""What the demo corpus promises, counted."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable

import pytest

from annotator.domain.annotation_set import Reading, Status
from annotator.domain.document import Document, ZoneKind
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.span import Span
from annotator.locations import corpus
from tests.corpora.demo import PRACTICE, demo_tagset, gold, pairs, people, readings
from tests.corpora.measures import disagreements, exact_f1

CLASSES = [
    "missed",
    "boundary left",
    "boundary right",
    "boundary both",
    "label",
    "boundary and label",
    "attribute",
    "split or merge",
    "role",
]


def documents() -> list[Document]:
    return list({reading.document.id: reading.document for reading in readings()}.values())


def gold_spans() -> Iterable[Span]:
    return itertools.chain.from_iterable(reading.work.spans for reading in gold() if reading.work)


def works() -> Iterable[Reading]:
    return (reading for reading in readings() if reading.work)


def test_there_is_a_practice_article_and_at_least_sixteen_others_of_250_to_900_words() -> None:
    words = {document.title: len(document.text.split()) for document in documents()}
    practice = words.pop(PRACTICE)
    assert 120 <= practice <= 250
    assert len(words) >= 16
    assert {title: count for title, count in words.items() if not 250 <= count <= 900} == {}


def test_the_practice_article_comes_first_with_three_sentences_of_help_and_a_gold() -> None:
    first = documents()[0]
    assert first.title == PRACTICE
    assert len(re.findall(r"[.!?](?: |$)", str(first.meta["help"]))) == 3
    assert [r.annotator.name for r in readings() if r.document == first and r.annotator] == ["Gold"]


def test_every_article_tells_its_date_and_its_title_is_its_first_line() -> None:
    for document in documents():
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(document.meta["date"]))
        title = next(zone for zone in document.zones if zone.kind is ZoneKind.TITLE)
        assert document.title == document.text[title.start : title.end]
        assert title.start == 0


def test_the_plain_texts_beside_it_are_the_texts_in_it() -> None:
    files = sorted(corpus("demo", "articles").glob("*.txt"))
    assert [file.read_text(encoding="utf-8") for file in files] == [d.text for d in documents()]


def test_one_article_runs_from_right_to_left_and_one_has_emoji() -> None:
    assert any(document.language == "ar" for document in documents())
    assert any(ord(character) > 0x1F000 for document in documents() for character in document.text)


def test_two_articles_have_the_noise_of_scraped_pages() -> None:
    noisy = [d for d in documents() if any(zone.kind is ZoneKind.BOILERPLATE for zone in d.zones)]
    assert len(noisy) >= 2


def test_every_article_has_a_gold_in_all_three_layers() -> None:
    assert {reading.document.id for reading in gold()} == {document.id for document in documents()}
    for reading in gold():
        assert reading.work
        assert reading.work.finished == ALL_LAYERS
        assert {span.layer for span in reading.work.spans} == ALL_LAYERS


def test_every_label_occurs_at_least_three_times_in_the_gold() -> None:
    counted = Counter(span.label for span in gold_spans())
    assert {label.key for label in demo_tagset().labels if counted[label.key] < 3} == set()


def test_every_value_of_an_attribute_that_is_on_occurs_at_least_three_times_in_the_gold() -> None:
    counted = Counter(item for span in gold_spans() for item in span.attributes.items())
    values = [(a.key, value.key) for a in demo_tagset().attributes if a.enabled for value in a.values]
    assert {value for value in values if counted[value] < 3} == set()


def test_attribution_says_what_the_quotation_marks_say() -> None:
    for reading in gold():
        assert reading.work
        quoted = [z for z in reading.document.zones if z.kind is ZoneKind.QUOTATION]
        for claim in (span for span in reading.work.spans if span.layer is Layer.CLAIM):
            inside = sum(
                max(0, min(end, zone.end) - max(start, zone.start))
                for start, end in claim.fragments
                for zone in quoted
            )
            whole = inside == sum(end - start for start, end in claim.fragments)
            allowed = {"direct"} if whole else {"mixed"} if inside else {"indirect", "none"}
            assert claim.attributes["attribution"] in allowed, claim.surface


def test_every_span_of_the_gold_has_a_value_for_every_attribute_that_is_on() -> None:
    wanted = {layer: {a.key for a in demo_tagset().attributes_of(layer)} for layer in Layer}
    assert all(set(span.attributes) == wanted[span.layer] for span in gold_spans())


def test_every_role_occurs_at_least_three_times_and_some_are_not_in_the_text() -> None:
    links = [link for reading in gold() if reading.work for link in reading.work.links]
    counted = Counter(link.role for link in links)
    assert {role.key for role in demo_tagset().roles if counted[role.key] < 3} == set()
    assert len([link for link in links if link.target is None]) >= 10


def test_every_link_fits_a_frame_of_the_tagset() -> None:
    tagset = demo_tagset()
    for reading in works():
        assert reading.work
        labels = {span.id: span.label for span in reading.work.spans}
        for link in reading.work.links:
            role = tagset.role(link.role)
            frame = role and role.frame_for(labels[link.source])
            assert frame
            assert link.target is None or labels[link.target] in frame.fillers


def test_every_mention_fills_a_role() -> None:
    for reading in gold():
        assert reading.work
        filling = {link.target for link in reading.work.links}
        idle = [s.surface for s in reading.work.spans if s.label == "MENTION" and s.id not in filling]
        assert not idle, reading.document.title


def test_every_expected_role_is_answered_in_the_gold() -> None:
    tagset = demo_tagset()
    for reading in gold():
        assert reading.work
        answered = {(link.source, link.role) for link in reading.work.links}
        for span in reading.work.spans:
            expected = {role.key for role, frame in tagset.roles_of(span.label) if frame.expected}
            assert {(span.id, role) for role in expected} <= answered, (reading.document.title, span.surface)


def test_no_claims_cross_and_no_name_stands_in_another_but_in_a_mention() -> None:
    for reading in gold():
        assert reading.work
        for a, b in itertools.combinations(reading.work.spans, 2):
            if a.layer is b.layer and a.start < b.end and b.start < a.end:
                assert a.start <= b.start <= b.end <= a.end or b.start <= a.start <= a.end <= b.end
                assert a.layer is Layer.CLAIM or "MENTION" in (a.label, b.label), (a.surface, b.surface)


def test_no_span_stands_in_boilerplate_or_ends_in_white_space() -> None:
    for reading in works():
        assert reading.work
        for span in reading.work.spans:
            assert not reading.document.in_boilerplate(span.start, span.end), span.surface
            assert span.surface == span.surface.strip()


def test_three_people_have_read_it_and_all_links_lead_somewhere() -> None:
    assert sorted(people()) == ["Ana Ruiz", "Ben Okafor", "Chiyo Tanaka"]
    for reading in works():
        assert reading.work
        ids = {span.id for span in reading.work.spans}
        assert all(link.source in ids for link in reading.work.links)
        assert all(link.target is None or link.target in ids for link in reading.work.links)


def test_the_people_have_left_the_odd_sets_that_real_people_leave() -> None:
    sets = [work for mine in people().values() for work in mine.values()]
    assert any(work.status is Status.DOING and work.spans and not work.finished for work in sets)
    assert any(work.status is Status.DONE and not work.spans for work in sets)
    assert any(work.finished == {Layer.ENTITY} == work.assigned for work in sets)
    assert any(work.status is Status.SKIPPED and work.skipped for work in sets)
    shared = Counter(document for mine in people().values() for document in mine)
    assert Counter(shared.values())[2] >= 1


@pytest.mark.parametrize("kind", CLASSES)
def test_every_class_of_disagreement_occurs_at_least_five_times(kind: str) -> None:
    found = [
        one
        for layer in Layer
        for works in pairs(layer).values()
        for p in works
        for one in disagreements(p, layer)
    ]
    assert set(found) <= set(CLASSES)
    assert found.count(kind) >= 5


@pytest.mark.parametrize(
    ("layer", "low", "high"), [(Layer.ENTITY, 0.80, 0.92), (Layer.CLAIM, 0.50, 0.70)], ids=["entity", "claim"]
)
def test_people_agree_as_well_as_people_do(layer: Layer, low: float, high: float) -> None:
    figures = {names: exact_f1(works, layer) for names, works in pairs(layer).items()}
    assert len(figures) == 3
    assert {names: f1 for names, f1 in figures.items() if not low <= f1 <= high} == {}
