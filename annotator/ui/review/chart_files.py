"""Charts as pictures: PNG or SVG, whole, with their titles, on white whatever the screen looks like."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.errors import OutputError
from annotator.formats.output import whole_files
from annotator.ui.dialogs.files import ask_target
from annotator.ui.dialogs.question import ask
from annotator.ui.review.grid_painter import strong
from annotator.ui.theme.colors import Colors, load_colors
from annotator.wording import tr

_KINDS = tr("Pictures (*.png);;Drawings (*.svg)")
_SVG, _PNG = ".svg", ".png"
_MARGIN = 16
_SHARPNESS = 2
_DOTS_PER_INCH = 96


class Chart(Protocol):
    """What paints itself on anything, whole, in the colours that it is told."""

    def chart_size(self) -> QSize: ...

    def paint_chart(self, painter: QPainter, colors: Colors) -> None: ...


@dataclass(frozen=True, slots=True)
class Picture:
    """``stem`` is what a file of it is called, unless somebody calls it otherwise."""

    chart: Chart
    title: str
    stem: str

    @property
    def size(self) -> QSize:
        size = self.chart.chart_size()
        title = QFontMetrics(_title_font()).horizontalAdvance(self.title)
        return QSize(max(size.width(), title) + 2 * _MARGIN, size.height() + _head() + 2 * _MARGIN)

    def paint(self, painter: QPainter) -> None:
        colors = load_colors(dark=False)
        painter.fillRect(QRect(0, 0, self.size.width(), self.size.height()), colors.color("panel"))
        painter.setFont(_title_font())
        painter.setPen(colors.color("text"))
        painter.drawText(
            QRect(_MARGIN, _MARGIN, self.size.width(), _head()), Qt.AlignmentFlag.AlignLeft, self.title
        )
        painter.translate(_MARGIN, _MARGIN + _head())
        self.chart.paint_chart(painter, colors)


def ask_and_save(parent: QWidget, picture: Picture, folder: Path) -> Path | None:
    """The file that was written; None where somebody thought better of it. Raises ``OutputError``."""
    chosen = ask_target(parent, tr("Save the chart"), folder / f"{picture.stem}{_PNG}", _KINDS)
    if chosen is None:
        return None
    out = chosen if chosen.suffix.lower() in (_SVG, _PNG) else chosen.with_name(f"{chosen.name}{_PNG}")
    if not may_be_written(out, parent):
        return None
    save_picture(picture, out)
    return out


def may_be_written(out: Path, parent: QWidget) -> bool:
    """Whether there is nothing yet, or what is there may be replaced."""
    words = tr("{file} exists already. What it holds will be replaced.", file=out)
    return not out.exists() or ask(tr("Replace it?"), words, {"replace": tr("Replace")}, parent) == "replace"


def save_picture(picture: Picture, out: Path) -> None:
    """SVG where the file is called so, PNG otherwise; raises ``OutputError``."""
    write = _write_svg if out.suffix.lower() == _SVG else _write_png
    with whole_files(out) as (draft,):
        if not write(picture, draft):
            raise OutputError(tr("{path} cannot be written: {reason}", path=out, reason=tr("no room")))


def _write_png(picture: Picture, out: Path) -> bool:
    image = QImage(picture.size * _SHARPNESS, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARPNESS)
    painter = QPainter(image)
    picture.paint(painter)
    painter.end()
    return QImageWriter(str(out), QByteArray(b"png")).write(image)


def _write_svg(picture: Picture, out: Path) -> bool:
    generator = QSvgGenerator()
    generator.setFileName(str(out))
    generator.setResolution(_DOTS_PER_INCH)
    generator.setSize(picture.size)
    generator.setViewBox(QRect(0, 0, picture.size.width(), picture.size.height()))
    generator.setTitle(picture.title)
    generator.setDescription("")
    painter = QPainter()
    begun = painter.begin(generator)
    if begun:
        picture.paint(painter)
        painter.end()
    return begun


def _title_font() -> QFont:
    return strong(QApplication.font())


def _head() -> int:
    return QFontMetrics(_title_font()).height() * 2
