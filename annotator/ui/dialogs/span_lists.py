"""Dialogs over the spans of one label: choose those that take a new label, or look at old ones again."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Signal, Slot
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from annotator.domain.errors import TagsetError
from annotator.domain.tagset import Label, Tagset
from annotator.domain.tagset_edits import split_label
from annotator.domain.values import Id
from annotator.session.concordance import Hit
from annotator.session.project import Project
from annotator.session.span_search import SpanQuery
from annotator.session.tagset_editing import Move
from annotator.ui.dialogs.frame import FramedDialog, add_row
from annotator.ui.models.hits import HitsModel
from annotator.ui.models.tagset_draft import Edit
from annotator.ui.panels.concordance import ConcordanceList
from annotator.ui.places.look import label_palette
from annotator.ui.places.searching import Searching
from annotator.ui.theme.fonts import article_family
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.fields import QuietLineEdit
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr, trn


class SpanListDialog(FramedDialog):
    """``lines`` fill as spans are found."""

    def __init__(
        self,
        title: str,
        accept: str,
        intro: str,
        project: Project,
        tagset: Tagset,
        query: SpanQuery,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, accept, parent, intro=intro)
        self.resize(940, 620)
        self.hits = HitsModel(self)
        self.lines = ConcordanceList(self.hits, theme, self)
        names_people = project.view.shows_others
        self.lines.delegate.set_look(
            tagset, label_palette(tagset, theme), article_family(), names_people=names_people
        )
        self.lines.setMinimumHeight(240)
        self.count = plain_label("", "small", parent=self)
        self._searching = Searching(project, self)
        self._searching.found.connect(self.hits.add)
        self._searching.found.connect(self.show_count)
        self._searching.ended.connect(self.show_count)
        self.lines.selected.connect(self.show_count)
        self.finished.connect(self._searching.forget)
        self._query = query

    def begin(self) -> None:
        """Everything is laid out: look for the spans."""
        self.body.addWidget(self.lines, 1)
        self.body.addWidget(self.count)
        self._searching.start(self._query)
        self.show_count()

    @property
    def is_searching(self) -> bool:
        return self._searching.is_under_way

    @Slot()
    def show_count(self) -> None:
        found, chosen = len(self.hits.hits), len(self.lines.chosen)
        spans = trn("{count:,} span", "{count:,} spans", found)
        words = tr("{spans}, {count:,} selected", spans=spans, count=chosen)
        self.count.setText(words + ("…" if self.is_searching else ""))


class SplitDialog(SpanListDialog):
    """``edit`` adds a label beside one, with the chosen spans going over to it."""

    def __init__(
        self,
        label: Label,
        project: Project,
        tagset: Tagset,
        people: Mapping[str, Id],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """``people`` are annotators' ids by their names."""
        super().__init__(
            tr("Split a label"),
            tr("Split"),
            tr(
                "A new label takes and fills the same roles as {label}. Select the spans that it takes; the"
                " others stay.",
                label=label.name,
            ),
            project,
            tagset,
            SpanQuery(label=label.key),
            theme,
            parent,
        )
        self._label = label
        self._tagset = tagset
        self._people = people
        self.name = QuietLineEdit(self)
        self.words = QuietLineEdit(self)
        self.words.setPlaceholderText(tr("Select all that hold these letters"))
        form = self.add_form()
        add_row(form, tr("Name of the new label"), self.name)
        add_row(form, tr("Select by words"), self.words)
        self.name.textChanged.connect(self._check)
        self.words.textChanged.connect(self._select_by_words)
        self.add_cancel()
        self.begin()
        self._check()

    @property
    def edit(self) -> Edit:
        key, name, chosen = self._label.key, self.name.text(), self.lines.chosen
        new = split_label(self._tagset, key, name).labels[-1].key
        moves = tuple(self._move(hit, new) for hit in chosen if hit.span is not None)
        return Edit(lambda tagset: split_label(tagset, key, name), tr("split {key}", key=key), moves=moves)

    def _move(self, hit: Hit, label: str) -> Move:
        return Move(hit.document, self._people[hit.annotator], hit.span or "", label)

    @Slot(str)
    def _select_by_words(self, words: str) -> None:
        wanted = words.casefold().strip()
        selection = self.lines.selectionModel()
        selection.clearSelection()
        for number, hit in enumerate(self.hits.hits if wanted else ()):
            if wanted in hit.surface.casefold():
                selection.select(self.hits.index(number), QItemSelectionModel.SelectionFlag.Select)
        if first := selection.selectedRows():
            self.lines.scrollTo(min(first, key=QModelIndex.row), self.lines.ScrollHint.PositionAtTop)

    @Slot()
    def _check(self) -> None:
        problem = ""
        try:
            split_label(self._tagset, self._label.key, self.name.text())
        except TagsetError as error:
            problem = str(error)
        self.accept_button.setEnabled(not problem)
        self.show_problem(problem if self.name.text().strip() else "")


class SecondLookDialog(SpanListDialog):
    """``open_wanted`` carries the ``Hit`` to be shown; accepting opens the current line."""

    open_wanted = Signal(object)

    def __init__(
        self,
        label: Label,
        versions: frozenset[int],
        project: Project,
        tagset: Tagset,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            tr("A second look"),
            tr("Open"),
            _second_words(sorted(versions), label.name),
            project,
            tagset,
            SpanQuery(label=label.key, versions=versions),
            theme,
            parent,
        )
        self.lines.opened.connect(self._open)
        self.accepted.connect(lambda: self._tell(self.lines.current))
        self.add_cancel(tr("Close"))
        self.begin()
        self.lines.setFocus()

    @Slot()
    @override
    def show_count(self) -> None:
        super().show_count()
        if self.hits.hits and self.lines.current is None:
            self.lines.setCurrentIndex(self.hits.index(0))
        self.accept_button.setEnabled(self.lines.current is not None)

    @Slot(object)
    def _open(self, hit: Hit) -> None:
        self._tell(hit)
        self.done(SecondLookDialog.DialogCode.Rejected)

    def _tell(self, hit: Hit | None) -> None:
        if hit is not None:
            self.open_wanted.emit(hit)


def _second_words(versions: Sequence[int], label: str) -> str:
    *others, last = versions
    return trn(
        "Version {last} of the tagset said otherwise what {label} is. These spans were made then.",
        "Versions {others} and {last} of the tagset said otherwise what {label} is. These spans were made"
        " then.",
        len(versions),
        label=label,
        others=", ".join(map(str, others)),
        last=last,
    )
