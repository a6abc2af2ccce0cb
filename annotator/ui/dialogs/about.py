"""What this program is."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from annotator import __version__
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.widgets.labels import plain_label

_INTRO = "Turns news articles into labeled corpora of entities, claims and events, on your own computer."


class AboutDialog(FramedDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Annotator", "Close", parent, intro=_INTRO)
        self.setWindowTitle("About Annotator")
        self.setMinimumWidth(420)
        facts = f"Version {__version__} · Qt {qVersion()}\nApache License 2.0"
        self.body.addWidget(plain_label(facts, "small", wrap=True))
