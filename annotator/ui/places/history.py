"""Looking back at the open document's past, and bringing spans back from there."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.domain.change import Change
from annotator.domain.span import Span
from annotator.domain.values import Id
from annotator.session.past import Moment
from annotator.session.restoring import Difference, differences, links_of, restore_span
from annotator.settings.keeper import SettingsKeeper
from annotator.ui.dialogs.history import HistoryDialog
from annotator.ui.places.look import name_style, text_theme, typography
from annotator.ui.places.moments import Moments
from annotator.ui.places.workbench import Workbench
from annotator.ui.theme.theme import Theme


class DocumentHistory(QObject):
    """``show`` looks at the document that is open, as far as the viewpoint goes."""

    def __init__(self, bench: Workbench, keeper: SettingsKeeper, theme: Theme) -> None:
        super().__init__(bench)
        self._bench = bench
        self._keeper = keeper
        self._theme = theme

    def show(self, window: QWidget | None = None) -> None:
        document = self._bench.document
        if document is None:
            return
        moments = Moments(self._bench.bridge.project, document.id)
        dialog = HistoryDialog(document.title, moments, self._bench.tagset, window)
        moments.setParent(dialog)
        preferences = self._keeper.preferences
        dialog.page.set_look(
            theme=text_theme(self._theme),
            typography=typography(preferences),
            tagset=self._bench.tagset,
            names=name_style(preferences),
        )
        _Restoring(self._bench, dialog)
        dialog.exec()
        dialog.deleteLater()


class _Restoring(QObject):
    """What stands there now, and how it becomes again what it was."""

    def __init__(self, bench: Workbench, dialog: HistoryDialog) -> None:
        super().__init__(dialog)
        self._bench = bench
        self._dialog = dialog
        dialog.moment_shown.connect(self._compare)
        dialog.restoring_wanted.connect(self._restore)

    def _compare(self, moment: Moment) -> None:
        owner = moment.work.annotator
        desk = self._bench.desk
        found = differences(moment.work.spans, self._spans_of(owner), self._bench.tagset)
        own = desk is not None and self._bench.editable and owner == desk.annotator
        self._dialog.show_differences(found, restorable=own)

    def _spans_of(self, owner: Id) -> Mapping[Id, Span]:
        others = {person.id: work for person, work in self._bench.others}
        if owner not in others:
            return self._bench.spans
        return {span.id: span for span in others[owner].spans}

    def _restore(self, lost: Difference) -> None:
        moment, desk = self._dialog.moment, self._bench.desk
        if moment is None or desk is None:
            return
        links = links_of(moment.work, lost.then.id)

        def done(_changes: list[Change]) -> None:
            self._compare(moment)
            self._dialog.read_again()

        self._bench.bridge.edit(
            lambda file: restore_span(file, desk, lost.then, links),
            done,
            lambda error: self._dialog.show_problem(str(error)),
        )
