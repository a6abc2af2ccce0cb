"""Charts become pictures that hold all of them, and no file is replaced unasked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.errors import OutputError
from annotator.settings.preferences import ThemeChoice
from annotator.ui.dialogs.question import QuestionDialog
from annotator.ui.review.chart_files import Picture, ask_and_save, save_picture
from annotator.ui.review.confusion_page import ConfusionPage
from annotator.ui.review.figures_page import FiguresPage
from annotator.ui.review.habits_page import HabitsPage
from annotator.ui.theme.theme import Theme
from tests.ui.modal import answer
from tests.ui.review.made_up import HABITS, TAGSET, WORST, confusion, listen, matrix, trend

Save = Callable[[Theme], tuple[QWidget, Picture]]


def press(page: FiguresPage | ConfusionPage | HabitsPage, button: QPushButton) -> Picture:
    """What a page wants saved when its button is pressed."""
    page.resize(900, 600)
    page.show()
    wanted = listen(page.picture_wanted)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (picture,) = wanted[0]
    assert isinstance(picture, Picture)
    return picture


def matrix_picture(theme: Theme) -> tuple[QWidget, Picture]:
    page = FiguresPage(theme)
    page.show_matrix(matrix(label="ORG"), (), "", TAGSET)
    return page, press(page, page.save)


def trend_picture(theme: Theme) -> tuple[QWidget, Picture]:
    page = FiguresPage(theme)
    page.show_trend(trend())
    return page, press(page, page.save_trend)


def confusion_picture(theme: Theme) -> tuple[QWidget, Picture]:
    page = ConfusionPage(theme)
    page.show_confusions([confusion()], WORST, TAGSET)
    return page, press(page, page.save)


def share_picture(theme: Theme) -> tuple[QWidget, Picture]:
    page = HabitsPage(theme)
    page.show_habits(HABITS, TAGSET)
    return page, press(page, page.save)


PICTURES: dict[str, Save] = {
    "F1, exact · entities · Organisation": matrix_picture,
    "F1, exact, over time · Ana and Ben": trend_picture,
    "Entities · Summed over all pairs, both ways round": confusion_picture,
    "Ana · entities · Thick: their own labels. Thin: everybody else’s.": share_picture,
}


@pytest.fixture(params=list(PICTURES))
def picture(request: pytest.FixtureRequest, qtbot: QtBot, theme: Theme) -> Iterator[Picture]:
    page, picture = PICTURES[request.param](theme)
    qtbot.addWidget(page)
    assert picture.title == request.param
    yield picture
    page.close()


def colors_in(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)
    }


def test_a_png_is_whole_sharp_and_light_in_a_dark_theme_too(
    picture: Picture, tmp_path: Path, theme: Theme
) -> None:
    save_picture(picture, tmp_path / "light.png")
    theme.choose(ThemeChoice.DARK)
    save_picture(picture, tmp_path / "dark.png")
    theme.choose(ThemeChoice.LIGHT)
    image = QImage(str(tmp_path / "light.png"))
    assert image.size() == picture.size * 2
    assert len(colors_in(image)) > 5
    assert image == QImage(str(tmp_path / "dark.png"))


def test_an_svg_holds_the_same_as_drawing_and_text(picture: Picture, tmp_path: Path) -> None:
    out = tmp_path / "chart.SVG"
    save_picture(picture, out)
    words = out.read_text("utf-8")
    assert f"<title>{picture.title}</title>" in words
    assert "<text" in words
    assert "data:image" not in words
    drawing = QSvgRenderer(QByteArray(out.read_bytes()))
    assert drawing.isValid()
    assert drawing.viewBox().size() == picture.size
    image = QImage(picture.size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    assert len(colors_in(image)) > 5


def test_a_grid_is_whole_in_its_file_whatever_is_scrolled(qtbot: QtBot, theme: Theme) -> None:
    page, picture = confusion_picture(theme)
    qtbot.addWidget(page)
    before = picture.size
    page.resize(760, 260)
    assert picture.size == before


def test_where_nothing_can_be_written_it_says_so(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    page, picture = share_picture(theme)
    qtbot.addWidget(page)
    with pytest.raises(OutputError, match="does not exist"):
        save_picture(picture, tmp_path / "nowhere" / "chart.png")
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_chosen_and_never_replaced_unasked(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, picture = share_picture(theme)
    qtbot.addWidget(page)
    asked: list[str] = []
    replies = [str(tmp_path / "chart"), str(tmp_path / "chart.png"), str(tmp_path / "chart.png"), ""]

    def choose(*told: object, **_options: object) -> tuple[str, str]:
        asked.append(str(told[2]))
        return replies[len(asked) - 1], ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    out = tmp_path / "chart.png"
    assert ask_and_save(page, picture, tmp_path) == out
    assert asked == [str(tmp_path / "shares of the labels.png")]
    out.write_bytes(b"another")
    met = answer(QuestionDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape))
    assert ask_and_save(page, picture, tmp_path) is None
    assert met
    assert out.read_bytes() == b"another"
    answer(QuestionDialog, replace)
    assert ask_and_save(page, picture, tmp_path) == out
    assert out.read_bytes().startswith(b"\x89PNG")
    assert ask_and_save(page, picture, tmp_path) is None


def replace(dialog: QuestionDialog) -> None:
    for button in dialog.findChildren(QPushButton):
        if button.text() == "Replace":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
