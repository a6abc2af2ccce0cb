"""The tagset editor: the parts, the form of one, what annotators read, and what is not applied yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from annotator.domain.tagset import Tagset
from annotator.domain.tagset_diff import differences
from annotator.domain.tagset_parts import PartKind, PartRef, find, label_ref
from annotator.session.label_counts import label_counts
from annotator.session.tagset_editing import Proposal
from annotator.session.tagset_versions import count_older, older_guidelines
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.ui.models.tagset_draft import Edit, TagsetDraft
from annotator.ui.panels.draft_bar import DraftBar
from annotator.ui.panels.guide_card import GuideCard
from annotator.ui.panels.part_body import side_by_side
from annotator.ui.panels.part_form import PartForm
from annotator.ui.panels.part_list import PartList
from annotator.ui.panels.part_rows import part_rows
from annotator.ui.places.look import label_palette
from annotator.ui.places.panes import in_three
from annotator.ui.theme.theme import Theme
from annotator.ui.widgets.search_field import SearchField
from annotator.wording import tr

WIDTHS = (292, 580, 346)
_KINDS = {
    PartKind.LABEL: tr("Label…"),
    PartKind.ATTRIBUTE: tr("Attribute…"),
    PartKind.ROLE: tr("Role…"),
}


@dataclass(frozen=True, slots=True)
class TagsetFacts:
    """What the project says about its tagset: spans by label, and those made under older guidelines."""

    tagset: Tagset = field(default_factory=lambda: Tagset(name="none"))
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    older: Mapping[str, int] = field(default_factory=dict[str, int])
    older_versions: Mapping[str, frozenset[int]] = field(default_factory=dict[str, frozenset[int]])


def read_facts(file: ProjectFile, view: View) -> TagsetFacts:
    counts = {count.label: count.spans for count in label_counts(file, view)}
    return TagsetFacts(file.project.tagset(), counts, count_older(file, view), older_guidelines(file))


class TagsetEditor(QObject):
    """``act_wanted`` carries what a button asks for, and the part it is about; ``add_wanted`` a
    ``PartKind``.
    """

    act_wanted = Signal(str, object)
    add_wanted = Signal(object)
    versions_wanted = Signal()

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.facts = TagsetFacts()
        self.editable = False
        self.draft = TagsetDraft(self)
        self.list = PartList(theme)
        self.search = SearchField(tr("Find a label, attribute or role"))
        self.add = QPushButton(tr("Add"))
        self.versions = QPushButton(tr("Versions…"))
        self.form = PartForm(theme)
        self.card = GuideCard(theme)
        self.bar = DraftBar()
        self.chosen: PartRef | None = None
        self.widget = self._assemble()
        self._connect()

    def show_facts(self, facts: TagsetFacts, *, editable: bool) -> None:
        self.facts, self.editable = facts, editable
        self.add.setEnabled(editable)
        self.draft.start_from(facts.tagset)

    def choose(self, ref: PartRef | None) -> None:
        """Show a part; where there is none such, the tagset as a whole."""
        self.chosen = ref if ref is not None and find(self.draft.tagset, ref) is not None else None
        self._show()

    @property
    def proposal(self) -> Proposal:
        return self.draft.proposal

    def _assemble(self) -> QSplitter:
        left = QWidget()
        left.setProperty("surface", "panel")
        column = QVBoxLayout(left)
        column.setContentsMargins(10, 12, 10, 10)
        column.setSpacing(9)
        menu = QMenu(self.add)
        for kind, words in _KINDS.items():
            action = menu.addAction(words)
            action.triggered.connect(lambda _=False, kind=kind: self.add_wanted.emit(kind))
        self.add.setMenu(menu)
        self.add.setAccessibleName(tr("Add a label, attribute or role"))
        self.versions.setAccessibleName(tr("Versions of the tagset"))
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(side_by_side(self.add, self.versions, 1))
        middle = QWidget()
        below = QVBoxLayout(middle)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.form, 1)
        below.addWidget(self.bar)
        return in_three((left, middle, self.card), WIDTHS)

    def _connect(self) -> None:
        self.draft.changed.connect(self._show)
        self.draft.refused.connect(self._on_refused)
        self.list.part_chosen.connect(self.choose)
        self.search.textChanged.connect(self._show)
        self.search.entered.connect(self.list.enter)
        self.search.confirmed.connect(self.list.enter)
        self.search.left.connect(self.search.clear)
        self.form.edited.connect(self._on_edited)
        self.form.part_wanted.connect(self.choose)
        self.form.act_wanted.connect(self._on_act_wanted)
        self.bar.discard_wanted.connect(self.draft.discard)
        self.versions.clicked.connect(self.versions_wanted)
        self._theme.theme_changed.connect(self._show)

    @Slot(str)
    def _on_act_wanted(self, word: str) -> None:
        self.act_wanted.emit(word, self.chosen)

    @Slot(object)
    def _on_edited(self, edit: Edit) -> None:
        self.form.show_problem("")
        self.draft.edit(edit)

    @Slot(str, str)
    def _on_refused(self, words: str, _field: str) -> None:
        self.form.show_problem(words)

    @Slot()
    def _show(self) -> None:
        tagset, chosen = self.draft.tagset, self.chosen
        if chosen is not None and find(tagset, chosen) is None:
            chosen = self.chosen = None
        changed = {each.ref for each in differences(self.draft.base, tagset)}
        rows = part_rows(tagset, self.facts.counts, changed, self.search.text().strip())
        self.list.show_rows(rows, label_palette(tagset, self._theme), chosen)
        key = chosen.key if chosen is not None and chosen == label_ref(chosen.key) else ""
        self.form.show_part(
            tagset,
            chosen,
            spans=self.facts.counts.get(key, 0),
            older=self.facts.older.get(key, 0),
            editable=self.editable,
        )
        self.card.show_part(tagset, chosen)
        self.bar.show_proposal(self.proposal)
