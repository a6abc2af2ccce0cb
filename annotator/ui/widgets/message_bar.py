"""Messages inside the window: one sentence, what can be done about it, and a way to close it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRect, QSize, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget
from typing_extensions import override

from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.labels import breakable, plain_label
from annotator.wording import tr

MessageKind = Literal["error", "warning", "info", "done"]

_ICONS: dict[MessageKind, tuple[str, str]] = {
    "error": ("error", "danger"),
    "warning": ("warning", "warning"),
    "info": ("info", "accent"),
    "done": ("done", "success"),
}
_PASSING_MS = 8000
"""How long good news and hints stay; everything else stays until it is closed."""
_PASSING: frozenset[MessageKind] = frozenset({"done", "info"})
_MOVES = frozenset({QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.LayoutRequest})


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button beside the message; the message closes when it is pressed."""

    text: str
    act: Callable[[], object]


class MessageBar(QFrame):
    """Hidden while there is nothing to say; a newer message takes the place of the older.

    It lies over what ``stand_over`` names, so that nothing below it moves when it comes and goes.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kind: MessageKind = "info"
        self._icon = QLabel(self)
        self._text = plain_label("", wrap=True, parent=self)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._buttons: list[QPushButton] = []
        self._close = QToolButton(self)
        self._close.setAccessibleName(tr("Close the message"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 10, 7)
        self._row.setSpacing(10)
        for widget in (self._icon, self._text, self._close):
            self._row.addWidget(widget)
        self._timer = QTimer(self, singleShot=True, interval=_PASSING_MS)
        self._timer.timeout.connect(self.hide)
        self._below: QWidget | None = None
        self._room: Callable[[], QRect] = QRect
        self._close.clicked.connect(self.hide)
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, or nothing."""
        return "" if self.isHidden() else self.accessibleName()

    def stand_over(self, widget: QWidget, room: Callable[[], QRect]) -> None:
        """Stand over ``widget`` from now on, in the part of it that ``room`` answers with."""
        if self._below is not None:
            self._below.removeEventFilter(self)
        self._below, self._room = widget, room
        widget.installEventFilter(self)
        self._place()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _MOVES:
            self._place()
        return False

    def tell(self, text: str, kind: MessageKind = "info", remedies: Sequence[Remedy] = ()) -> None:
        self._kind = kind
        self.setAccessibleName(sentence(text))
        self._text.setText(breakable(sentence(text)))
        self.setProperty("message", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._set_remedies(remedies)
        self._on_theme_changed()
        self.show()
        self._place()
        if kind in _PASSING and not remedies:
            self._timer.start()
        else:
            self._timer.stop()

    def withdraw(self, text: str) -> None:
        """Take a message back that does not hold any more, unless another has taken its place."""
        if self.text == sentence(text):
            self.hide()

    def _place(self) -> None:
        """As wide as the room, and as high as the words need, if that is higher."""
        parent = self.parentWidget()
        if self._below is None or parent is None or self.isHidden():
            return
        room = self._room()
        corner = self._below.mapTo(parent, room.topLeft())
        height = max(room.height(), self._row.totalHeightForWidth(room.width()))
        self.setGeometry(QRect(corner, QSize(room.width(), height)))
        self.raise_()

    def _set_remedies(self, remedies: Sequence[Remedy]) -> None:
        for old in self._buttons:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._make_button(remedy) for remedy in remedies]
        for place, button in enumerate(self._buttons):
            self._row.insertWidget(2 + place, button)

    def _make_button(self, remedy: Remedy) -> QPushButton:
        button = QPushButton(remedy.text, self)
        button.setAccessibleName(remedy.text)

        def press() -> None:
            self.hide()
            remedy.act()

        button.clicked.connect(press)
        return button

    @Slot()
    def _on_theme_changed(self) -> None:
        name, role = _ICONS[self._kind]
        self._icon.setPixmap(self._theme.pixmap(name, role, 20, self.devicePixelRatioF()))
        self._close.setIcon(self._theme.icon("close"))


def sentence(text: str) -> str:
    """``text`` with a full stop where it ends without one."""
    stripped = text.rstrip()
    return stripped if stripped.endswith((".", "!", "?", "…", ":")) else stripped + "."
