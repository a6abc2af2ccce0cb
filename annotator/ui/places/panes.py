"""Panes side by side, with widths as the user left them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QWidget

from annotator.settings.keeper import SettingsKeeper


def in_three(panes: tuple[QWidget, QWidget, QWidget], widths: tuple[int, int, int]) -> QSplitter:
    """Side by side, none of which can be closed; the middle one takes what room is left."""
    whole = QSplitter(Qt.Orientation.Horizontal)
    for number, pane in enumerate(panes):
        whole.addWidget(pane)
        whole.setStretchFactor(number, int(number == 1))
    whole.setSizes(list(widths))
    whole.setChildrenCollapsible(False)
    whole.setHandleWidth(1)
    return whole


def restore_panes(keeper: SettingsKeeper, name: str, splitter: QSplitter) -> bool:
    """Give a splitter the sizes that are remembered for it, if any are and they fit; whether it has them."""
    sizes = keeper.settings.window.panes.get(name, [])
    fits = len(sizes) == splitter.count() and all(size > 0 for size in sizes)
    if fits:
        splitter.setSizes(sizes)
    return fits


def remember_panes(keeper: SettingsKeeper, panes: dict[str, QSplitter]) -> None:
    window = keeper.settings.window
    sizes = {**window.panes, **{name: splitter.sizes() for name, splitter in panes.items()}}
    keeper.replace(keeper.settings.model_copy(update={"window": window.model_copy(update={"panes": sizes})}))
