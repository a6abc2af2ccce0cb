"""A question with a few answers, in plain text."""

from collections.abc import Mapping

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from annotator.ui.dialogs.frame import FramedDialog


class QuestionDialog(FramedDialog):
    """``answer`` is the key of the answer given, empty when the dialog was cancelled."""

    def __init__(
        self,
        title: str,
        text: str,
        answers: Mapping[str, str],
        parent: QWidget | None = None,
        *,
        cancel: str = "",
    ) -> None:
        """``answers`` maps keys to the words on the buttons; the first is the default."""
        first, *others = answers
        super().__init__(title, answers[first], parent, intro=text)
        self.setMinimumWidth(440)
        self.answer = ""
        self.accepted.connect(lambda: self._choose(first))
        for key in others:
            button = self.buttons.addButton(answers[key], QDialogButtonBox.ButtonRole.DestructiveRole)
            button.setAutoDefault(False)
            button.setAccessibleName(answers[key])
            button.clicked.connect(lambda _=False, key=key: self._take(key))
        self.add_cancel(cancel)

    def _take(self, key: str) -> None:
        self._choose(key)
        self.done(QuestionDialog.DialogCode.Accepted)

    def _choose(self, key: str) -> None:
        self.answer = self.answer or key


def ask(
    title: str,
    text: str,
    answers: Mapping[str, str],
    parent: QWidget | None = None,
    *,
    cancel: str = "",
) -> str:
    dialog = QuestionDialog(title, text, answers, parent, cancel=cancel)
    dialog.exec()
    dialog.deleteLater()
    return dialog.answer
