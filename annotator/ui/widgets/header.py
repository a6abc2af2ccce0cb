"""The header of an open project: what it is, who works on it, and the button that finishes a document."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from annotator.ui.actions import clean_text
from annotator.ui.widgets.labels import ElidedLabel, plain_tool_tip
from annotator.wording import tr

_NAME_WIDTH = 460
_MESSAGE_WIDTH = 440
_GAP = 10


class Header(QFrame):
    def __init__(
        self, annotator: QAction, tagset: QAction, done: QAction, parent: QWidget | None = None
    ) -> None:
        """The actions behind the chips with the annotator's and the tagset's names, and behind the button."""
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setProperty("line", "bottom")
        self.setAccessibleName(tr("Project"))
        self.project = ElidedLabel(bold=True, parent=self)
        self.project.setMaximumWidth(_NAME_WIDTH)
        self.annotator = _Chip(annotator, self)
        self.tagset = _Chip(tagset, self)
        self.read_only = _Chip(None, self)
        self.read_only.show_text(tr("Read-only"), tr("Nothing can be changed in this window"))
        self.read_only.setVisible(False)
        self.done = _DoneButton(done, self)
        self._writable = self._finishes = True
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(self.project)
        for chip in (self.annotator, self.tagset, self.read_only):
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self.done)

    def message_room(self) -> QRect:
        """Where a message may lie: beside the chips where there is room, over them where there is not, and
        never over the button, since messages tell what a press of it does.
        """
        chips = [chip for chip in (self.annotator, self.tagset, self.read_only) if not chip.isHidden()]
        right = self.done.x() if not self.done.isHidden() else self.width()
        room = QRect(0, 0, right, self.height() - 1).adjusted(_GAP, 4, -_GAP, -4)
        beside = room.adjusted(max(chip.geometry().right() for chip in chips), 0, 0, 0)
        return beside if beside.width() >= _MESSAGE_WIDTH else room

    def show_done(self, finishes: bool) -> None:
        """Whether the place that shows has documents to finish."""
        self._finishes = finishes
        self._show_button()

    def show_project(self, name: str, *, read_only: bool) -> None:
        self._writable = not read_only
        self.project.set_text(name)
        self.read_only.setVisible(read_only)
        self._show_button()

    def _show_button(self) -> None:
        self.done.setVisible(self._writable and self._finishes)

    def show_annotator(self, name: str) -> None:
        self.annotator.show_text(name, tr("Who is annotating"))

    def show_tagset(self, name: str, version: int) -> None:
        self.tagset.show_text(
            tr("{name} tagset v{version}", name=name, version=version), tr("Guide to the labels")
        )


class _Chip(QPushButton):
    """A small pill, cut where there is no room; pressing it triggers its action, if it has one."""

    _PADDING = 24
    _WIDEST = 240

    def __init__(self, action: QAction | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._full = ""
        self.setProperty("kind", "chip")
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if action is None:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.clicked.connect(action.trigger)

    @property
    def full_text(self) -> str:
        return self._full

    def show_text(self, text: str, what: str) -> None:
        self._full = " ".join(text.split())
        self.setToolTip(plain_tool_tip(f"{what}: {self._full}"))
        self.setAccessibleName(f"{what}: {self._full}")
        self.updateGeometry()
        self._cut()

    @override
    def sizeHint(self) -> QSize:
        wanted = self.fontMetrics().horizontalAdvance(self._full) + self._PADDING
        return QSize(min(wanted, self._WIDEST), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), 5 * self._PADDING), super().sizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - self._PADDING + 2
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class _DoneButton(QPushButton):
    """The one primary button; follows its action's text, shortcut and state."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        self.setProperty("kind", "primary")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(action.trigger)
        action.changed.connect(self._on_action_changed)
        self._on_action_changed()

    def _on_action_changed(self) -> None:
        words = clean_text(self._action.text())
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        for name in ("Return", "Enter"):
            keys = keys.replace(name, "↵")
        self.setText(f"{words}   {keys.replace('+', ' ')}".replace("&", "&&"))
        self.setAccessibleName(words)
        self.setToolTip(self._action.toolTip())
        self.setEnabled(self._action.isEnabled())
