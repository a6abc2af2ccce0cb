"""What the parts around an open project share: the window, the settings, the look, the message bar."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.settings.keeper import SettingsKeeper
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.message_bar import MessageBar


@dataclass(frozen=True, slots=True)
class Shell:
    window: QWidget
    keeper: SettingsKeeper
    theme: Theme
    messages: MessageBar

    def tell_error(self, error: AnnotatorError) -> None:
        """A known error in its own words; that the user stopped something is no news."""
        if not isinstance(error, Cancelled):
            self.messages.tell(str(error), "error")
