"""Labeling the places of a surface alike: in one's own sets or the gold, never in somebody else's."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.change import Change
from annotator.domain.errors import AnnotatorError
from annotator.domain.values import Id
from annotator.session.bulk_labeling import Spot, label_spots
from annotator.session.measuring.tables import Usage
from annotator.session.undo import take_back
from annotator.store.project_file import ProjectFile
from annotator.ui.bridge import Bridge
from annotator.ui.widgets.message_bar import Remedy
from annotator.wording import tr, trn


class Alike(QObject):
    """``told`` carries a sentence and its kind, ``offered`` a ``Remedy`` beside them; ``done`` is called once
    something was labeled or taken back.
    """

    told = Signal(str, str)
    offered = Signal(str, str, object)

    def __init__(self, bridge: Bridge, done: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._done = done

    @Slot(list, str)
    def label(self, usages: list[Usage], label: str) -> None:
        """In one's own set or the gold, never in somebody else's."""
        person = self._bridge.project.annotator
        if person is None:
            return
        owners = {usage.annotator.id for usage in usages}

        def act(file: ProjectFile) -> list[Change]:
            with file.transaction():
                return [
                    change
                    for owner in sorted(owners)
                    for change in label_spots(file, person.id, _spots(usages, owner), label, owner=owner)
                ]

        def done(changes: list[Change]) -> None:
            words = trn("Labeled {count:,} place", "Labeled {count:,} places", len(usages))
            self.offered.emit(words, "done", Remedy(tr("Undo"), lambda: self._take_back(changes)))
            self._done()

        self._bridge.edit(act, done, self._tell)

    def _take_back(self, changes: Sequence[Change]) -> None:
        """What was labeled at once, owner by owner: each is one group."""
        person = self._bridge.project.annotator
        if person is None:
            return
        owners = list(dict.fromkeys(change.scope.annotator for change in changes))
        of_owners = [[each for each in changes if each.scope.annotator == owner] for owner in owners]

        def act(file: ProjectFile) -> list[Change]:
            what = tr("what was labeled")
            with file.transaction():
                return [made for group in of_owners for made in take_back(file, group, what, person.id)]

        def done(_changes: list[Change]) -> None:
            self._done()

        self._bridge.edit(act, done, self._tell)

    def _tell(self, error: AnnotatorError) -> None:
        self.told.emit(str(error), "warning")


def _spots(usages: Sequence[Usage], owner: Id) -> list[Spot]:
    return [
        Spot(usage.document, ((usage.start, usage.end),)) for usage in usages if usage.annotator.id == owner
    ]
