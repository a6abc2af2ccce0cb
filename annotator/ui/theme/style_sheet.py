"""The one style sheet: a template whose ``@role`` words become colours, sizes and pictures."""

import re
from pathlib import Path

from annotator.locations import resource
from annotator.ui.theme.colors import Colors
from annotator.ui.theme.icons import icon_svg

_PICTURES = {
    "check": "on_accent",
    "dash": "on_accent",
    "dot": "on_accent",
    "chevron-down": "text_muted",
    "chevron-up": "text_muted",
    "chevron-right": "text_muted",
}


def write_pictures(colors: Colors, folder: Path) -> dict[str, str]:
    """The marks that a style sheet can only take from files, drawn in the theme's colours."""
    words: dict[str, str] = {}
    for name, role in _PICTURES.items():
        path = folder / f"{name}-{'dark' if colors.dark else 'light'}.svg"
        path.write_bytes(icon_svg(name, getattr(colors, role)))
        words[f"picture_{name.replace('-', '_')}"] = f'url("{path.as_posix()}")'
    return words


def make_style_sheet(colors: Colors, points: float, pictures: dict[str, str]) -> str:
    """``points`` is the size of the interface font."""
    words = {
        **colors.roles(),
        **pictures,
        "cap": f"{points * 0.7:.1f}pt",
        "tiny": f"{points * 0.82:.1f}pt",
        "small": f"{points * 0.9:.1f}pt",
        "large": f"{points * 1.2:.1f}pt",
        "huge": f"{points * 1.9:.1f}pt",
    }
    template = resource("themes", "app.qss").read_text("utf-8")
    return re.sub(r"@([a-z_]+)", lambda match: words[match[1]], template)
