"""Skipping a document: why it is left out."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QWidget

from annotator.domain.annotation_set import SkipReason
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.widgets.tab_order import stop_at_checked
from annotator.wording import tr

_WORDS = {
    SkipReason.NOT_NEWS: tr("&Not news"),
    SkipReason.DUPLICATE: tr("&Duplicate of another document"),
    SkipReason.LANGUAGE: tr("Wrong &language"),
    SkipReason.UNREADABLE: tr("&Unreadable or broken text"),
    SkipReason.OTHER: tr("&Other"),
}


class SkipDialog(FramedDialog):
    """``reason`` is one of ``SkipReason``, or the user's own words for another."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        intro = tr("Why is “{title}” left out?", title=_shortened(title))
        super().__init__(tr("Skip this document"), tr("Skip"), parent, intro=intro)
        self.setMinimumWidth(420)
        self._group = QButtonGroup(self)
        self.choices: dict[SkipReason, QRadioButton] = {}
        for reason, words in _WORDS.items():
            button = QRadioButton(words, self)
            button.setAccessibleName(words.replace("&", ""))
            self.choices[reason] = button
            self._group.addButton(button)
            self.body.addWidget(button)
        self.other = QLineEdit(self)
        self.other.setPlaceholderText(tr("In a few words"))
        self.other.setAccessibleName(tr("Another reason"))
        self.other.setMaxLength(300)
        self.body.addWidget(self.other)
        self.add_cancel()
        self._group.buttonToggled.connect(self._update)
        self.other.textChanged.connect(self._update)
        self.choices[SkipReason.NOT_NEWS].setChecked(True)
        stop_at_checked(self._group)

    @property
    def reason(self) -> str:
        chosen = next(reason for reason, button in self.choices.items() if button.isChecked())
        own = " ".join(self.other.text().split())
        return own if chosen is SkipReason.OTHER and own else chosen.value

    @Slot()
    def _update(self) -> None:
        is_other = self.choices[SkipReason.OTHER].isChecked()
        self.other.setVisible(is_other)
        if is_other and not self.other.text():
            self.other.setFocus()


def ask_skip_reason(title: str, parent: QWidget | None = None) -> str | None:
    """The reason, or ``None`` where the document is not skipped after all."""
    dialog = SkipDialog(title, parent)
    reason = dialog.reason if dialog.exec() else None
    dialog.deleteLater()
    return reason


def _shortened(title: str) -> str:
    return title if len(title) <= 120 else title[:119].rstrip() + "…"
