"""Two panels above each other: the upper one as high as it wants to be, until the user says otherwise."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget
from typing_extensions import override

_SHARE = 0.62
"""What the upper panel takes of the height at most."""


class FittedColumn(QSplitter):
    """``is_arranged``: whether the heights are the user's own."""

    def __init__(self, upper: QWidget, lower: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.is_arranged = False
        self._upper = upper
        self.addWidget(upper)
        self.addWidget(lower)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        self.splitterMoved.connect(self._on_moved)

    def fit(self) -> None:
        """Give the upper panel what it wants."""
        if not self.is_arranged:
            height = min(self._upper.sizeHint().height(), round(self.height() * _SHARE))
            self.setSizes([height, self.height() - height])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def _on_moved(self) -> None:
        self.is_arranged = True
