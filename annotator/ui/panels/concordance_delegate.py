"""How a concordance line is set: the document, then the text with every hit at the same place, its labels.

A line that runs from right to left is set so: what stands before its hit is at the right.
"""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.session.concordance import Hit
from annotator.ui.label_colors import LabelPalette
from annotator.ui.models.hits import HitRole
from annotator.ui.panels.swatch import paint_swatch
from annotator.ui.textview.direction import is_right_to_left
from annotator.ui.theme.theme import Theme
from annotator.wording import tr

_MARGIN = 14.0
_GAP = 14.0
_TITLE_SHARE, _TITLE_WIDEST = 0.17, 220.0
_LABEL_WIDTH = 128.0
_AXIS = 0.42
"""Where hits begin, as a share of the text's width."""
_HIT_SHARE = 0.42
"""What a hit takes of the text's width at most."""
_SWATCH = 10.0
_AIR = 2.5
"""Pixels around a hit, for what tells its label."""
_Elide = Qt.TextElideMode


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a line stand."""

    title: QRectF
    text: QRectF
    labels: QRectF

    @classmethod
    def of(cls, area: QRectF) -> "Columns":
        inner = area.adjusted(_MARGIN, 0, -_MARGIN, 0)
        title = min(inner.width() * _TITLE_SHARE, _TITLE_WIDEST)
        left, right = inner.left() + title + _GAP, inner.right() - _LABEL_WIDTH - _GAP
        return cls(
            QRectF(inner.left(), area.top(), title, area.height()),
            QRectF(left, area.top(), max(right - left, 1.0), area.height()),
            QRectF(right + _GAP, area.top(), _LABEL_WIDTH, area.height()),
        )


class ConcordanceDelegate(QStyledItemDelegate):
    indent = 0.0
    """What lies before the text of a line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tagset = Tagset(name="none")
        self._palette: LabelPalette | None = None
        self._family = ""
        self._names_people = False

    def set_look(
        self, tagset: Tagset, palette: LabelPalette, family: str, *, names_people: bool = False
    ) -> None:
        """``family`` sets the text; ``names_people``: lines say who made a span."""
        self._tagset, self._palette, self._family = tagset, palette, family
        self._names_people = names_people

    def height(self, font: QFont) -> int:
        """Of every line, where the list is set in ``font``."""
        return round(QFontMetricsF(self._text_font(font)).height() * 1.45)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit: Hit = index.data(HitRole.HIT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option)
        columns = Columns.of(QRectF(option.rect).adjusted(self.indent, 0, 0, 0))
        self._paint_title(painter, option.font, columns.title, hit)
        self._paint_text(painter, option.font, columns.text, hit)
        self._paint_labels(painter, option.font, columns.labels, hit)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colors = self._theme.colors
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.color("accent_soft" if selected else "hover"))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4, 0.5, -4, -0.5), 5, 5)
        if current:
            painter.setPen(colors.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(4.5, 1, -4.5, -1), 5, 5)

    def _paint_title(self, painter: QPainter, font: QFont, area: QRectF, hit: Hit) -> None:
        words = hit.source.title or tr("Untitled")
        if self._names_people and hit.annotator:
            words = f"{hit.annotator} · {words}"
        painter.setFont(_small(font))
        painter.setPen(self._theme.colors.color("text_muted"))
        shown = painter.fontMetrics().elidedText(words, _Elide.ElideRight, int(area.width()))
        _draw(painter, area, shown, Qt.AlignmentFlag.AlignLeft, rtl=is_right_to_left(words, 0))

    def _paint_text(self, painter: QPainter, font: QFont, area: QRectF, hit: Hit) -> None:
        plain = self._text_font(font)
        bold = QFont(plain)
        bold.setWeight(QFont.Weight.DemiBold)
        metrics, bold_metrics = QFontMetricsF(plain), QFontMetricsF(bold)
        surface = bold_metrics.elidedText(hit.surface.strip(), _Elide.ElideRight, area.width() * _HIT_SHARE)
        width = bold_metrics.horizontalAdvance(surface)
        rtl = is_right_to_left(hit.surface + hit.left + hit.right, 0)
        axis = area.right() - area.width() * _AXIS - width if rtl else area.left() + area.width() * _AXIS
        place = QRectF(axis, area.top(), width, area.height())
        self._paint_plate(painter, place, hit, bold_metrics.height())
        colors, space = self._theme.colors, metrics.horizontalAdvance(" ")
        painter.setPen(colors.color("text"))
        painter.setFont(bold)
        _draw(painter, place.adjusted(-1, 0, 1, 0), surface, Qt.AlignmentFlag.AlignHCenter, rtl=rtl)
        before, after = hit.left.rstrip(), hit.right.lstrip()
        gaps = [_AIR + (space if cut else 0.0) for cut in (before != hit.left, after != hit.right)]
        left = QRectF(area.left(), area.top(), place.left() - area.left() - gaps[rtl], area.height())
        right = QRectF(place.right() + gaps[not rtl], area.top(), 0.0, area.height())
        right.setRight(area.right())
        painter.setFont(plain)
        painter.setPen(colors.color("text_muted"))
        texts = (after, before) if rtl else (before, after)
        for text, side, flag in zip(texts, (left, right), _SIDES, strict=True):
            mode = _Elide.ElideLeft if text is before else _Elide.ElideRight
            shown = metrics.elidedText(text.strip(), mode, side.width())
            _draw(painter, side, shown, flag, rtl=rtl)

    def _paint_plate(self, painter: QPainter, place: QRectF, hit: Hit, height: float) -> None:
        """The hit's label in the idiom of its layer: a tint, a band below, a box."""
        label = self._tagset.label(hit.labels[0]) if hit.labels else None
        if label is None or self._palette is None:
            return
        colors = self._palette.colors(label.key)
        plate = QRectF(place.left() - 2, place.center().y() - height / 2, place.width() + 4, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if label.layer is Layer.ENTITY:
            painter.setBrush(colors.tint)
        elif label.layer is Layer.EVENT:
            painter.setPen(QPen(colors.ink, 1.2))
        else:
            painter.setBrush(colors.band)
            plate = QRectF(plate.left(), plate.bottom() - 1.5, plate.width(), 2.5)
        painter.drawRoundedRect(plate, min(3.0, plate.height() / 2), min(3.0, plate.height() / 2))

    def _paint_labels(self, painter: QPainter, font: QFont, area: QRectF, hit: Hit) -> None:
        if not hit.labels or self._palette is None:
            return
        names = ", ".join(map(self._tagset.label_name, hit.labels))
        label = self._tagset.label(hit.labels[0])
        colors = self._palette.colors(hit.labels[0])
        if label is not None:
            sign = QRectF(area.left(), area.center().y() - _SWATCH / 2, _SWATCH + 2, _SWATCH)
            paint_swatch(painter, sign, label.layer, colors)
        painter.setFont(_small(font))
        painter.setPen(self._theme.colors.color("text"))
        beside = area.adjusted(_SWATCH + 8, 0, 0, 0)
        shown = painter.fontMetrics().elidedText(names, _Elide.ElideRight, int(beside.width()))
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, shown)

    def _text_font(self, font: QFont) -> QFont:
        text = QFont(self._family) if self._family else QFont(font)
        text.setPointSizeF(font.pointSizeF() * 1.05)
        return text


_SIDES = (Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft)


def _draw(painter: QPainter, area: QRectF, text: str, side: Qt.AlignmentFlag, *, rtl: bool) -> None:
    way = Qt.TextFlag.TextForceRightToLeft if rtl else Qt.TextFlag.TextForceLeftToRight
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | side
    painter.drawText(area, flags | way | Qt.TextFlag.TextSingleLine, text)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.86)
    return small
