"""Where the keyboard is among widgets that are about to be made anew."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from annotator.ui.widgets.tab_order import reveal


@dataclass(frozen=True, slots=True)
class HeldPlace:
    """A widget by its name, and its number among those that are called so."""

    name: str
    number: int

    def take_in(self, widget: QWidget) -> bool:
        """Give the keyboard to what has the place now; whether there is such a thing."""
        found = _called(self.name, widget)
        if self.number >= len(found) or not found[self.number].isEnabled():
            return False
        found[self.number].setFocus(Qt.FocusReason.OtherFocusReason)
        reveal(found[self.number])
        return True


def held_place(widget: QWidget | None) -> HeldPlace | None:
    """Nothing where the keyboard is outside of ``widget``."""
    here = QApplication.focusWidget()
    if widget is None or here is None or not widget.isAncestorOf(here):
        return None
    return HeldPlace(here.accessibleName(), _called(here.accessibleName(), widget).index(here))


def is_at_button(widget: QWidget) -> bool:
    """Whether the keyboard is on a button inside ``widget``."""
    here = QApplication.focusWidget()
    return isinstance(here, QAbstractButton) and widget.isAncestorOf(here)


def _called(name: str, widget: QWidget) -> list[QWidget]:
    return [each for each in widget.findChildren(QWidget) if each.accessibleName() == name]
