"""The label keys where there is a list instead of an article: keys and chords, and nothing else."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.domain.tagset import Tagset
from annotator.ui.places.key_events import candidate_keys, holds_shift, is_modifier
from annotator.ui.places.keys import KeyGrammar, PressLabel, Waiting


class LabelKeys(QObject):
    """``pressed`` carries a label's key and whether Shift was held; ``waiting`` the ``Waiting`` of a chord,
    and ``None`` when that is over.
    """

    pressed = Signal(str, bool)
    waiting = Signal(object)

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self._grammar = KeyGrammar(Tagset(name="none"), ())
        watched.installEventFilter(self)

    def set_tagset(self, tagset: Tagset) -> None:
        self._grammar = KeyGrammar(tagset, ())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or is_modifier(event):
            return False
        for key in candidate_keys(event):
            if self._grammar.knows(key):
                if not event.isAutoRepeat():
                    self._feed(key, second=holds_shift(event))
                return True
        if self._grammar.forget():
            self.waiting.emit(None)
            return candidate_keys(event) == ["escape"]
        return False

    def _feed(self, key: str, *, second: bool) -> None:
        answer = self._grammar.feed(key, shift=second)
        self.waiting.emit(answer if isinstance(answer, Waiting) else None)
        if isinstance(answer, PressLabel):
            self.pressed.emit(answer.label, answer.second)
