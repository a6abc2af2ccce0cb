"""Zones by paragraph: which are named together, and which can be folded."""

from annotator.domain.document import Zone, ZoneKind
from annotator.ui.textview.paragraphs import Paragraphs
from annotator.ui.textview.zone_map import Fold, ZoneMap

_TEXT = "A title\n\nShare this.\nSave this.\n\nBody with “a quotation” in it.\nA caption. And body."


def zone(kind: ZoneKind, surface: str) -> Zone:
    start = _TEXT.index(surface)
    return Zone(start, start + len(surface), kind)


SHARE = zone(ZoneKind.BOILERPLATE, "Share this.")
SAVE = zone(ZoneKind.BOILERPLATE, "Save this.")
TITLE = zone(ZoneKind.TITLE, "A title")
QUOTATION = zone(ZoneKind.QUOTATION, "“a quotation”")
CAPTION = zone(ZoneKind.CAPTION, "A caption.")


def zone_map(*zones: Zone) -> ZoneMap:
    return ZoneMap(_TEXT, Paragraphs(_TEXT), zones)


def test_zones_of_one_kind_that_follow_each_other_bear_one_name_and_fold_together() -> None:
    zones = zone_map(SAVE, SHARE)
    assert zones.named_at(2) == [Zone(SHARE.start, SAVE.end, ZoneKind.BOILERPLATE)]
    assert zones.named_at(3) == []
    assert zones.folds == [Fold(ZoneKind.BOILERPLATE, 2, 3)]


def test_only_whole_paragraphs_of_boilerplate_and_captions_fold() -> None:
    assert zone_map(TITLE, QUOTATION, CAPTION).folds == []


def test_a_quotation_inside_a_paragraph_is_not_named() -> None:
    zones = zone_map(QUOTATION, TITLE)
    assert zones.named_at(5) == []
    assert zones.named_at(0) == [TITLE]
    assert list(zones.at(5)) == [QUOTATION]


def test_a_fold_hides_all_but_its_first_paragraph() -> None:
    zones = zone_map(SHARE, SAVE)
    (fold,) = zones.folds
    zones.set_folded(fold, folded=True)
    assert [zones.is_folded(index) for index in range(5)] == [False, False, True, True, False]
    assert [zones.is_hidden(index) for index in range(5)] == [False, False, False, True, False]


def test_what_stays_a_zone_stays_folded() -> None:
    zones = zone_map(SHARE, SAVE)
    zones.set_folded(zones.folds[0], folded=True)
    zones.replace([SHARE, SAVE, TITLE])
    assert zones.is_folded(2)
    zones.replace([TITLE])
    assert not zones.folded
