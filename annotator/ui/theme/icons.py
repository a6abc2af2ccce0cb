"""Icons: our own SVGs, drawn in the colour and at the resolution that are wanted."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotator.locations import resource
from annotator.ui.theme.colors import Colors

_SIZES = (16, 20, 24, 32)
_RATIOS = (1, 2, 3)


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text("utf-8")


def icon_svg(name: str, color: str) -> bytes:
    """The icon's SVG with ``color`` written into it."""
    return _source(name).replace("currentColor", color).encode()


def draw_icon(name: str, color: str, size: int, ratio: float = 1) -> QPixmap:
    """``size`` in device-independent pixels, ``ratio`` the number of device pixels for each."""
    image = QImage(round(size * ratio), round(size * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(icon_svg(name, color))).render(painter, QRectF(image.rect()))
    painter.end()
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def make_icon(name: str, colors: Colors, role: str = "text_muted") -> QIcon:
    """The icon in the colour of ``role``, fainter where disabled, in the accent where switched on."""
    icon = QIcon()
    modes = (
        (QIcon.Mode.Normal, QIcon.State.Off, role),
        (QIcon.Mode.Normal, QIcon.State.On, "accent"),
        (QIcon.Mode.Disabled, QIcon.State.Off, "line_strong"),
    )
    for mode, state, color in modes:
        for size in _SIZES:
            for ratio in _RATIOS:
                pixmap = draw_icon(name, QColor(getattr(colors, color)).name(), size, ratio)
                icon.addPixmap(pixmap, mode, state)
    return icon
