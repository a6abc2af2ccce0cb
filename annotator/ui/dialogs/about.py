"""What this program is."""

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from annotator import __version__
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_INTRO = tr("Turns news articles into labeled corpora of entities, claims and events, on your own computer.")


class AboutDialog(FramedDialog):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Annotator", tr("Close"), parent, intro=_INTRO)
        self.setWindowTitle(tr("About Annotator"))
        self.setMinimumWidth(420)
        facts = tr("Version {version} · Qt {qt}\nApache License 2.0", version=__version__, qt=qVersion())
        self.body.addWidget(plain_label(facts, "small", wrap=True))
