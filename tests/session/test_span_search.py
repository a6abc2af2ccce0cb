"""Searching for spans, and what the viewpoint leaves of them."""

from pathlib import Path

import pytest

from annotator.domain.errors import Cancelled, PatternInvalid, UnknownObject
from annotator.domain.layer import Layer
from annotator.domain.values import AttributeValue
from annotator.session import documents, edits
from annotator.session.access import DirectAccess
from annotator.session.desk import Desk
from annotator.session.label_counts import label_counts
from annotator.session.span_search import UNANSWERED, SpanQuery, find_spans, searchable_annotators
from annotator.session.viewpoint import View, Viewpoint
from annotator.text.patterns import Pattern
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in

SECOND = "The Harbour Board of Ines Vale will pay. It will stay."


class Corpus:
    """Two documents; Ana and Ben have both worked on them."""

    def __init__(self, path: Path) -> None:
        self.file = new_project(path)
        first, second = add_document(self.file, TEXT, "First"), add_document(self.file, SECOND, "Second")
        self.ana = [sign_in(self.file, document) for document in (first, second)]
        self.ben = [sign_in(self.file, document, "Ben") for document in (first, second)]
        for desk, text in zip(self.ana, (TEXT, SECOND), strict=True):
            self.add(desk, Layer.ENTITY, "PERSON", text, "Ines Vale")
        self.add(self.ana[0], Layer.CLAIM, "PROMISE", TEXT, "We will move the pier")
        claim = self.add(
            self.ana[1], Layer.CLAIM, "PROMISE", SECOND, "The Harbour Board of Ines Vale will pay"
        )
        edits.set_attribute(self.file, self.ana[1], claim, "polarity", None)
        self.add(self.ben[0], Layer.ENTITY, "ORG", TEXT, "Harbour Board")
        self.add(self.ben[1], Layer.ENTITY, "ORG", SECOND, "Harbour Board")

    def add(self, desk: Desk, layer: Layer, label: str, text: str, words: str) -> str:
        change = edits.add_span(self.file, desk, layer, label, [place_of(text, words)])
        return change.operations[0].id

    def view(self, viewpoint: Viewpoint = Viewpoint.ANNOTATOR) -> View:
        return View(self.ana[0].author, viewpoint)

    def found(self, query: SpanQuery, viewpoint: Viewpoint = Viewpoint.ANNOTATOR) -> list[tuple[str, ...]]:
        hits = find_spans(DirectAccess(self.file), self.view(viewpoint), query)
        return [(hit.source.title, hit.annotator, *hit.labels, hit.surface) for hit in hits]


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return Corpus(tmp_path / "p.annproj")


def test_an_annotator_finds_all_of_their_own_and_nothing_else(corpus: Corpus) -> None:
    assert corpus.found(SpanQuery()) == [
        ("First", "Ana", "PERSON", "Ines Vale"),
        ("First", "Ana", "PROMISE", "We will move the pier"),
        ("Second", "Ana", "PROMISE", "The Harbour Board of Ines Vale will pay"),
        ("Second", "Ana", "PERSON", "Ines Vale"),
    ]
    assert [person.name for person in searchable_annotators(corpus.file, corpus.view())] == ["Ana"]


def test_another_ones_spans_cannot_be_asked_for(corpus: Corpus) -> None:
    with pytest.raises(UnknownObject, match="not shown from this viewpoint"):
        corpus.found(SpanQuery(annotator=corpus.ben[0].author))


@pytest.mark.parametrize("viewpoint", [Viewpoint.REVIEWER, Viewpoint.LEAD])
def test_reviewers_and_leads_find_everybodys_and_may_choose_whose(
    corpus: Corpus, viewpoint: Viewpoint
) -> None:
    people = searchable_annotators(corpus.file, corpus.view(viewpoint))
    assert [person.name for person in people] == ["Ana", "Ben"]
    assert len(corpus.found(SpanQuery(), viewpoint)) == 6
    assert corpus.found(SpanQuery(annotator=corpus.ben[0].author), viewpoint) == [
        ("First", "Ben", "ORG", "Harbour Board"),
        ("Second", "Ben", "ORG", "Harbour Board"),
    ]


