"""The parts of a window, and the key that goes from one to the next: Tab does not leave every one of them."""

from collections.abc import Iterator, Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from annotator.ui.widgets.tab_order import first_stop


def panes(widget: QWidget) -> Iterator[QWidget]:
    """What stands beside each other in splitters, or the widget itself."""
    if isinstance(widget, QSplitter):
        for child in filter(None, map(widget.widget, range(widget.count()))):
            yield from panes(child)
    else:
        yield widget


def go_to_next(parts: Sequence[QWidget], step: int) -> None:
    """Give the keyboard to the next part that takes it, there to what had it last."""
    stops = [(part, stop) for part in parts if (stop := _stop_of(part)) is not None]
    if not stops:
        return
    here = QApplication.focusWidget()
    inside = [place for place, (part, _) in enumerate(stops) if here and part.isAncestorOf(here)]
    place = (inside[0] + step) % len(stops) if inside else 0
    stops[place][1].setFocus(Qt.FocusReason.ShortcutFocusReason)


def _stop_of(part: QWidget) -> QWidget | None:
    if not part.isVisible():
        return None
    last = cast("QWidget | None", part.focusWidget())
    return last if last is not None and last.isVisible() and last.isEnabled() else first_stop(part)
