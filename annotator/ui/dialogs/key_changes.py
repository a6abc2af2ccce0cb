"""Keys of one's own: every action and command with its keys, and how to give it another."""

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from annotator.settings.keeper import SettingsKeeper
from annotator.settings.key_choices import KeyChoices
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.keymap import Keymap, KeyOwner, with_keys
from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.places.key_names import shown_key, shown_keys
from annotator.ui.widgets.key_field import KeyField
from annotator.ui.widgets.tables import make_table
from annotator.wording import tr

_INTRO = tr("Choose a line, press Change, then the new key. Labels have their keys from the tagset.")


class KeyChangesDialog(FramedDialog):
    """Every change acts at once, and is kept with the settings."""

    def __init__(self, keeper: SettingsKeeper, parent: QWidget | None = None) -> None:
        super().__init__(tr("Change keys"), tr("Close"), parent, intro=_INTRO)
        self.resize(760, 620)
        self._keeper = keeper
        self._keymap = Keymap(keeper.settings.keys)
        self.model = RowsModel[KeyOwner](
            (
                Column(tr("What"), lambda owner: owner.words),
                Column(tr("Keys"), self._shown),
                Column(tr("Where"), lambda owner: owner.section),
            ),
            self,
        )
        self.table = make_table(self.model, tr("Actions and commands"), 0, parent=self)
        self.model.show_rows(self._keymap.owners)
        self.body.addWidget(self.table, 1)
        self.field = KeyField(self)
        self.change_button = self._make_button(tr("Change"))
        self.default_button = self._make_button(tr("Back to the default"))
        self._lay_out()
        self.table.doubleClicked.connect(self._on_change_wanted)
        self.change_button.clicked.connect(self._on_change_wanted)
        self.default_button.clicked.connect(self._on_default_wanted)
        self.foot_button(tr("All back to the defaults")).clicked.connect(self._on_all_defaults_wanted)
        self.field.taken.connect(self._on_key_taken)
        self.field.left.connect(self.table.setFocus)
        self.table.selectionModel().currentRowChanged.connect(self._on_row_changed)
        self.table.selectRow(0)

    def _make_button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setAccessibleName(text)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.change_button)
        row.addWidget(self.default_button)
        self.body.addLayout(row)

    @property
    def owner(self) -> KeyOwner:
        """Whose line is chosen."""
        return self._keymap.owners[max(self.table.currentIndex().row(), 0)]

    def _shown(self, owner: KeyOwner) -> str:
        keys = shown_keys(self._keymap.keys_of(owner))
        return tr("{keys} (changed)", keys=keys) if self._keymap.is_own(owner) else keys

    @Slot()
    def _on_change_wanted(self) -> None:
        self.show_problem("")
        self.field.clear()
        self.field.setFocus()

    @Slot(str)
    def _on_key_taken(self, key: str) -> None:
        self.field.setText(shown_key(key))
        self._choose((key,))
        self.table.setFocus()

    @Slot()
    def _on_default_wanted(self) -> None:
        self.field.clear()
        self._choose(self.owner.default)

    @Slot()
    def _on_all_defaults_wanted(self) -> None:
        self.field.clear()
        self.show_problem("")
        self._keep(KeyChoices())

    @Slot(QModelIndex, QModelIndex)
    def _on_row_changed(self, current: QModelIndex, before: QModelIndex) -> None:
        del current, before
        self.field.clear()
        self.show_problem("")
        self.default_button.setEnabled(self._keymap.is_own(self.owner))

    def _choose(self, keys: tuple[str, ...]) -> None:
        """Give the chosen line other keys, or say why it cannot have them."""
        refusals = [refusal for key in keys if (refusal := self._keymap.refusal(self.owner, key))]
        self.show_problem(refusals[0] if refusals else "")
        if not refusals:
            self._keep(with_keys(self._keeper.settings.keys, self.owner, keys))

    def _keep(self, choices: KeyChoices) -> None:
        self._keeper.choose_keys(choices)
        self._keymap = Keymap(choices)
        last = self.model.index(self.model.rowCount() - 1, self.model.columnCount() - 1)
        self.model.dataChanged.emit(self.model.index(0, 0), last)
        self.default_button.setEnabled(self._keymap.is_own(self.owner))
