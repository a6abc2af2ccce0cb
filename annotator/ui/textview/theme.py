"""The colours of the article view that are not label colours."""

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class TextTheme:
    """``dim`` is for boilerplate and bylines, ``faint`` for zone names; both hold 4.5:1 on ``background``.

    ``found`` lies under what a search has found, with an edge of ``found_edge``; ``disputed`` marks in the
    overview where annotators disagree.
    """

    dark: bool
    background: QColor
    text: QColor
    dim: QColor
    faint: QColor
    accent: QColor
    selection: QColor
    hairline: QColor
    found: QColor
    found_edge: QColor
    disputed: QColor


LIGHT = TextTheme(
    dark=False,
    background=QColor("#f7f5f0"),
    text=QColor("#1d1f23"),
    dim=QColor("#66676a"),
    faint=QColor("#6e6e69"),
    accent=QColor("#2b5c93"),
    selection=QColor("#9fc3f0"),
    hairline=QColor("#d9d6ce"),
    found=QColor("#faecd2"),
    found_edge=QColor("#9a6107"),
    disputed=QColor("#b3261e"),
)
DARK = TextTheme(
    dark=True,
    background=QColor("#17181b"),
    text=QColor("#e9e7e2"),
    dim=QColor("#9da0a5"),
    faint=QColor("#85878c"),
    accent=QColor("#86b6ee"),
    selection=QColor("#2f5f9e"),
    hairline=QColor("#33353a"),
    found=QColor("#3d3019"),
    found_edge=QColor("#e0a64a"),
    disputed=QColor("#ff8a80"),
)
