"""Label colours: data, not chrome. One label has a tint, an ink and a band in each theme.

Colours are made in Oklch, so that equal steps look equal. Neighbours in a tagset differ in hue *and* in
lightness; the hues come from an order in which those that red-green or blue-yellow blindness brings
together differ in lightness. Names stand beside every colour, so none has to be told by colour alone.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import atan2, cos, degrees, hypot, radians, sin

from PySide6.QtGui import QColor

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset

TEXT_CONTRAST = 4.5
BAND_CONTRAST = 3.0


@dataclass(frozen=True, slots=True)
class Ground:
    """What the colours of one theme have to be legible on, and with."""

    dark: bool
    background: QColor
    text: QColor


@dataclass(frozen=True, slots=True)
class LabelColors:
    """``tint`` lies behind the text, ``strong`` behind that of a selected span; ``swatch`` stands for the
    label in a list; ``ink`` is for the label's name and outlines; ``band`` for claims.
    """

    tint: QColor
    strong: QColor
    swatch: QColor
    ink: QColor
    band: QColor


@dataclass(frozen=True, slots=True)
class _Hue:
    """``lift``: lighter (+) or darker (−) than the average, in Oklch lightness; ``night``: the same on a dark
    ground, where the tints have to be spread anew to be as far from each other.
    """

    angle: float
    lift: float
    chroma: float = 1.0
    night: float | None = None

    @property
    def night_lift(self) -> float:
        return self.lift * 1.2 if self.night is None else self.night


_ENTITY_HUES = (
    _Hue(55, -0.030, 0.95, 0.035),
    _Hue(350, -0.050, 1.0, -0.040),
    _Hue(180, 0.015, 1.0, 0.000),
    _Hue(255, -0.010, 1.0, 0.055),
    _Hue(140, 0.034, 1.0, -0.035),
    _Hue(118, -0.045, 0.9, 0.060),
    _Hue(25, -0.027, 1.0, -0.065),
    _Hue(5, 0.010, 0.7, 0.015),
    _Hue(285, -0.035, 1.0, -0.055),
    _Hue(75, -0.060, 0.9, -0.025),
    _Hue(215, 0.025, 1.0, 0.060),
    _Hue(315, -0.030, 0.95, 0.010),
    _Hue(338, 0.020, 1.0, 0.055),
    _Hue(112, 0.040, 1.0, 0.000),
    _Hue(95, 0.020, 1.3, -0.070),
    _Hue(160, -0.050, 1.0, 0.040),
    _Hue(270, 0.015, 0.45, -0.010),
    _Hue(235, -0.055, 0.8, -0.070),
    _Hue(80, -0.015, 0.25, -0.020),
    _Hue(200, -0.045, 1.0, -0.060),
)
_CLAIM_HUES = (
    _Hue(255, -0.056, 1.14),
    _Hue(292, 0.074, 1.07),
    _Hue(75, 0.050),
    _Hue(140, -0.120, 0.77),
    _Hue(350, -0.056, 1.19),
    _Hue(190, 0.120, 0.68),
)
_EVENT_HUES = (
    _Hue(265, 0.0),
    _Hue(25, -0.05),
    _Hue(160, 0.05),
    _Hue(320, 0.02),
    _Hue(90, -0.02),
    _Hue(220, 0.06),
)
_HUES = {Layer.ENTITY: _ENTITY_HUES, Layer.CLAIM: _CLAIM_HUES, Layer.EVENT: _EVENT_HUES}
_LATER_ROUNDS = (0.0, -0.035, 0.045, -0.08)


class LabelPalette:
    """The colours of every label of a tagset on one ground; unknown labels get a grey."""

    def __init__(self, tagset: Tagset, ground: Ground) -> None:
        self._ground = ground
        self._colors: dict[str, LabelColors] = {}
        for layer in Layer:
            labels = [label for label in tagset.labels if label.layer is layer]
            for position, label in enumerate(labels):
                self._colors[label.key] = colors_of(label, position, ground)
        for label in tagset.labels:
            standing = tagset.standing(label.key)
            if standing is not None and label.replaced_by is not None:
                self._colors[label.key] = self._colors[standing.key]

    def colors(self, key: str) -> LabelColors:
        found = self._colors.get(key)
        return found if found is not None else _colors(_Hue(0, 0.0, 0.0), 0.0, self._ground)


def colors_of(label: Label, position: int, ground: Ground) -> LabelColors:
    """``position``: the label's place among those of its layer. Its own colour, where it has one, wins."""
    if label.color is not None:
        lightness, chroma, angle = to_oklch(QColor(label.color))
        return _colors(_Hue(angle, (lightness - 0.7) * 0.1, min(chroma / 0.13, 1.3)), 0.0, ground)
    hues = _HUES[label.layer]
    lift = _LATER_ROUNDS[position // len(hues) % len(_LATER_ROUNDS)]
    turn = 12.0 * (position // len(hues))
    hue = hues[position % len(hues)]
    return _colors(replace(hue, angle=hue.angle + turn), lift, ground)


def _colors(hue: _Hue, lift: float, ground: Ground) -> LabelColors:
    lighter = hue.lift + lift
    if ground.dark:
        night = hue.night_lift + lift
        tint = oklch(0.375 + night, 0.075 * hue.chroma, hue.angle)
        strong = oklch(0.435 + night, 0.095 * hue.chroma, hue.angle)
        swatch = oklch(0.64 + night * 1.4, 0.12 * hue.chroma, hue.angle)
        ink, band = (
            oklch(0.80 + 0.7 * lighter, 0.095 * hue.chroma, hue.angle),
            oklch(0.72 + lighter, 0.125 * hue.chroma, hue.angle),
        )
    else:
        tint = oklch(0.905 + lighter, 0.058 * hue.chroma, hue.angle)
        strong = swatch = oklch(0.845 + lighter, 0.095 * hue.chroma, hue.angle)
        ink, band = (
            oklch(0.45 + 0.7 * lighter, 0.12 * hue.chroma, hue.angle),
            oklch(0.58 + lighter, 0.145 * hue.chroma, hue.angle),
        )
    return LabelColors(
        tint=legible(tint, ground.text, TEXT_CONTRAST, away_from=ground.text),
        strong=legible(strong, ground.text, TEXT_CONTRAST, away_from=ground.text),
        swatch=swatch,
        ink=legible(ink, ground.background, TEXT_CONTRAST, away_from=ground.background),
        band=legible(band, ground.background, BAND_CONTRAST, away_from=ground.background),
    )


def legible(color: QColor, against: QColor, ratio: float, *, away_from: QColor) -> QColor:
    """``color``, made darker or lighter, away from a colour, until its contrast reaches ``ratio``."""
    lightness, chroma, angle = to_oklch(color)
    step = -0.01 if luminance(away_from) > 0.18 else 0.01
    while contrast(color, against) < ratio and 0.0 < lightness < 1.0:
        lightness += step
        color = oklch(lightness, chroma, angle)
    return color


def luminance(color: QColor) -> float:
    """Relative luminance as WCAG 2 defines it."""
    red, green, blue = (_linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)
def oklch(lightness: float, chroma: float, angle: float) -> QColor:
    """An sRGB colour; chroma is lowered until the colour exists on a screen."""
    lightness = min(max(lightness, 0.0), 1.0)
    while True:
        parts = _from_oklab(lightness, chroma * cos(radians(angle)), chroma * sin(radians(angle)))
        if chroma <= 0.0 or all(-0.0005 <= part <= 1.0005 for part in parts):
            red, green, blue = (round(_gamma(min(max(part, 0.0), 1.0)) * 255) for part in parts)
            return QColor(red, green, blue)
        chroma -= 0.004


def to_oklch(color: QColor) -> tuple[float, float, float]:
    lightness, a, b = to_oklab(*(_linear(part) for part in (color.redF(), color.greenF(), color.blueF())))
    return lightness, hypot(a, b), degrees(atan2(b, a)) % 360.0


def to_oklab(red: float, green: float, blue: float) -> tuple[float, float, float]:
    """From linear sRGB, by the matrices of Björn Ottosson's definition of Oklab."""
    long = max(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue, 0.0) ** (1 / 3)
    medium = max(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue, 0.0) ** (1 / 3)
    short = max(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue, 0.0) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _from_oklab(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055
