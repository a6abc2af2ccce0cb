"""Tints of a heat map: the more, the stronger, and text is legible on each of them."""

from PySide6.QtGui import QColor

from annotator.ui.label_colors import TEXT_CONTRAST, legible
from annotator.ui.theme.colors import Colors

_SPARE = 0.1
"""Above the contrast that is asked for, since colours are rounded."""


def tint(colors: Colors, role: str, weight: float) -> QColor:
    """Between the ground (0) and the strongest colour of that role on which text is legible (1)."""
    ground, text = colors.color("panel"), colors.color("text")
    strongest = legible(colors.color(role), text, TEXT_CONTRAST + _SPARE, away_from=text)
    return mixed(ground, strongest, weight)


def mixed(one: QColor, other: QColor, share: float) -> QColor:
    share = min(max(share, 0.0), 1.0)
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def weight_of(count: int, most: int) -> float:
    """The root of the share, so that what is rare is seen beside what is frequent."""
    return (count / most) ** 0.5 if most and count else 0.0
