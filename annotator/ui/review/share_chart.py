"""The labels that one annotator uses, beside what everybody else does: two bars for each label."""

from collections.abc import Mapping
from itertools import chain

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from annotator.domain.tagset import Tagset
from annotator.ui.review.grid_painter import small
from annotator.ui.review.shares import palette_on, percent, told_shares
from annotator.ui.theme.colors import Colors
from annotator.ui.theme.theme import Theme
from annotator.wording import tr

_ROW = 28
_NAMES = 150
_FIGURES = 110
_GAP = 12
_OWN, _REST = 10, 5
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class ShareChart(QWidget):
    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tagset: Tagset | None = None
        self._own: Mapping[str, float] = {}
        self._rest: Mapping[str, float] | None = None
        self._labels: tuple[str, ...] = ()
        self.setAccessibleName(tr("Shares of the labels"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.update)

    def show_shares(
        self,
        own: Mapping[str, float],
        rest: Mapping[str, float] | None,
        labels: tuple[str, ...],
        tagset: Tagset,
    ) -> None:
        """``rest`` is everybody else's, None where there is nobody else."""
        self._own, self._rest, self._labels, self._tagset = own, rest, labels, tagset
        words = told_shares(own, labels, tagset)
        if rest:
            others = told_shares(rest, labels, tagset)
            words = tr("{shares}; everybody else: {others}", shares=words, others=others)
        self.setAccessibleDescription(words)
        self.updateGeometry()
        self.update()

    def bar(self, label: str, *, of_rest: bool = False) -> QRectF:
        """Where a label's bar is painted."""
        shares = (self._rest or {}) if of_rest else self._own
        most = max(chain(self._own.values(), (self._rest or {}).values()), default=0.0) or 1.0
        room = max(self.width() - _NAMES - _FIGURES - 2 * _GAP, 1)
        top = self._labels.index(label) * _ROW + (_ROW - _OWN - _REST - 1) / 2
        width = room * shares.get(label, 0.0) / most
        return QRectF(_NAMES + _GAP, top + (_OWN + 1 if of_rest else 0), width, _REST if of_rest else _OWN)

    def chart_size(self) -> QSize:
        return QSize(self.width(), self.sizeHint().height())

    def paint_chart(self, painter: QPainter, colors: Colors) -> None:
        if self._tagset is None:
            return
        palette = palette_on(self._tagset, colors)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        for number, label in enumerate(self._labels):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.colors(label).band)
            painter.drawRoundedRect(self.bar(label), 2, 2)
            painter.setBrush(colors.color("text_faint"))
            painter.drawRoundedRect(self.bar(label, of_rest=True), 1.5, 1.5)
            self._paint_words(painter, number * _ROW, label, colors)
        painter.restore()

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, len(self._labels) * _ROW)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_NAMES + _FIGURES + 100, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        self.paint_chart(QPainter(self), self._theme.colors)

    def _paint_words(self, painter: QPainter, top: int, label: str, colors: Colors) -> None:
        assert self._tagset is not None
        name = self._tagset.label_name(label)
        shown = QFontMetrics(self.font()).elidedText(name, Qt.TextElideMode.ElideRight, _NAMES)
        painter.setPen(colors.color("text"))
        painter.drawText(QRectF(0, top, _NAMES, _ROW), _MIDDLE | Qt.AlignmentFlag.AlignRight, shown)
        left = self.width() - _FIGURES
        painter.drawText(QRectF(left, top, 45, _ROW), _MIDDLE, percent(self._own.get(label, 0.0)))
        if self._rest is not None:
            painter.save()
            painter.setFont(small(self.font()))
            painter.setPen(colors.color("text_muted"))
            beside = QRectF(left + 50, top, _FIGURES - 50, _ROW)
            painter.drawText(beside, _MIDDLE, percent(self._rest.get(label, 0.0)))
            painter.restore()
