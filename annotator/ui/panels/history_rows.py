"""What became of a span: the latest changes in small print, newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.session.past import HistoryLine
from annotator.ui.times import local_minute
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_MOST = 8


class HistoryRows(QWidget):
    """Hidden while nothing is known."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 4, 0, 0)
        self._column.setSpacing(3)
        self.hide()

    def show_lines(self, lines: Sequence[HistoryLine]) -> None:
        """``lines`` are oldest first. May be called once."""
        self._column.addWidget(plain_label(tr("History"), "section", parent=self))
        for line in lines[-_MOST:][::-1]:
            words = f"{line.what} · {line.author} · {local_minute(line.at_ms)}"
            self._column.addWidget(plain_label(words, "small", wrap=True, parent=self))
        if len(lines) > _MOST:
            words = tr("and {count:,} earlier", count=len(lines) - _MOST)
            self._column.addWidget(plain_label(words, "small", parent=self))
        self.setVisible(bool(lines))
