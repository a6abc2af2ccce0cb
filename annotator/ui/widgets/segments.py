"""A row of exclusive buttons: one choice of few, all of them visible."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QWidget

from annotator.ui.widgets.tab_order import stop_at_checked


class Segments(QWidget):
    """``value_chosen`` carries the value that the user has pressed."""

    value_chosen = Signal(str)

    def __init__(
        self, names: Mapping[str, str], value: str, what: str, parent: QWidget | None = None
    ) -> None:
        """``names`` maps values to words; ``what`` tells a screen reader what is being chosen."""
        super().__init__(parent)
        self.setAccessibleName(what)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, (key, name) in enumerate(names.items()):
            button = self._make_button(name, what, _part(place, len(names)))
            self._buttons[key] = button
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.set_value(value)
        stop_at_checked(self._group)
        self._group.buttonClicked.connect(self._on_button_clicked)

    @property
    def value(self) -> str:
        return next(key for key, button in self._buttons.items() if button.isChecked())

    def set_value(self, value: str) -> None:
        self._buttons[value].setChecked(True)

    def button(self, value: str) -> QPushButton:
        return self._buttons[value]

    def _make_button(self, name: str, what: str, part: str) -> QPushButton:
        button = QPushButton(name, self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setProperty("segment", part)
        button.setAccessibleName(f"{what}: {name}")
        return button

    @Slot(QAbstractButton)
    def _on_button_clicked(self, pressed: QAbstractButton) -> None:
        self.value_chosen.emit(next(key for key, button in self._buttons.items() if button is pressed))


def _part(place: int, count: int) -> str:
    if place == 0:
        return "first"
    return "last" if place == count - 1 else "middle"
