"""Every label with its key: what can I do now."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset
from annotator.ui.label_colors import LabelPalette
from annotator.ui.panels.label_button import LabelButton, key_caption
from annotator.ui.panels.label_section import LabelSection, common_prefix
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.panel_area import PanelArea
from annotator.wording import tr

_LEFT, _RIGHT, _GAP = 6, 4, 6


class LabelsPanel(PanelArea):
    """``label_pressed`` carries a label's key and whether Shift was held."""

    label_pressed = Signal(str, bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Labels"), parent)
        self._theme = theme
        self._buttons: list[LabelButton] = []
        self._sections: list[LabelSection] = []

    def set_tagset(self, tagset: Tagset, palette: LabelPalette) -> None:
        body = QWidget(self)
        body.setProperty("surface", "panel")
        column = QVBoxLayout(body)
        column.setContentsMargins(_LEFT, _GAP, _RIGHT, _GAP)
        column.setSpacing(_GAP)
        self._buttons, self._sections = [], []
        for layer in Layer:
            labels = tagset.labels_of(layer)
            if labels:
                section = self._make_section(layer, labels, palette, body)
                self._sections.append(section)
                column.addWidget(section)
        column.addStretch(1)
        self.setWidget(body)
        self._arrange()

    @override
    def sizeHint(self) -> QSize:
        """As high as all labels are in this width."""
        heights = [section.height_in(self._room) + _GAP for section in self._sections]
        return QSize(300, sum(heights) + _GAP)

    @property
    def _room(self) -> int:
        """The width for labels where there is no scroll bar."""
        return self.width() - _LEFT - _RIGHT

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def set_current(self, label: str | None) -> None:
        for section in self._sections:
            section.show_current(label)

    def button(self, key: str) -> LabelButton:
        return next(button for button in self._buttons if button.label.key == key)

    def _arrange(self) -> None:
        """Beside a scroll bar only where the labels are too many for the height without one."""
        is_high = self.sizeHint().height() > self.height()
        bar = self.verticalScrollBar().sizeHint().width() if is_high else 0
        for section in self._sections:
            section.arrange(self._room - bar)

    def _make_section(
        self, layer: Layer, labels: Sequence[Label], palette: LabelPalette, body: QWidget
    ) -> LabelSection:
        prefix = common_prefix(labels)
        buttons = [self._make_button(label, prefix, palette, body) for label in labels]
        self._buttons += buttons
        return LabelSection(tr(layer.plural).capitalize(), prefix, buttons, body)

    def _make_button(self, label: Label, prefix: str, palette: LabelPalette, body: QWidget) -> LabelButton:
        cap = key_caption((label.shortcut or "").removeprefix(prefix).strip())
        button = LabelButton(label, cap, palette.colors(label.key), self._theme, body)
        button.clicked.connect(lambda: self._on_pressed(label.key))
        return button

    def _on_pressed(self, key: str) -> None:
        shift = bool(QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.label_pressed.emit(key, shift)
