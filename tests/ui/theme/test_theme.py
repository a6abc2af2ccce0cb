"""Both themes hold their contrast, and the program follows them live."""

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.locations import resource
from annotator.settings.preferences import ThemeChoice
from annotator.ui.theme.colors import Colors, load_colors
from annotator.ui.theme.fonts import article_families, article_family, ui_font
from annotator.ui.theme.icons import draw_icon
from annotator.ui.theme.style_sheet import make_style_sheet
from annotator.ui.theme.theme import Theme

BOTH = [load_colors(dark=False), load_colors(dark=True)]
ICONS = sorted(path.stem for path in resource("icons").glob("*.svg"))


def luminance(color: QColor) -> float:
    """Relative luminance, WCAG 2.2."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF())


def contrast(colors: Colors, front: str, back: str) -> float:
    high, low = sorted((luminance(colors.color(front)), luminance(colors.color(back))), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.fixture
def own_theme(qapp: QApplication, theme: Theme) -> Iterator[Theme]:
    """The shared theme, put back to light afterwards."""
    theme.choose(ThemeChoice.LIGHT)
    yield theme
    theme.choose(ThemeChoice.LIGHT)


@pytest.mark.parametrize("colors", BOTH, ids=["light", "dark"])
@pytest.mark.parametrize(
    ("front", "back"),
    [
        *product(("text", "text_muted"), ("ground", "panel", "chrome", "sunken", "hover")),
        *product(("text_faint",), ("ground", "panel")),
        *product(("text",), ("danger_soft", "warning_soft", "success_soft", "info_soft", "selection")),
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("on_accent_soft", "accent_soft"),
        ("danger", "panel"),
        ("warning", "panel"),
        ("accent", "panel"),
    ],
)
def test_text_can_be_read_on_its_ground(colors: Colors, front: str, back: str) -> None:
    assert contrast(colors, front, back) >= 4.5


@pytest.mark.parametrize("colors", BOTH, ids=["light", "dark"])
def test_the_ring_of_the_focus_stands_out(colors: Colors) -> None:
    assert contrast(colors, "accent", "panel") >= 3
    assert contrast(colors, "accent", "line_strong") >= 1.5


@pytest.mark.parametrize("colors", BOTH, ids=["light", "dark"])
def test_the_style_sheet_knows_every_word_of_its_template(colors: Colors) -> None:
    names = ("check", "dash", "dot", "chevron_down", "chevron_up", "chevron_right")
    pictures = {f"picture_{name}": "none" for name in names}
    assert "@" not in make_style_sheet(colors, 10, pictures)


@pytest.mark.parametrize("name", ICONS)
@pytest.mark.parametrize("ratio", [1, 2])
def test_an_icon_is_drawn_in_its_colour_at_the_pixels_there_are(
    qapp: QApplication, name: str, ratio: int
) -> None:
    image = draw_icon(name, "#ff0000", 20, ratio).toImage()
    assert (image.width(), image.height()) == (20 * ratio, 20 * ratio)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    inked = [pixel for pixel in pixels if pixel.alpha() > 128]
    assert inked
    assert all(pixel.red() > 200 and pixel.green() < 60 for pixel in inked)
    edges = [image.pixelColor(x, y) for x in (0, image.width() - 1) for y in range(image.height())]
    assert all(pixel.alpha() == 0 for pixel in edges)


def test_choosing_dark_changes_palette_and_tells_once(qtbot: QtBot, own_theme: Theme) -> None:
    told: list[int] = []
    own_theme.theme_changed.connect(lambda: told.append(1))
    own_theme.choose(ThemeChoice.DARK)
    own_theme.choose(ThemeChoice.DARK)
    window = QApplication.palette().color(QPalette.ColorRole.Window)
    assert window == own_theme.colors.color("panel")
    assert own_theme.colors.dark
    assert told == [1]


def test_the_system_is_followed_live_and_a_choice_of_ones_own_stands(
    qapp: QApplication, own_theme: Theme
) -> None:
    changed = qapp.styleHints().colorSchemeChanged
    own_theme.choose(ThemeChoice.SYSTEM)
    changed.emit(Qt.ColorScheme.Dark)
    assert own_theme.colors.dark
    changed.emit(Qt.ColorScheme.Light)
    assert not own_theme.colors.dark
    own_theme.choose(ThemeChoice.DARK)
    changed.emit(Qt.ColorScheme.Light)
    assert own_theme.colors.dark


def test_icons_follow_the_theme(own_theme: Theme) -> None:
    def inked(theme: Theme) -> set[str]:
        image = theme.icon("check", "text").pixmap(32, 32).toImage()
        pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
        return {pixel.name() for pixel in pixels if pixel.alpha() == 255}

    light = inked(own_theme)
    own_theme.choose(ThemeChoice.DARK)
    assert light
    assert inked(own_theme).isdisjoint(light)


def test_the_article_has_a_font_whatever_was_wished(qapp: QApplication) -> None:
    assert article_family("No such font at all") == article_family()
    assert article_family(article_families()[0]) == article_families()[0]
    assert ui_font().pointSizeF() >= 10
