"""Label first: a label is chosen, and every selection bears it from then on, until Escape."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from annotator.domain.values import Id
from annotator.ui.places.finished_selection import FinishedSelection
from annotator.ui.places.mode_strip import ModeStrip, apart
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView
from annotator.wording import tr


class Sticking(QObject):
    """``label``: the one that sticks; ``asking``: whether the next label that is pressed will."""

    def __init__(
        self,
        bench: Workbench,
        view: ArticleView,
        strip: ModeStrip,
        press: Callable[[Id], object],
        is_free: Callable[[], bool],
    ) -> None:
        super().__init__(view)
        self._bench = bench
        self._strip = strip
        self._press = press
        self._is_free = is_free
        self.label: Id | None = None
        self.asking = False
        FinishedSelection(view).finished.connect(self._on_finished)

    @property
    def active(self) -> bool:
        return self.asking or self.label is not None

    def ask(self) -> None:
        self.asking = True
        self.remind()

    def take(self, label: Id) -> None:
        self.label, self.asking = label, False
        self.remind()

    def remind(self) -> None:
        """Say again what sticks, after something else was said."""
        known = self._bench.tagset.label(self.label) if self.label else None
        if self.asking:
            self._strip.show_text(tr("Press the label that every selection should bear"))
        elif known is not None:
            words = tr("{label}: every selection bears it", label=known.name)
            self._strip.show_text(apart(words, tr("⏎ labels what stands here")))
        else:
            self.leave()

    def refresh(self) -> None:
        """Another document, and perhaps another tagset: a label that is no more does not stick."""
        self.asking = False
        if self.active:
            self.remind()

    def confirm(self) -> None:
        if self.label is not None:
            self._press(self.label)

    def leave(self) -> None:
        self.label, self.asking = None, False
        self._strip.leave()

    @Slot()
    def _on_finished(self) -> None:
        if self._is_free():
            self.confirm()
