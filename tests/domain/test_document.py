"""Documents know their boilerplate."""

from annotator.domain.document import Document, DocumentDraft, Zone, ZoneKind
from annotator.domain.identity import new_id, text_sha256
from annotator.domain.link import Link
from annotator.domain.progress import no_progress

TEXT = "Title. Please try again later. Words."


def test_a_draft_becomes_a_document_with_its_hash_and_its_zones_in_order() -> None:
    zones = (Zone(7, 30, ZoneKind.BOILERPLATE), Zone(0, 6, ZoneKind.TITLE))
    document = Document.from_draft(new_id(), DocumentDraft("Title", TEXT, "en", {"site": "x"}, zones))
    assert document.sha256 == text_sha256(TEXT)
    assert [zone.kind for zone in document.zones] == [ZoneKind.TITLE, ZoneKind.BOILERPLATE]
    assert document.in_boilerplate(29, 31)
    assert document.in_boilerplate(0, 8)
    assert not document.in_boilerplate(0, 7)
    assert not document.in_boilerplate(30, 37)


def test_links_stand_by_source_role_target_and_id() -> None:
    links = [Link("1", "b", "s", None), Link("2", "b", "s", "t"), Link("3", "a", "s", "t")]
    assert [link.id for link in sorted(links, key=lambda link: link.order)] == ["3", "1", "2"]


def test_progress_may_be_of_no_interest() -> None:
    no_progress(1, None)
