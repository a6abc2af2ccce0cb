"""How like one's own work is to a gold set: what stands exactly so, layer by layer."""

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.span import Span, make_extent
from annotator.session.likeness import Likeness
from tests.session.projects import TEXT, place_of


def span(words: str, label: str, layer: Layer = Layer.ENTITY) -> Span:
    return Span(new_id(), layer, label, make_extent(TEXT, [place_of(TEXT, words)]))


def work(*spans: Span) -> AnnotationSet:
    return AnnotationSet("document", "annotator", spans=spans)


GOLD = work(
    span("Ines Vale", "PERSON"),
    span("Harbour Board", "ORG"),
    span("We will move the pier", "PROMISE", Layer.CLAIM),
)


def test_a_span_counts_where_layer_label_and_place_are_the_same() -> None:
    own = work(
        span("Ines Vale", "PERSON"),
        span("Harbour Board", "PERSON"),
        span("We will move", "PROMISE", Layer.CLAIM),
        span("spoke", "MOVE", Layer.EVENT),
    )
    alike = Likeness.of(own, GOLD)
    assert alike.found == {Layer.ENTITY: 1, Layer.CLAIM: 0, Layer.EVENT: 0}
    assert alike.wanted == {Layer.ENTITY: 2, Layer.CLAIM: 1, Layer.EVENT: 0}
    assert alike.sentence() == "You have 1 of its 2 entities, 0 of its 1 claim exactly so."


def test_what_is_the_same_is_found_whole() -> None:
    assert Likeness.of(GOLD, GOLD).found == Likeness.of(GOLD, GOLD).wanted


def test_a_gold_without_spans_says_so() -> None:
    assert Likeness.of(GOLD, work()).sentence() == "It has no spans."
