"""Fonts and the distances that follow from them. All lengths are device-independent pixels."""

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

SERIF = (
    "Source Serif 4",
    "Charter",
    "Iowan Old Style",
    "Noto Serif",
    "Georgia",
    "Cambria",
    "Liberation Serif",
    "DejaVu Serif",
    "Noto Naskh Arabic",
    "Noto Serif Hebrew",
    "Noto Serif CJK SC",
)
SANS = ("Inter", "Noto Sans", "Segoe UI", "Helvetica Neue", "Liberation Sans", "DejaVu Sans")
ZOOM_MIN, ZOOM_MAX = 0.5, 3.0
MEASURE = 70
_SAMPLE = "The council voted on Tuesday night to move the ferry terminal two kilometres east, by 7 to 6."


@dataclass(frozen=True, slots=True)
class Typography:
    """``family``: the reader's own choice for the text, before the fallbacks; ``size``: px at zoom 1."""

    family: str | None = None
    size: float = 16.0
    zoom: float = 1.0

    def zoomed(self, zoom: float) -> "Typography":
        return replace(self, zoom=min(max(zoom, ZOOM_MIN), ZOOM_MAX))

    @property
    def em(self) -> float:
        return self.size * self.zoom

    def text_font(self, scale: float = 1.0, *, bold: bool = False, sans: bool = False) -> QFont:
        chosen = (self.family,) if self.family and not sans else ()
        font = _font((*chosen, *(SANS if sans else SERIF)), self.em * scale)
        font.setBold(bold)
        return font

    def name_font(self, *, bold: bool = True) -> QFont:
        """The small sans of label names, roles and zone names."""
        font = _font(SANS, max(self.em * 0.56, 8.0))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font


@lru_cache
def _installed() -> frozenset[str]:
    return frozenset(QFontDatabase.families())


def _font(families: tuple[str, ...], pixels: float) -> QFont:
    font = QFont()
    font.setFamilies([family for family in families if family in _installed()] or list(families[-1:]))
    font.setPixelSize(max(round(pixels), 6))
    # A ligature would be one glyph for two characters, and an edge could not stand between them.
    font.setFeature(QFont.Tag("liga"), 0)
    return font


@dataclass(frozen=True, slots=True)
class Metrics:
    """Distances for one typography.

    A line is, from its top: rows of label names, the body of the text (``up`` above the baseline and
    ``down`` below it, times the paragraph's scale), lanes of claims.
    """

    em: float
    column: float
    average: float
    up: float
    down: float
    row: float
    lane: float
    band: float
    gap: float
    page_top: float
    page_bottom: float
    ascent: float
    descent: float


def measure(typography: Typography, *, lane_names: bool = True) -> Metrics:
    em = typography.em
    text = QFontMetricsF(typography.text_font())
    average = text.horizontalAdvance(_SAMPLE) / len(_SAMPLE)
    name = QFontMetricsF(typography.name_font())
    return Metrics(
        em=em,
        column=round(average * MEASURE),
        average=average,
        up=em * 0.84,
        down=em * 0.28,
        row=name.capHeight() + em * 0.22,
        lane=(name.capHeight() if lane_names else 0.0) + em * 0.55,
        band=max(round(em * 0.16), 2),
        gap=em * 0.45,
        page_top=round(em * 1.6),
        page_bottom=round(em * 4.0),
        ascent=text.ascent() / em,
        descent=text.descent() / em,
    )
