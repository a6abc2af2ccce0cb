"""Colours by role, from the theme files."""

from functools import cache

from pydantic import BaseModel, ConfigDict
from PySide6.QtGui import QColor

from annotator.locations import resource


class Colors(BaseModel):
    """``ground`` lies behind the article, ``panel`` behind lists, ``chrome`` behind rail and foot.

    ``…_soft`` is a background for text of the same role (``on_accent_soft`` for the accent's).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    dark: bool
    ground: str
    panel: str
    chrome: str
    sunken: str
    hover: str
    line: str
    line_strong: str
    text: str
    text_muted: str
    text_faint: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    on_accent_soft: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    info_soft: str
    selection: str

    def color(self, role: str) -> QColor:
        return QColor(self.roles()[role])

    def roles(self) -> dict[str, str]:
        return {key: value for key, value in self.model_dump().items() if isinstance(value, str)}


@cache
def load_colors(*, dark: bool) -> Colors:
    path = resource("themes", "dark.json" if dark else "light.json")
    return Colors.model_validate_json(path.read_bytes())
