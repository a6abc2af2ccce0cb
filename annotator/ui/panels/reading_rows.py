"""What others recorded on the document, each to be shown beside one's own work."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator
from annotator.ui.panels.cut_button import CutButton
from annotator.ui.widgets.labels import plain_label, plain_tool_tip
from annotator.ui.widgets.roving import Roving
from annotator.wording import tr

_NAME_WIDTH = 78
_NAME_TOP = 4


class ReadingRows(QWidget):
    """``reading_wanted`` carries the id of whose reading is to be shown."""

    reading_wanted = Signal(str)

    def __init__(
        self, readings: Sequence[tuple[Annotator, AnnotationSet]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name = plain_label(tr("beside"), "muted", parent=self)
        name.setMinimumWidth(_NAME_WIDTH)
        name.setContentsMargins(0, _NAME_TOP, 0, 0)
        buttons = QVBoxLayout()
        buttons.setSpacing(3)
        made = [self._make_button(owner, work) for owner, work in readings]
        Roving(made, self)
        for button in made:
            buttons.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.addWidget(name, 0, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(buttons, 0, 1)

    def _make_button(self, owner: Annotator, work: AnnotationSet) -> CutButton:
        button = CutButton(f"{owner.name} · {tr(work.status.value)}", "", self)
        button.setProperty("kind", "filler")
        button.setAccessibleName(tr("Show {name} beside", name=owner.name))
        button.setToolTip(
            plain_tool_tip(tr("Show what {name} recorded, beside your own work", name=owner.name))
        )
        button.clicked.connect(lambda: self.reading_wanted.emit(owner.id))
        return button
