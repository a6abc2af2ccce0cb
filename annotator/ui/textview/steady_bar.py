"""A vertical scroll bar that keeps its room, whether or not there is anything to scroll."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea


def keep_bar(area: QAbstractScrollArea) -> None:
    """A text can be higher in a wider column than in a narrower one, because of the rows of names: a bar
    that came and went with its height would never come to rest. With nothing to scroll it shows no handle.
    """
    bar = area.verticalScrollBar()
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_handle(least: int, most: int) -> None:
        bar.setEnabled(most > least)

    bar.rangeChanged.connect(show_handle)
    show_handle(bar.minimum(), bar.maximum())
