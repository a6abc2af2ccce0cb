"""The frame that our dialogs share: a heading, a body, a line for what is wrong, buttons."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.message_bar import sentence
from annotator.ui.widgets.tab_order import go_on
from annotator.wording import tr

_LEAST_HEIGHT = 200
_SHARE = 0.9
"""Of the screen's height, for what could be higher."""


class FramedDialog(QDialog):
    """``body`` takes the content; ``accept_button`` is the default one."""

    def __init__(self, title: str, accept: str, parent: QWidget | None = None, *, intro: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setSizeGripEnabled(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 18)
        outer.setSpacing(14)
        outer.addWidget(plain_label(title, "heading"))
        if intro:
            outer.addWidget(plain_label(intro, "muted", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        outer.addLayout(self.body, 1)
        self.problem = plain_label("", "danger", wrap=True)
        self.problem.setVisible(False)
        outer.addWidget(self.problem)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(8)
        outer.addLayout(self.foot)
        self.buttons = QDialogButtonBox(self)
        self.foot.addStretch(1)
        self.foot.addWidget(self.buttons)
        self.accept_button = QPushButton(accept, self)
        self.accept_button.setProperty("kind", "primary")
        self.accept_button.setDefault(True)
        self.accept_button.setAccessibleName(accept)
        self.buttons.addButton(self.accept_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def add_cancel(self, text: str = "") -> QPushButton:
        text = text or tr("Cancel")
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.RejectRole)
        button.setAutoDefault(False)
        button.setAccessibleName(text.replace("&", ""))
        return button

    def foot_button(self, text: str) -> QPushButton:
        """A button at the left of the foot, beside those that close the dialog."""
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setAccessibleName(text.replace("&", ""))
        self.foot.insertWidget(self.foot.count() - 2, button)
        return button

    def add_form(self, *, scrolls: bool = False) -> QFormLayout:
        """``scrolls``: it may be higher than a small screen."""
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        if scrolls:
            self.body.addWidget(_Scrolled(form, self), 1)
        else:
            self.body.addLayout(form)
        return form

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._make_room()
        if self.findChild(_Scrolled) is not None:
            room = round(self.screen().availableGeometry().height() * _SHARE)
            self.resize(self.width(), min(self.sizeHint().height(), room))
        super().showEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:
        return go_on(self, forward=next) or super().focusNextPrevChild(next)

    def _make_room(self) -> None:
        """Grow until every wrapped text has its height; without a body there is nothing else to fill."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            wanted = layout.totalHeightForWidth(self.width())
            if wanted > self.height() or self.body.isEmpty():
                self.resize(self.width(), wanted)

    def show_problem(self, text: str) -> None:
        """A sentence above the buttons; an empty one takes it away."""
        self.problem.setText(sentence(text) if text else "")
        self.problem.setVisible(bool(text))
        if self.isVisible():
            self._make_room()


class _Scrolled(QScrollArea):
    """As high as what is in it where there is room for that."""

    def __init__(self, form: QFormLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._inner = QWidget(self)
        self._inner.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        self.setWidget(self._inner)

    @override
    def sizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return self._inner.sizeHint() + QSize(bar, 0)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), _LEAST_HEIGHT)


def add_section(form: QFormLayout, title: str) -> None:
    """A small heading among the rows."""
    label = plain_label(title, "section")
    label.setContentsMargins(0, 10 if form.rowCount() else 0, 0, 0)
    form.addRow(label)


def add_row(form: QFormLayout, title: str, field: QWidget, *, name: str = "") -> None:
    """A row whose field is called ``name``, or like its title, by screen readers."""
    label = plain_label(title)
    label.setBuddy(field)
    if not field.accessibleName():
        field.setAccessibleName(name or title)
    form.addRow(label, field)
