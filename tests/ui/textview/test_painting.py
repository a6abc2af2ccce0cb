"""What the eye gets: three idioms, nothing hidden. Looked up in the pixels."""

from collections import Counter

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from annotator.domain.document import ZoneKind
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.span import Flag, FlagKind
from annotator.ui.label_colors import Ground, LabelColors, LabelPalette
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.look import LinkStyle, NameStyle
from annotator.ui.textview.theme import DARK, LIGHT, TextTheme
from tests.ui.textview.samples import ARTICLE, NEWS, link, shown_view, span, zone

_THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]


def colors(label: str, theme: TextTheme = LIGHT) -> LabelColors:
    return LabelPalette(NEWS, Ground(theme.dark, theme.background, theme.text)).colors(label)


def picture(view: ArticleView) -> QImage:
    return view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def area(view: ArticleView, start: int, end: int, above: float = 0.0, below: float = 0.0) -> QRect:
    """The rectangle from one caret to another on the same line, grown upwards or downwards."""
    first, last = view.caret_rect(start), view.caret_rect(end)
    assert first is not None
    assert last is not None
    assert first.top() == last.top()
    left, right = sorted((first.center().x(), last.center().x()))
    return QRectF(left, first.top() - above, right - left, first.height() + above + below).toRect()


def shades(image: QImage, where: QRect) -> Counter[str]:
    """How many pixels of each colour."""
    return Counter(
        image.pixelColor(x, y).name()
        for x in range(where.left(), where.right() + 1)
        for y in range(where.top(), where.bottom() + 1)
    )


def share(image: QImage, where: QRect, color: QColor) -> float:
    return shades(image, where)[color.name()] / (where.width() * where.height())


@pytest.mark.parametrize("theme", _THEMES)
def test_an_entity_is_a_tint_behind_its_words_only(qtbot: QtBot, theme: TextTheme) -> None:
    board = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")
    view = shown_view(qtbot, ARTICLE, [board], theme=theme)
    image = picture(view)
    tint = colors("ORG", theme).tint
    assert share(image, area(view, board.start, board.end), tint) > 0.4
    assert share(image, area(view, board.end + 1, board.end + 8), tint) == 0.0
    assert share(image, area(view, board.end + 1, board.end + 8), theme.background) > 0.4


def test_nested_entities_are_both_to_be_seen(qtbot: QtBot) -> None:
    outer = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board of Port Ellery")
    inner = span(ARTICLE, Layer.ENTITY, "GPE", "Port Ellery")
    view = shown_view(qtbot, ARTICLE, [inner, outer])
    found = shades(picture(view), area(view, inner.start, inner.end))
    assert found[colors("GPE").tint.name()] > found[colors("ORG").tint.name()] > 20


def test_two_labels_on_the_same_words_are_both_to_be_seen(qtbot: QtBot) -> None:
    one = span(ARTICLE, Layer.ENTITY, "ORG", "Crane Museum")
    two = span(ARTICLE, Layer.ENTITY, "FAC", "Crane Museum")
    view = shown_view(qtbot, ARTICLE, [one, two])
    found = shades(picture(view), area(view, one.start, one.end, above=22))
    assert all(found[colors(label).tint.name()] > 20 for label in ("ORG", "FAC"))
    assert all(found[colors(label).ink.name()] > 2 for label in ("ORG", "FAC"))


def test_a_claim_is_a_band_beneath_its_words(qtbot: QtBot) -> None:
    claim = span(ARTICLE, Layer.CLAIM, "DEMAND", "sold its last steam")
    view = shown_view(qtbot, ARTICLE, [claim])
    image = picture(view)
    words = area(view, claim.start, claim.end)
    below = QRect(words.left(), words.bottom() - 1, words.width(), 6)
    assert share(image, below, colors("DEMAND").band) > 0.25
    assert share(image, words.adjusted(0, 0, 0, -6), colors("DEMAND").band) == 0.0


def test_overlapping_claims_have_a_band_each(qtbot: QtBot) -> None:
    outer = span(ARTICLE, Layer.CLAIM, "DEMAND", "sold its last steam")
    inner = span(ARTICLE, Layer.CLAIM, "JUDGEMENT", "sold its last")
    view = shown_view(qtbot, ARTICLE, [inner, outer])
    found = shades(picture(view), area(view, inner.start, inner.end, below=26))
    assert all(found[colors(label).band.name()] > 60 for label in ("DEMAND", "JUDGEMENT"))


