"""What a search has found is marked under its words, and no other words are."""

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from annotator.domain.document import Document
from annotator.domain.identity import text_sha256
from annotator.domain.span import Fragment
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.textview.theme import LIGHT

TEXT = "The pier stands.\n\nA second pier falls, نقل المجلس الميناء and stands again.\n" + "Long. " * 400


def shown(qtbot: QtBot) -> ArticleView:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(700, 400)
    view.set_document(Document("d", "", TEXT, text_sha256(TEXT), "en"))
    view.show()
    return view


def plates(view: ArticleView) -> int:
    """Pixels in the colour of what is found."""
    image: QImage = view.viewport().grab().toImage()
    wanted = LIGHT.found.rgb()
    points = ((x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2))
    return sum(image.pixel(x, y) == wanted for x, y in points)


def place(words: str) -> Fragment:
    start = TEXT.index(words)
    return start, start + len(words)


def test_marks_come_and_go(qtbot: QtBot) -> None:
    view = shown(qtbot)
    assert plates(view) == 0
    view.set_found([place("pier")])
    one = plates(view)
    view.set_found([place("pier"), place("second pier")])
    two = plates(view)
    view.set_found(())
    assert 0 < one < two
    assert plates(view) == 0


def test_a_mark_over_a_line_break_and_over_text_that_runs_the_other_way(qtbot: QtBot) -> None:
    view = shown(qtbot)
    for words in ("stands.\n\nA", "falls, نقل المجلس"):
        view.set_found([place(words)])
        assert plates(view) > 0


def test_marks_out_of_sight_are_not_painted(qtbot: QtBot) -> None:
    view = shown(qtbot)
    view.set_found([(len(TEXT) - 6, len(TEXT) - 1)])
    assert plates(view) == 0
    view.scroll_to(len(TEXT))
    assert plates(view) > 0
