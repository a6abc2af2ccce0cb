"""The choices of an export: a form whose value is an export request and a target."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.formats.base import Align, DatasetFormat, ExportOptions, Split
from annotator.formats.table import FORMATS
from annotator.locations import is_folder
from annotator.session.exporting import ExportRequest
from annotator.session.reading_rules import StatusFilter, quoted
from annotator.ui.dialogs.export_labels import (
    ExportLabelsDialog,
    LabelChoice,
    drops,
    own_names,
    renames,
    summary,
)
from annotator.ui.dialogs.files import ask_folder, ask_target, typed_path
from annotator.ui.dialogs.frame import add_row
from annotator.ui.widgets.fields import make_button, number_box
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.segments import Segments
from annotator.wording import tr

_ALIGN: dict[str, tuple[Align, str, str]] = {
    "strict": (
        "strict",
        tr("Leave out"),
        tr("Spans that no token boundary fits stay out of the Doc, and are listed."),
    ),
    "contract": ("contract", tr("Shrink"), tr("Spans shrink to the tokens that lie wholly inside them.")),
    "expand": ("expand", tr("Grow"), tr("Spans grow to all tokens that they touch.")),
}
_STATUS: dict[str, StatusFilter] = {"done": "done", "any": "any"}


class ExportForm(QWidget):
    """``request_changed`` follows every change that makes another dataset; ``target_changed`` the others."""

    request_changed = Signal()
    target_changed = Signal()

    def __init__(
        self,
        project: str,
        folder: Path,
        people: Sequence[Annotator],
        tagset: Tagset,
        parent: QWidget | None = None,
        *,
        own: Id | None = None,
    ) -> None:
        """``own``: whose work is offered first, where others' is not to be looked at."""
        super().__init__(parent)
        self._project = project
        self._own = own
        self._folder = folder
        self._people = people
        self._labels: Sequence[LabelChoice] = own_names(tagset)
        self._target_is_own = False
        self._is_settling = False
        self.setAccessibleName(tr("What to export"))
        self._make_fields()
        self._lay_out()
        self._connect()
        self._on_format_changed()

    @property
    def format(self) -> DatasetFormat:
        return FORMATS[self.format_box.currentData()]

    @property
    def split(self) -> Split | None:
        if not self.split_switch.isChecked():
            return None
        train, dev, test = (box.value() for box in self.shares)
        return (train, dev, test)

    @property
    def target(self) -> Path:
        return typed_path(self.target_field.text())

    @property
    def request(self) -> ExportRequest:
        options = ExportOptions(
            split=self.split,
            seed=self.seed.value(),
            align=_ALIGN[self.align.value][0],
            exclude_boilerplate=self.exclude_boilerplate.isChecked(),
            include_mentions=self.include_mentions.isChecked(),
            layers=frozenset(layer for layer, box in self.layers.items() if box.isChecked()),
        )
        return ExportRequest(
            self.format,
            self.reading.currentData(),
            _STATUS[self.status.value],
            renames(self._labels),
            drops(self._labels),
            options,
        )

    @property
    def problem(self) -> str:
        """Why nothing can be exported like this, or nothing."""
        if not any(box.isChecked() for box in self.layers.values()):
            return tr("Choose at least one layer")
        if self.split is not None and sum(self.split) == 0:
            return tr("A split needs at least one share above zero")
        if not self.target_field.text().strip():
            return tr("Say where the dataset should go")
        if not is_folder(self.target.parent):
            return tr("There is no folder {folder}", folder=self.target.parent)
        return ""

    def _make_fields(self) -> None:
        self.format_box = QComboBox(self)
        for name, made in FORMATS.items():
            self.format_box.addItem(tr(made.title), name)
        self.reading = QComboBox(self)
        self.reading.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reading.setMinimumContentsLength(20)
        self.status = Segments(
            {"done": tr("Finished only"), "any": tr("Any status")}, "done", tr("Documents"), self
        )
        self.layers = {layer: QCheckBox(tr(layer.plural).capitalize(), self) for layer in Layer}
        for layer, box in self.layers.items():
            box.setChecked(True)
            box.setAccessibleName(tr("Export {layer}", layer=tr(layer.plural)))
        self.labels_words = plain_label(summary(self._labels), parent=self)
        self.labels_words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.labels_button = make_button(tr("Change…"), tr("Rename labels, or leave some out"), self)
        self.align = Segments({key: item[1] for key, item in _ALIGN.items()}, "strict", tr("Misfits"), self)
        self.align_words = plain_label("", "small", wrap=True, parent=self)
        self.exclude_boilerplate = QCheckBox(tr("Leave out spans in boilerplate"), self)
        self.include_mentions = QCheckBox(tr("Put mentions into doc.ents too"), self)
        self.split_switch = QCheckBox(tr("Split into train, dev and test"), self)
        self.shares = [number_box(name, 0, 100, parent=self) for name in (tr("Train"), tr("Dev"), tr("Test"))]
        for box, share in zip(self.shares, (80, 10, 10), strict=True):
            box.setValue(share)
        self.seed = number_box(tr("Seed"), 0, 999_999, parent=self)
        self.target_field = QLineEdit(self)
        self.target_field.setAccessibleName(tr("Where to write it"))
        for box in (self.exclude_boilerplate, self.include_mentions, self.split_switch):
            box.setAccessibleName(box.text())

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form = form
        add_row(form, tr("Format"), self.format_box)
        add_row(form, tr("Readings"), self.reading)
        add_row(form, tr("Documents"), self.status)
        add_row(form, tr("Layers"), self._row(*self.layers.values()), name=tr("Layers"))
        labels = self._row(self.labels_words, self.labels_button, stretch=False)
        add_row(form, tr("Labels"), labels, name=tr("Labels"))
        form.addRow("", self.exclude_boilerplate)
        self._align_row = form.rowCount()
        add_row(form, tr("Misfits"), self.align)
        form.addRow("", self.align_words)
        form.addRow("", self.include_mentions)
        form.addRow("", self.split_switch)
        self._shares_row = form.rowCount()
        labelled = [part for box in self.shares for part in (plain_label(box.accessibleName(), "small"), box)]
        form.addRow("", self._row(*labelled, plain_label(tr("Seed"), "small"), self.seed))
        browse = make_button(tr("Choose…"), tr("Choose where to write it"), self)
        browse.clicked.connect(self._on_browse_clicked)
        add_row(form, tr("Write to"), self._row(self.target_field, browse, stretch=False), name=tr("Target"))

    def _row(self, *widgets: QWidget, stretch: bool = True) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in widgets:
            row.addWidget(widget)
        if stretch:
            row.addStretch(1)
        return holder

    def _connect(self) -> None:
        self.format_box.currentIndexChanged.connect(self._on_format_changed)
        self.split_switch.toggled.connect(self._on_split_toggled)
        self.align.value_chosen.connect(self._on_changed)
        self.status.value_chosen.connect(self._on_changed)
        self.reading.currentIndexChanged.connect(self._on_changed)
        for box in (*self.layers.values(), self.exclude_boilerplate, self.include_mentions):
            box.toggled.connect(self._on_changed)
        for box in (*self.shares, self.seed):
            box.valueChanged.connect(self._on_changed)
        self.labels_button.clicked.connect(self._on_labels_clicked)
        self.target_field.textEdited.connect(self._on_target_edited)

    @contextmanager
    def _settling(self) -> Generator[None]:
        """Several fields change, and that is one change."""
        self._is_settling = True
        try:
            yield
        finally:
            self._is_settling = False
        self._on_changed()

    @Slot()
    def _on_format_changed(self) -> None:
        with self._settling():
            made = self.format
            self.status.set_value(made.default_status)
            self._fill_readings(single=not made.many_readings)
            aligns = made.name.startswith("spacy")
            self._form.setRowVisible(self._align_row, aligns)
            self._form.setRowVisible(self._align_row + 1, aligns)
            self._form.setRowVisible(self._align_row + 2, aligns)
            self._on_split_toggled()

    def _fill_readings(self, *, single: bool) -> None:
        self.reading.clear()
        self.reading.addItem(tr("The gold, or the only one finished") if single else tr("All of them"), None)
        self.reading.addItem(tr("Gold only"), "gold")
        for person in self._people:
            if person.kind is not AnnotatorKind.GOLD:
                name = quoted(person.name)
                self.reading.addItem(tr("{name} only", name=person.name), name)
                self.reading.addItem(tr("Gold, then {name}", name=person.name), f"gold-then:{name}")
                if person.id == self._own and len(self._people) > 1:
                    self.reading.setCurrentIndex(self.reading.count() - 2)

    @Slot()
    def _on_split_toggled(self) -> None:
        self._form.setRowVisible(self._shares_row, self.split_switch.isChecked())
        if not self._target_is_own:
            self.target_field.setText(str(self._folder / f"{self._project}{self._suffix()}"))
        self._on_changed()

    def _suffix(self) -> str:
        made = self.format
        return made.suffix if made.suffix and self.split is None else f"-{made.name}"

    @Slot()
    def _on_changed(self) -> None:
        self.align_words.setText(_ALIGN[self.align.value][2])
        if not self._is_settling:
            self.request_changed.emit()

    @Slot()
    def _on_target_edited(self) -> None:
        self._target_is_own = True
        self.target_changed.emit()

    @Slot()
    def _on_labels_clicked(self) -> None:
        dialog = ExportLabelsDialog(self._labels, self)
        if dialog.exec():
            self._labels = list(dialog.choices)
            self.labels_words.setText(summary(self._labels))
            self._on_changed()
        dialog.deleteLater()

    @Slot()
    def _on_browse_clicked(self) -> None:
        if self.format.suffix and self.split is None:
            kinds = f"{tr(self.format.title)} (*{self.format.suffix})"
            chosen = ask_target(self, tr("Export"), self.target, kinds)
        else:
            folder = ask_folder(self, tr("Export into a new folder in"), self.target.parent)
            chosen = folder / self.target.name if folder else None
        if chosen is not None:
            self.target_field.setText(str(chosen))
            self._on_target_edited()