def test_an_event_is_a_box_around_its_trigger(qtbot: QtBot) -> None:
    sold = span(ARTICLE, Layer.EVENT, "TRANSACTION", "sold")
    view = shown_view(qtbot, ARTICLE, [sold])
    image = picture(view)
    words = area(view, sold.start, sold.end)
    ink = colors("TRANSACTION").ink
    around = words.adjusted(-4, -2, 4, 2)
    assert shades(image, around)[ink.name()] > words.width()
    assert shades(image, words.adjusted(2, 5, -2, -5))[ink.name()] == 0


@pytest.mark.parametrize(
    ("layer", "label"), [(Layer.ENTITY, "ORG"), (Layer.CLAIM, "DEMAND"), (Layer.EVENT, "TRANSACTION")]
)
def test_the_selected_span_stands_out(qtbot: QtBot, layer: Layer, label: str) -> None:
    marked = span(ARTICLE, layer, label, "sold its last")
    view = shown_view(qtbot, ARTICLE, [marked])
    where = area(view, marked.start, marked.end, above=3, below=6).adjusted(-4, 0, 4, 0)
    strong = colors(label).band if layer is Layer.CLAIM else colors(label).ink
    before = shades(picture(view), where)[strong.name()]
    view.set_selected_span(marked.id)
    after = shades(picture(view), where)[strong.name()]
    assert after > before + where.width()
    view.set_selected_span(None)
    assert shades(picture(view), where)[strong.name()] == before


@pytest.mark.parametrize("theme", _THEMES)
def test_the_selection_shows_over_a_tint(qtbot: QtBot, theme: TextTheme) -> None:
    board = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")
    view = shown_view(qtbot, ARTICLE, [board], theme=theme)
    view.select(board.start, board.start + 7)
    image = picture(view)
    assert share(image, area(view, board.start, board.start + 6), theme.selection) > 0.4
    assert share(image, area(view, board.start + 8, board.end), theme.selection) == 0.0
    assert share(image, area(view, board.start + 8, board.end), colors("ORG", theme).tint) > 0.4


def test_layers_can_be_hidden_and_dimmed(qtbot: QtBot) -> None:
    board = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")
    view = shown_view(qtbot, ARTICLE, [board])
    where, tint = area(view, board.start, board.end), colors("ORG").tint
    view.set_visible_layers(frozenset({Layer.CLAIM}))
    assert share(picture(view), where, LIGHT.background) > 0.4
    assert view.spans_at(where.center().toPointF()) == []
    view.set_visible_layers(ALL_LAYERS, frozenset({Layer.ENTITY}))
    dimmed = picture(view)
    assert share(dimmed, where, tint) == 0.0
    assert share(dimmed, where, LIGHT.background) < 0.2
    view.set_visible_layers()
    assert share(picture(view), where, tint) > 0.4


def test_names_can_be_full_short_or_off(qtbot: QtBot) -> None:
    museum = span(ARTICLE, Layer.ENTITY, "PERSON", "Crane Museum")
    view = shown_view(qtbot, ARTICLE, [museum])
    counted: list[int] = []
    for style in (NameStyle.FULL, NameStyle.SHORT, NameStyle.OFF):
        view.set_look(names=style)
        words = area(view, museum.start, museum.end)
        above = QRect(words.left(), words.top() - 12, words.width(), 12)
        found = shades(picture(view), above)
        counted.append(above.width() * above.height() - found[LIGHT.background.name()])
    assert counted[0] > counted[1] > counted[2]


def test_a_flag_shows_at_the_name(qtbot: QtBot) -> None:
    plain = span(ARTICLE, Layer.ENTITY, "ORG", "Crane Museum")
    flagged = span(ARTICLE, Layer.ENTITY, "ORG", "Crane Museum", flag=Flag(FlagKind.ASK))
    view = shown_view(qtbot, ARTICLE, [plain])
    words = area(view, plain.start, plain.end, above=14)
    before = picture(view).copy(words)
    view.set_spans([flagged])
    assert picture(view).copy(words) != before


def test_boilerplate_is_dim_also_inside_a_paragraph(qtbot: QtBot) -> None:
    text = "Some words of news. Please try again later. More words of news."
    view = shown_view(qtbot, text)
    where = area(view, 22, 40)
    assert shades(picture(view), where)[LIGHT.text.name()] > 0
    view.set_zones([zone(text, ZoneKind.BOILERPLATE, "Please try again later.")])
    where = area(view, 22, 40)
    found = shades(picture(view), where)
    assert found[LIGHT.text.name()] == 0
    assert found[LIGHT.dim.name()] > 0


