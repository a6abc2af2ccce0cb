"""What the tagset editor asks before it does something: adding, merging, splitting, applying."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from annotator.domain.attribute_edits import switch_attribute
from annotator.domain.role_edits import set_frames
from annotator.domain.tagset import Tagset
from annotator.domain.tagset_edits import retire_label, revive_label
from annotator.domain.tagset_parts import PartKind, PartRef, get_label
from annotator.session.concordance import Hit
from annotator.session.tagset_editing import commit, preview
from annotator.session.tagset_versions import tagset_versions
from annotator.ui.bridge import Bridge
from annotator.ui.dialogs.part_dialogs import AddPartDialog, MergeDialog
from annotator.ui.dialogs.span_lists import SecondLookDialog, SplitDialog
from annotator.ui.dialogs.tagset_preview import TagsetPreviewDialog
from annotator.ui.dialogs.tagset_versions import TagsetVersionsDialog
from annotator.ui.models.tagset_draft import Edit
from annotator.ui.panels.part_form import MERGE, RETIRE, REVIVE, SECOND_LOOK, SPLIT
from annotator.ui.place import PlaceNews, Visit
from annotator.ui.places.tagset_editor import TagsetEditor
from annotator.ui.theme.theme import Theme
from annotator.wording import tr


class TagsetActs(QObject):
    def __init__(self, bridge: Bridge, editor: TagsetEditor, theme: Theme, news: PlaceNews) -> None:
        super().__init__(editor)
        self._bridge = bridge
        self._editor = editor
        self._theme = theme
        self._news = news
        self._acts: dict[str, Callable[[PartRef], None]] = {
            MERGE: self._merge,
            SPLIT: self._split,
            RETIRE: self._retire,
            REVIVE: self._revive,
            SECOND_LOOK: self._look_again,
        }
        editor.act_wanted.connect(self._on_act_wanted)
        editor.add_wanted.connect(self._on_add_wanted)
        editor.versions_wanted.connect(self._on_versions_wanted)
        editor.bar.apply_wanted.connect(self.apply)

    @property
    def _window(self) -> QWidget:
        return self._editor.widget.window()

    @property
    def _tagset(self) -> Tagset:
        return self._editor.draft.tagset

    @Slot()
    def apply(self) -> None:
        """Show what is touched, and make it the next version if the user agrees."""
        project, proposal = self._bridge.project, self._editor.proposal
        person = project.annotator
        if proposal.is_empty or person is None:
            return
        found = project.run(lambda file: preview(file, project.view, proposal))
        dialog = TagsetPreviewDialog(found, self._theme, self._window)
        agreed = dialog.exec()
        dialog.deleteLater()
        if agreed:
            self._bridge.edit(
                lambda file: commit(file, person.id, proposal),
                lambda _changes: self._on_applied(found.total.words),
                lambda error: self._news.told.emit(str(error), "warning"),
            )

    def _on_applied(self, words: str) -> None:
        self._editor.draft.discard()
        done = tr("Applied; touched {things}", things=words) if words else tr("Applied")
        self._news.told.emit(done, "done")

    @Slot(str, object)
    def _on_act_wanted(self, word: str, ref: PartRef) -> None:
        self._acts[word](ref)

    @Slot(object)
    def _on_add_wanted(self, kind: PartKind) -> None:
        dialog = AddPartDialog(kind, self._tagset, self._window)
        if dialog.exec():
            ref = dialog.ref
            self._editor.draft.edit(dialog.edit)
            self._editor.choose(ref)
        dialog.deleteLater()

    def _merge(self, ref: PartRef) -> None:
        label = get_label(self._tagset, ref.key)
        dialog = MergeDialog(label, self._tagset, self._editor.facts.counts.get(ref.key, 0), self._window)
        if dialog.exec():
            self._editor.draft.edit(dialog.edit)
        dialog.deleteLater()

    def _split(self, ref: PartRef) -> None:
        project = self._bridge.project
        people = project.run(lambda file: {each.name: each.id for each in file.project.annotators()})
        label = get_label(self._tagset, ref.key)
        dialog = SplitDialog(label, project, self._tagset, people, self._theme, self._window)
        if dialog.exec():
            self._editor.draft.edit(dialog.edit)
            self._editor.choose(PartRef(PartKind.LABEL, self._tagset.labels[-1].key))
        dialog.deleteLater()

    def _retire(self, ref: PartRef) -> None:
        verbs: dict[PartKind, Callable[[Tagset], Tagset]] = {
            PartKind.LABEL: lambda tagset: retire_label(tagset, ref.key),
            PartKind.ATTRIBUTE: lambda tagset: switch_attribute(tagset, ref.key, on=False),
            PartKind.ROLE: lambda tagset: set_frames(tagset, ref.key, ()),
        }
        self._editor.draft.edit(Edit(verbs[ref.kind], tr("retire {part}", part=ref.words)))

    def _revive(self, ref: PartRef) -> None:
        words = tr("bring back {part}", part=ref.words)
        if ref.kind is PartKind.LABEL:
            edit = Edit(lambda tagset: revive_label(tagset, ref.key), words)
        else:
            edit = Edit(lambda tagset: switch_attribute(tagset, ref.key, on=True), words)
        self._editor.draft.edit(edit)

    def _look_again(self, ref: PartRef) -> None:
        facts = self._editor.facts
        versions = facts.older_versions.get(ref.key, frozenset())
        label = get_label(facts.tagset, ref.key)
        dialog = SecondLookDialog(
            label, versions, self._bridge.project, facts.tagset, self._theme, self._window
        )
        dialog.open_wanted.connect(self._on_open_wanted)
        dialog.exec()
        dialog.deleteLater()

    @Slot(object)
    def _on_open_wanted(self, hit: Hit) -> None:
        self._news.visit_wanted.emit(Visit(hit.document, hit.start, hit.span, hit.annotator, hit.end))

    @Slot()
    def _on_versions_wanted(self) -> None:
        versions, people, current = self._bridge.project.run(
            lambda file: (
                tagset_versions(file),
                {person.id: person.name for person in file.project.annotators()},
                file.project.tagset().version,
            )
        )
        dialog = TagsetVersionsDialog(versions, people, current, self._theme, self._window)
        dialog.exec()
        dialog.deleteLater()