def test_before_anybody_has_signed_in_nothing_is_found(corpus: Corpus) -> None:
    assert list(find_spans(DirectAccess(corpus.file), View(""), SpanQuery())) == []
    assert {count.spans for count in label_counts(corpus.file, View(""))} == {0}


def test_by_layer_label_and_words(corpus: Corpus) -> None:
    assert len(corpus.found(SpanQuery(layer=Layer.CLAIM))) == 2
    assert len(corpus.found(SpanQuery(label="PERSON"))) == 2
    assert corpus.found(SpanQuery(label="ORG")) == []
    assert [row[-1] for row in corpus.found(SpanQuery(words=Pattern("board of")))] == [
        "The Harbour Board of Ines Vale will pay"
    ]
    with pytest.raises(PatternInvalid):
        corpus.found(SpanQuery(words=Pattern("(", is_regex=True)))


def test_by_attribute(corpus: Corpus) -> None:
    def titles(value: str | None, attribute: str = "polarity") -> list[str]:
        query = SpanQuery(layer=Layer.CLAIM, attribute=attribute, value=value)
        return [row[0] for row in corpus.found(query)]

    assert titles("affirmed") == titles(None) == ["First"]
    assert titles("denied") == []
    assert titles(UNANSWERED) == ["Second"]
    assert titles("direct", "attribution") == ["First"]


def test_yes_and_no_are_answers_and_so_is_one_of_several(corpus: Corpus) -> None:
    desk = corpus.ana[0]
    answers: tuple[tuple[AttributeValue, str], ...] = ((True, "spoke"), (False, "said"), (("a", "b"), "move"))
    for value, words in answers:
        place = place_of(TEXT, words)
        edits.add_span(corpus.file, desk, Layer.ENTITY, "MENTION", [place], attributes={"anonymous": value})

    def surfaces(value: str | None) -> list[str]:
        return [row[-1] for row in corpus.found(SpanQuery(attribute="anonymous", value=value))]

    assert surfaces("yes") == ["spoke"]
    assert surfaces("no") == ["said"]
    assert surfaces("b") == ["move"]
    assert len(surfaces(UNANSWERED)) == 4


def test_a_span_in_parts_is_one_line(corpus: Corpus) -> None:
    fragments = [place_of(TEXT, "We will"), place_of(TEXT, "the pier")]
    edits.add_span(corpus.file, corpus.ana[0], Layer.CLAIM, "PROMISE", fragments)
    hits = list(find_spans(DirectAccess(corpus.file), corpus.view(), SpanQuery(layer=Layer.CLAIM)))
    assert sorted(len(hit.fragments) for hit in hits) == [1, 1, 2]


def test_a_withdrawn_document_is_out_of_the_search(corpus: Corpus) -> None:
    documents.withdraw(corpus.file, corpus.ana[0].document, corpus.ana[0].author)
    assert {row[0] for row in corpus.found(SpanQuery())} == {"Second"}


def test_a_document_withdrawn_while_its_spans_are_read_is_left_out(corpus: Corpus) -> None:
    hits = find_spans(DirectAccess(corpus.file), corpus.view(), SpanQuery())
    assert next(hits).source.title == "First"
    documents.withdraw(corpus.file, corpus.ana[1].document, corpus.ana[0].author)
    assert [hit.source.title for hit in hits] == ["First"]


def test_progress_stops_the_search(corpus: Corpus) -> None:
    def stop(done: int, total: int | None) -> None:
        assert (done, total) == (2, 2)
        raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        list(find_spans(DirectAccess(corpus.file), corpus.view(), SpanQuery(), stop))


def test_labels_are_counted_for_the_view(corpus: Corpus) -> None:
    def counts(viewpoint: Viewpoint) -> dict[str, int]:
        return {each.label: each.spans for each in label_counts(corpus.file, corpus.view(viewpoint))}

    nothing = {"MENTION": 0, "MOVE": 0}
    assert counts(Viewpoint.ANNOTATOR) == {"PERSON": 2, "ORG": 0, "PROMISE": 2, **nothing}
    assert counts(Viewpoint.LEAD) == {"PERSON": 2, "ORG": 2, "PROMISE": 2, **nothing}
    assert list(counts(Viewpoint.LEAD)) == ["PERSON", "ORG", "MENTION", "PROMISE", "MOVE"]