def test_zone_names_stand_in_the_margin(qtbot: QtBot) -> None:
    text = "A title\nBody of the article."
    view = shown_view(qtbot, text)
    caret = view.caret_rect(0)
    assert caret is not None
    margin = QRect(0, 0, int(caret.left()) - 4, 90)
    assert share(picture(view), margin, LIGHT.background) == 1.0
    view.set_zones([zone(text, ZoneKind.TITLE, "A title")])
    assert share(picture(view), margin, LIGHT.background) < 1.0


def test_the_name_of_a_zone_that_runs_to_the_left_stands_at_its_right(qtbot: QtBot) -> None:
    text = "عنوان الخبر\nBody of the article."
    view = shown_view(qtbot, text)
    caret = view.caret_rect(0)
    assert caret is not None
    right = QRect(int(caret.right()) + 4, 0, view.viewport().width() - int(caret.right()) - 4, 60)
    left = QRect(0, 0, int(caret.right()) // 4, 60)
    view.set_zones([zone(text, ZoneKind.TITLE, "عنوان الخبر")])
    assert share(picture(view), right, LIGHT.background) < 1.0
    assert share(picture(view), left, LIGHT.background) == 1.0


def test_a_zone_that_goes_on_is_named_once(qtbot: QtBot) -> None:
    text = "Oops!\n  Something went wrong.\n  Please try again.\nBody of the article.\nMore later."
    junk = [zone(text, ZoneKind.BOILERPLATE, part) for part in ("Oops!", "Something went wrong.")]
    view = shown_view(qtbot, text, (), *junk, zone(text, ZoneKind.BOILERPLATE, "More later."))
    assert _named_lines(view, text) == [0, 4]


def _named_lines(view: ArticleView, text: str) -> list[int]:
    """The lines beside which something stands in the margin."""
    image, named = picture(view), list[int]()
    for number, line in enumerate(text.split("\n")):
        caret = view.caret_rect(text.index(line))
        assert caret is not None
        margin = QRect(0, round(caret.top()), 80, round(caret.height()))
        if share(image, margin, LIGHT.background) < 1.0:
            named.append(number)
    return named


def test_links_are_drawn_for_the_selected_span_for_all_or_for_none(qtbot: QtBot) -> None:
    sold = span(ARTICLE, Layer.EVENT, "TRANSACTION", "sold")
    board = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")
    view = shown_view(qtbot, ARTICLE, [sold, board])
    view.set_links([link("giver", sold, board)])
    assert view.drawn_links() == []
    view.set_selected_span(board.id)
    (drawn,) = view.drawn_links()
    assert drawn.plate.text == "giver"
    assert drawn.plate.leads_to == board.id
    view.set_selected_span(None)
    view.set_links([link("giver", sold, board)])
    view.set_link_style(LinkStyle.ALL)
    assert len(view.drawn_links()) == 1
    view.set_link_style(LinkStyle.OFF)
    view.set_selected_span(sold.id)
    assert view.drawn_links() == []


def test_a_link_runs_between_lines_not_through_them(qtbot: QtBot) -> None:
    said = span(ARTICLE, Layer.EVENT, "STATEMENT", "said")
    board = span(ARTICLE, Layer.ENTITY, "ORG", "Harbour Board")
    view = shown_view(qtbot, ARTICLE, [said, board], size=(600, 700))
    view.set_links([link("topic", said, board)])
    view.set_selected_span(said.id)
    (drawn,) = view.drawn_links()
    bodies = [caret for at in range(len(ARTICLE)) if (caret := view.caret_rect(at)) is not None]
    left, right = min(caret.left() for caret in bodies), max(caret.right() for caret in bodies)
    for one, two in zip(drawn.corners[1:-2], drawn.corners[2:-1], strict=True):
        if abs(one.y() - two.y()) < 1:
            assert not any(caret.top() + 3 < one.y() < caret.bottom() - 3 for caret in bodies)
        else:
            assert not left + 1 < one.x() < right - 1


def test_an_end_out_of_sight_has_a_pointer_at_the_edge(qtbot: QtBot) -> None:
    text = "Council\n" + "A line.\n" * 200 + "voted"
    voted = span(text, Layer.EVENT, "DECISION", "voted")
    council = span(text, Layer.ENTITY, "ORG", "Council")
    view = shown_view(qtbot, text, [voted, council])
    view.set_links([link("decider", voted, council)])
    view.set_selected_span(voted.id)
    view.scroll_to(voted.start)
    (up,) = view.drawn_links()
    assert up.plate.text.startswith("↑")
    assert "Council" in up.plate.text
    assert up.plate.leads_to == council.id
    assert up.plate.rect.top() < 30
    view.scroll_to(0)
    (down,) = view.drawn_links()
    assert down.plate.text.startswith("↓")
    assert down.plate.leads_to == voted.id
    assert down.plate.rect.bottom() > view.viewport().height() - 30
