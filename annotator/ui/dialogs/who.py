"""Who is annotating: asked once for each project, remembered, always to be changed."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QWidget

from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.ui.dialogs.frame import FramedDialog, add_row
from annotator.wording import tr

_INTRO = tr("Your name stands beside every label you make. Two people who use one name share their work.")


class WhoDialog(FramedDialog):
    """``name`` is the name that was chosen or typed."""

    def __init__(
        self, annotators: Sequence[Annotator], suggested: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Who is annotating?"), tr("Start"), parent, intro=_INTRO)
        self.setMinimumWidth(440)
        self.field = QComboBox(self)
        self.field.setEditable(True)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.field.setMinimumContentsLength(24)
        self.field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.addItems([item.name for item in annotators if item.kind is AnnotatorKind.PERSON])
        self.field.setCurrentText(suggested)
        line = self.field.lineEdit()
        if line is not None:
            line.setMaxLength(200)
            line.setAccessibleName(tr("Your name"))
            line.selectAll()
        add_row(self.add_form(), tr("Your name"), self.field)
        self.add_cancel()
        self.field.editTextChanged.connect(self._on_text_changed)
        self._on_text_changed(suggested)
        self.field.setFocus()

    @property
    def name(self) -> str:
        return " ".join(self.field.currentText().split())

    @Slot(str)
    def _on_text_changed(self, _text: str) -> None:
        self.accept_button.setEnabled(bool(self.name))
