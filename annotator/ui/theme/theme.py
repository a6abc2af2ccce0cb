"""The theme in use: follows the system or the preference, live."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal, Slot
from PySide6.QtGui import QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from annotator.settings.preferences import ThemeChoice
from annotator.ui.theme.colors import Colors, load_colors
from annotator.ui.theme.fonts import ui_font
from annotator.ui.theme.icons import draw_icon, make_icon
from annotator.ui.theme.palette import make_palette
from annotator.ui.theme.style_sheet import make_style_sheet, write_pictures

_SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """``theme_changed`` follows every change of colours; widgets that paint themselves listen to it."""

    theme_changed = Signal()

    def __init__(self, app: QApplication, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._pictures = QTemporaryDir()
        self._icons: dict[tuple[str, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self._colors: Colors | None = None
        self._started_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        app.setStyle("Fusion")
        app.setFont(ui_font())
        app.styleHints().setColorScheme(_SCHEMES[choice])
        self._scheme = app.styleHints().colorScheme()
        app.styleHints().colorSchemeChanged.connect(self._on_color_scheme_changed)
        self._apply()

    @property
    def colors(self) -> Colors:
        assert self._colors is not None
        return self._colors

    @property
    def choice(self) -> ThemeChoice:
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        if choice is self._choice:
            return
        self._choice = choice
        self._app.styleHints().setColorScheme(_SCHEMES[choice])
        self._apply()

    def icon(self, name: str, role: str = "text_muted") -> QIcon:
        key = (name, role)
        if key not in self._icons:
            self._icons[key] = make_icon(name, self.colors, role)
        return self._icons[key]

    def pixmap(self, name: str, role: str, size: int, ratio: float) -> QPixmap:
        """Of the same asked for twice, one: Qt keeps copies of each for a while."""
        key = (name, role, size, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = draw_icon(name, getattr(self.colors, role), size, ratio)
        return self._pixmaps[key]

    def is_dark(self) -> bool:
        """Of a system that does not say, the palette that it started with is asked."""
        if self._choice is not ThemeChoice.SYSTEM:
            return self._choice is ThemeChoice.DARK
        if self._scheme is Qt.ColorScheme.Unknown:
            return self._started_dark
        return self._scheme is Qt.ColorScheme.Dark

    @Slot(Qt.ColorScheme)
    def _on_color_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._scheme = scheme
        self._apply()

    def _apply(self) -> None:
        colors = load_colors(dark=self.is_dark())
        if colors is self._colors:
            return
        self._colors = colors
        self._icons.clear()
        self._pixmaps.clear()
        pictures = write_pictures(colors, Path(self._pictures.path()))
        self._app.setPalette(make_palette(colors))
        self._app.setStyleSheet(make_style_sheet(colors, self._app.font().pointSizeF(), pictures))
        self.theme_changed.emit()
