"""What is not applied yet, and the way to apply it or give it up."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.domain.tagset_diff import differences
from annotator.session.tagset_editing import Proposal
from annotator.ui.widgets.labels import ElidedLabel, plain_label
from annotator.wording import tr, trn


class DraftBar(QFrame):
    """Hidden while there is nothing to apply."""

    apply_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "mode")
        self.count = plain_label("", "strong", parent=self)
        self.words = ElidedLabel(parent=self)
        self.discard = QPushButton(tr("Discard"), self)
        self.apply = QPushButton(tr("Preview and apply…"), self)
        self.apply.setProperty("kind", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 9, 16, 9)
        row.setSpacing(12)
        row.addWidget(self.count)
        row.addWidget(self.words, 1)
        for button, wish in ((self.discard, self.discard_wanted), (self.apply, self.apply_wanted)):
            button.setAutoDefault(False)
            button.setAccessibleName(button.text().rstrip("…"))
            button.clicked.connect(wish)
            row.addWidget(button)
        self.hide()

    def show_proposal(self, proposal: Proposal) -> None:
        found = differences(proposal.before, proposal.after)
        number = len(found)
        self.setVisible(bool(found or proposal.moves))
        self.count.setText(trn("{count:,} change not applied", "{count:,} changes not applied", number))
        self.words.set_text(" · ".join(difference.line for difference in found[:4]))
