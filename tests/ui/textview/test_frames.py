"""What a span waits for: expected roles, and attributes without an answer."""

from dataclasses import replace

from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.ui.textview.frames import Frames
from annotator.ui.textview.span_index import LinkIndex
from tests.ui.textview.samples import ARTICLE, NEWS, link, new_id, span

SOLD = span(ARTICLE, Layer.EVENT, "TRANSACTION", "sold")
BOARD = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")


def missing(*links: Link) -> list[str]:
    return [role.key for role in Frames(NEWS).missing(SOLD, LinkIndex(links))]


def test_expected_roles_are_missing_until_they_are_answered() -> None:
    assert missing() == ["giver", "recipient", "object"]
    assert missing(link("giver", SOLD, BOARD)) == ["recipient", "object"]


def test_not_in_the_text_is_an_answer() -> None:
    absent = Link(new_id(), "recipient", SOLD.id, None)
    assert missing(absent) == ["giver", "object"]


def test_entities_expect_nothing() -> None:
    assert not Frames(NEWS).is_open(BOARD, LinkIndex())


def test_an_event_is_open_until_attributes_and_roles_are_answered() -> None:
    frames, links = Frames(NEWS), LinkIndex([Link(new_id(), key, SOLD.id, None) for key in missing()])
    assert frames.is_open(SOLD, LinkIndex())
    assert frames.is_open(SOLD, links)
    answers = {
        attribute.key: attribute.values[0].key
        for attribute in NEWS.attributes_of(Layer.EVENT)
        if attribute.kind != "flag"
    }
    assert not frames.is_open(replace(SOLD, attributes=answers), links)
