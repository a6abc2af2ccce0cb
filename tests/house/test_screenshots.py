"""The pictures of README can be made, and show something."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.session import demo
from annotator.ui.launch import build_window
from tests.house import screenshots

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"


def _colors(path: Path) -> int:
    image = QImage(str(path))
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3))
    return len({image.pixel(x, y) for x, y in points})


def test_pictures_of_the_demo(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    project = tmp_path / "demo.annproj"
    demo.build(project)
    window = build_window(qapp, tmp_path / "settings.json")
    qtbot.addWidget(window, before_close_func=lambda _window: window.show_welcome())
    made = screenshots.make_all(window, project, tmp_path)
    assert [path.name for path in made] == ["annotate-light.png", "annotate-dark.png", "welcome.png"]
    for path in made:
        assert QImage(str(path)).width() >= screenshots.SIZE[0]
        assert _colors(path) > 50
    light, dark = (QImage(str(path)).pixelColor(600, 700).lightness() for path in made[:2])
    assert light > 200 > 60 > dark


@pytest.mark.parametrize("name", ["annotate-light.png", "annotate-dark.png", "welcome.png"])
def test_readme_has_its_pictures(name: str) -> None:
    assert _colors(IMAGES / name) > 50
