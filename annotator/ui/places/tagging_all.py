"""Tagging every occurrence from a list: what is ticked takes the span's label, and can be undone at once."""

from collections.abc import Callable, Collection, Mapping
from functools import partial

from PySide6.QtCore import QObject, Slot

from annotator.domain.change import Change, ChangeKey
from annotator.session.bulk_labeling import Spot
from annotator.session.occurrences import Reach, Wanted, first_look
from annotator.session.propagating import propagate
from annotator.session.undo import Reversal
from annotator.ui.actions import Act
from annotator.ui.place import PlaceNews
from annotator.ui.places.chosen_span import ChosenSpan
from annotator.ui.places.workbench import Workbench
from annotator.ui.textview.article_view import ArticleView
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.message_bar import Remedy
from annotator.wording import tr, trn


class TaggingAll(QObject):
    def __init__(
        self, bench: Workbench, chosen: ChosenSpan, news: PlaceNews, theme: Theme, view: ArticleView
    ) -> None:
        super().__init__(view)
        self._bench = bench
        self._chosen = chosen
        self._news = news
        self._theme = theme
        self._view = view
        self._reach = Reach.DOCUMENT
        self._told = ""
        self._made: frozenset[ChangeKey] = frozenset()
        bench.bridge.changes_committed.connect(self._on_changes_committed)

    def handlers(self) -> Mapping[Act, Callable[[], object]]:
        return {Act.TAG_ALL: lambda: self._bench.settling.when_settled(self._open)}

    def _open(self) -> None:
        from annotator.ui.dialogs.occurrences import OccurrencesDialog

        span, document = self._chosen.span, self._bench.document
        if span is None or document is None:
            return
        wanted = first_look(span, document.id, self._reach)
        project, tagset = self._bench.bridge.project, self._bench.tagset
        dialog = OccurrencesDialog(project, tagset, wanted, self._theme, self._view.window())
        accepted, form = dialog.exec(), dialog.form
        self._reach = form.wanted.reach
        if accepted:
            self._tag(form.wanted, dialog.hits.ticked, form.attributes)
        dialog.deleteLater()
        self._view.setFocus()

    def _tag(self, wanted: Wanted, spots: Collection[Spot], attributes: Collection[str]) -> None:
        self._bench.edit(
            lambda file, desk: propagate(file, desk.author, wanted, spots, attributes), self._tell
        )

    def _tell(self, changes: list[Change]) -> None:
        made = sum(len(change.operations) for change in changes)
        figures = {
            "places": trn("{count:,} place", "{count:,} places", made),
            "in_documents": trn("in {count:,} document", "in {count:,} documents", len(changes)),
        }
        self._told = tr("Tagged {places} {in_documents}", **figures)
        self._made = frozenset(change.key for change in changes)
        here = self._bench.document.id if self._bench.document else None
        shown = next((change for change in changes if change.scope.document == here), changes[0])
        reversal = Reversal(shown, tr("tagging {places} {in_documents}", **figures), past_sitting=False)
        remedy = Remedy(tr("Undo"), partial(self._bench.revert, reversal))
        self._news.offered.emit(self._told, "done", remedy)

    @Slot(list)
    def _on_changes_committed(self, changes: list[Change]) -> None:
        """What is undone otherwise is not offered to be undone any more."""
        if any(change.undoes in self._made for change in changes):
            self._made = frozenset()
            self._news.taken_back.emit(self._told)
