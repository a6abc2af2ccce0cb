"""Fonts: the system's own where it has a good one, and a serif for articles."""

from collections.abc import Iterable

from PySide6.QtGui import QFont, QFontDatabase

_UI_FAMILIES = ("Inter", "Noto Sans", "Cantarell", "Ubuntu", "Open Sans", "Liberation Sans")
_PLAIN_FALLBACKS = frozenset({"", "Sans", "Sans Serif", "sans-serif", "DejaVu Sans", "Bitstream Vera Sans"})
_ARTICLE_FAMILIES = (
    "Source Serif 4",
    "Charter",
    "Iowan Old Style",
    "Noto Serif",
    "Georgia",
    "Cambria",
    "Liberation Serif",
    "DejaVu Serif",
)
_SMALLEST_POINTS = 10.0


def ui_font() -> QFont:
    """The system's interface font; a better one where the system only names its last resort."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if font.family() in _PLAIN_FALLBACKS:
        better = first_installed(_UI_FAMILIES)
        if better is not None:
            font.setFamily(better)
    if font.pointSizeF() < _SMALLEST_POINTS:
        font.setPointSizeF(_SMALLEST_POINTS)
    return font


def article_family(wanted: str = "") -> str:
    """``wanted`` where it is installed, else the best serif there is."""
    chosen = first_installed((wanted, *_ARTICLE_FAMILIES)) if wanted else first_installed(_ARTICLE_FAMILIES)
    return chosen or QFont().defaultFamily()


def article_families() -> list[str]:
    """Families fit for reading: installed, scalable, and able to write Latin, Arabic, Chinese or Cyrillic."""
    systems = (
        QFontDatabase.WritingSystem.Latin,
        QFontDatabase.WritingSystem.Cyrillic,
        QFontDatabase.WritingSystem.Arabic,
        QFontDatabase.WritingSystem.SimplifiedChinese,
    )
    found: set[str] = set()
    for system in systems:
        found.update(QFontDatabase.families(system))
    return sorted(name for name in found if QFontDatabase.isScalable(name))


def first_installed(families: Iterable[str]) -> str | None:
    installed = set(QFontDatabase.families())
    return next((family for family in families if family in installed), None)
