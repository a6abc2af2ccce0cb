"""The button that sorts a list of documents, and narrows it by what has no room for a button of its own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset
from annotator.domain.values import Id
from annotator.ui.panels.document_filter import Remark, Sorting
from annotator.ui.theme.theme import Theme
from annotator.wording import tr

_DAYS = {0: tr("changed today"), 7: tr("changed in the last 7 days"), 30: tr("changed in the last 30 days")}


@dataclass(frozen=True, slots=True)
class Choice:
    """``days`` back something was changed; ``label`` is a key; ``owner`` is whose work the list shows,
    nobody's but one's own where it is ``None``; ``in_texts``: words are looked for in texts, too.
    """

    sorting: Sorting = Sorting.ADDED
    is_reversed: bool = False
    remark: Remark | None = None
    days: int | None = None
    label: str | None = None
    owner: Id | None = None
    in_texts: bool = False

    @property
    def narrows(self) -> bool:
        return replace(self, sorting=Sorting.ADDED, is_reversed=False, in_texts=False) != Choice()

    def since_ms(self) -> int | None:
        """From when on something was changed, in milliseconds since 1970."""
        if self.days is None:
            return None
        today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
        return int((today - timedelta(days=self.days)).timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class Offered:
    """What there is to choose from: labels, and whose work may be shown."""

    tagset: Tagset | None = None
    people: Sequence[Annotator] = field(default_factory=tuple[Annotator, ...])

    def words(self, choice: Choice) -> str:
        """What narrows the list, in words."""
        parts = [
            self._name(choice.owner) if choice.owner else "",
            tr(choice.remark.value) if choice.remark else "",
        ]
        if choice.label is not None and self.tagset is not None:
            parts.append(self.tagset.label_name(choice.label))
        if choice.days is not None:
            parts.append(_DAYS[choice.days])
        return " · ".join(filter(None, parts))

    def _name(self, owner: Id) -> str:
        return next((person.name for person in self.people if person.id == owner), "")


class FilterButton(QToolButton):
    """``chosen`` carries the new ``Choice``."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choice = Choice()
        self.offered = Offered()
        self._theme = theme
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setProperty("kind", "bare-menu")
        self.setAccessibleName(tr("Sort and filter"))
        self.setToolTip(tr("Sort and filter the documents"))
        theme.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def choose(self, **values: Any) -> None:
        """Choose otherwise, in some respects."""
        choice = replace(self.choice, **values)
        if choice != self.choice:
            self.choice = choice
            self.chosen.emit(choice)

    def clear(self) -> None:
        """Narrow the list no longer; its order stays."""
        self.choose(remark=None, days=None, label=None, owner=None)

    @Slot()
    def _fill(self) -> None:
        menu, choice = self._menu, self.choice
        menu.clear()
        sorting = menu.addMenu(tr("Sort by"))
        self._add_choices(
            sorting, "sorting", ((_capital(tr(each.value)), each) for each in Sorting), choice.sorting
        )
        sorting.addSeparator()
        self._add_switch(sorting, tr("Reversed"), "is_reversed", on=choice.is_reversed)
        menu.addSeparator()
        remarks = ((_capital(tr(each.value)), each) for each in Remark)
        self._add_section(tr("Flags and notes"), "remark", remarks, choice.remark)
        days = ((_capital(words), days) for days, words in _DAYS.items())
        self._add_section(tr("Changes"), "days", days, choice.days)
        self._add_labels(choice.label)
        if self.offered.people:
            people = ((person.name, person.id) for person in self.offered.people)
            self._add_section(tr("Annotator"), "owner", people, choice.owner, tr("Own work"))
        menu.addSeparator()
        self._add_switch(menu, tr("Find words in the texts, too"), "in_texts", on=choice.in_texts)
        menu.addSeparator()
        everything = menu.addAction(tr("Show all documents"))
        everything.setEnabled(choice.narrows)
        everything.triggered.connect(self.clear)

    def _add_section(
        self,
        title: str,
        what: str,
        values: "Iterable[tuple[str, object]]",
        current: object,
        nothing: str = tr("All documents"),
    ) -> QMenu:
        section = self._menu.addMenu(title)
        self._add_choices(section, what, [(nothing, None)], current)
        section.addSeparator()
        self._add_choices(section, what, values, current)
        return section

    def _add_labels(self, current: str | None) -> None:
        tagset = self.offered.tagset
        if tagset is None:
            return
        section = self._add_section(tr("Label"), "label", (), current)
        for layer in Layer:
            labels: Sequence[Label] = tagset.labels_of(layer)
            self._add_choices(section, "label", ((label.name, label.key) for label in labels), current)
            section.addSeparator()

    def _add_choices(
        self, menu: QMenu, what: str, values: "Iterable[tuple[str, object]]", current: object
    ) -> None:
        group = QActionGroup(menu)
        for words, value in values:
            action = _checkable(menu, words, on=value == current)
            group.addAction(action)
            action.triggered.connect(partial(_ignore_state, partial(self.choose, **{what: value})))

    def _add_switch(self, menu: QMenu, words: str, what: str, *, on: bool) -> None:
        action = _checkable(menu, words, on=on)
        action.triggered.connect(partial(_ignore_state, partial(self.choose, **{what: not on})))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setIcon(self._theme.icon("filter"))


def _checkable(menu: QMenu, words: str, *, on: bool) -> QAction:
    action = menu.addAction(words.replace("&", "&&"))
    action.setCheckable(True)
    action.setChecked(on)
    return action


def _ignore_state(act: Callable[[], object], _checked: bool = False) -> None:
    act()


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
