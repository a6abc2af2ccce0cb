"""The preferences, built from their table; every change acts at once."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QSpinBox, QWidget

from annotator.settings.keeper import SettingsKeeper
from annotator.settings.preferences import Preference, Preferences, preference_table
from annotator.ui.dialogs.frame import FramedDialog, add_row, add_section
from annotator.ui.theme.fonts import article_families, article_family
from annotator.ui.widgets.fields import number_box
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.segments import Segments
from annotator.wording import tr

_HELP_WIDTH = 480


class PreferencesDialog(FramedDialog):
    """``fields`` are the editors by preference key."""

    def __init__(self, keeper: SettingsKeeper, parent: QWidget | None = None) -> None:
        super().__init__(tr("Preferences"), tr("Close"), parent)
        self._keeper = keeper
        self.fields: dict[str, QWidget] = {}
        section = ""
        form = self.add_form(scrolls=True)
        for row in preference_table():
            if row.shown.section != section:
                section = row.shown.section
                add_section(form, tr(section))
            self._add(form, row)
        defaults = self.foot_button(tr("Back to the defaults"))
        defaults.clicked.connect(self._on_defaults_clicked)

    def _add(self, form: QFormLayout, row: Preference) -> None:
        field = self._make_field(row, getattr(self._keeper.preferences, row.key))
        self.fields[row.key] = field
        add_row(form, tr(row.shown.title), field)
        if row.shown.help:
            form.addRow("", _help(tr(row.shown.help)))

    def _make_field(self, row: Preference, value: Any) -> QWidget:
        match row.kind:
            case "choice":
                return self._make_segments(row, value)
            case "number":
                return self._make_spin_box(row, value)
            case "switch":
                return self._make_check_box(row, value)
            case "font":
                return self._make_font_box(row, value)

    def _make_segments(self, row: Preference, value: str) -> QWidget:
        names = {key: tr(name) for key, name in row.shown.names.items()}
        segments = Segments(names, value, tr(row.shown.title), self)
        segments.value_chosen.connect(partial(self._set, row.key))
        return segments

    def _make_spin_box(self, row: Preference, value: int) -> QWidget:
        box = number_box(tr(row.shown.title), row.minimum, row.maximum, unit=row.shown.unit, parent=self)
        box.setSingleStep(row.shown.step)
        box.setValue(value)
        box.setMaximumWidth(120)
        box.valueChanged.connect(partial(self._set, row.key))
        return box

    def _make_check_box(self, row: Preference, value: bool) -> QWidget:
        box = QCheckBox(self)
        box.setChecked(value)
        box.toggled.connect(partial(self._set, row.key))
        return box

    def _make_font_box(self, row: Preference, value: str) -> QWidget:
        box = QComboBox(self)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(24)
        box.addItem(tr("Best available ({font})", font=article_family()), "")
        for family in article_families():
            box.addItem(family, family)
        if value and box.findData(value) < 0:
            box.addItem(tr("{font} (not installed)", font=value), value)
        box.setCurrentIndex(box.findData(value))
        box.activated.connect(partial(self._set_from_box, row.key, box))
        return box

    def _set(self, key: str, value: Any) -> None:
        self._keeper.set_preferences(**{key: value})

    def _set_from_box(self, key: str, box: QComboBox, index: int) -> None:
        self._set(key, box.itemData(index))

    def _on_defaults_clicked(self) -> None:
        self._keeper.set_preferences(**Preferences().model_dump())
        for row in preference_table():
            _show(self.fields[row.key], row.default)


def _help(text: str) -> QLabel:
    """As high as its lines are at a fixed width: the form would keep room for lines half as long."""
    label = plain_label(text, "small", wrap=True)
    label.ensurePolished()
    label.setFixedSize(_HELP_WIDTH, label.heightForWidth(_HELP_WIDTH))
    return label


def _show(field: QWidget, value: Any) -> None:
    if isinstance(field, Segments):
        field.set_value(value)
    elif isinstance(field, QSpinBox):
        field.setValue(value)
    elif isinstance(field, QCheckBox):
        field.setChecked(value)
    elif isinstance(field, QComboBox):
        field.setCurrentIndex(field.findData(value))
