"""A new project: its name, where it lies, which tagset, and who you are."""

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.domain.errors import TagsetError
from annotator.domain.tagset import Tagset
from annotator.locations import is_folder, is_there
from annotator.session.tagsets import DEFAULT_TAGSET, builtin_tagsets, load_tagset
from annotator.ui.dialogs.files import PROJECT_FILTER, TAGSET_FILTER, ask_target, typed_path
from annotator.ui.dialogs.frame import FramedDialog, add_row
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr

_FILE = "\0file"
_STEM = 60
"""Characters, each of up to four bytes: file systems take 255 bytes."""
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


@dataclass(frozen=True, slots=True)
class NewProject:
    path: Path
    name: str
    tagset: Tagset
    annotator: str


class NewProjectDialog(FramedDialog):
    """``value`` is complete once the dialog was accepted."""

    def __init__(self, annotator: str, folder: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("New project"), tr("Make the project"), parent)
        self.setMinimumWidth(560)
        self._folder = folder or documents_folder()
        self._path_is_own = False
        self._tagset: Tagset | None = None
        self.name = QLineEdit(self)
        self.name.setPlaceholderText(tr("Harbour news"))
        self.name.setMaxLength(200)
        self.path = QLineEdit(self)
        self.tagset = QComboBox(self)
        self.tagset_words = plain_label("", "small", wrap=True)
        self.annotator = QLineEdit(annotator, self)
        self.annotator.setMaxLength(200)
        self._lay_out()
        self.add_cancel()
        self._fill_tagsets()
        self._connect()
        self._on_name_changed("")

    @property
    def value(self) -> NewProject:
        assert self._tagset is not None
        return NewProject(
            self.chosen_path, self.name.text().strip(), self._tagset, " ".join(self.annotator.text().split())
        )

    @property
    def chosen_path(self) -> Path:
        path = typed_path(self.path.text())
        return path if path.suffix == ".annproj" or not path.name else path.with_name(f"{path.name}.annproj")

    def choose_tagset_file(self, path: Path) -> None:
        """Take a tagset from a file; one that breaks the rules is told and not taken."""
        try:
            tagset = load_tagset(str(path))
        except TagsetError as error:
            self.show_problem(str(error))
            self.tagset.setCurrentIndex(0)
            return
        self.show_problem("")
        self.tagset.insertItem(0, f"{tagset.name} — {path.name}", str(path))
        self.tagset.setCurrentIndex(0)

    def _lay_out(self) -> None:
        form = self.add_form()
        add_row(form, tr("Name"), self.name)
        browse = QPushButton(tr("Choose…"), self)
        browse.setAutoDefault(False)
        browse.setAccessibleName(tr("Choose the file"))
        browse.clicked.connect(self._on_browse_clicked)
        file = QWidget(self)
        row = QHBoxLayout(file)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.path, 1)
        row.addWidget(browse)
        self.path.setAccessibleName(tr("File"))
        add_row(form, tr("File"), file)
        add_row(form, tr("Tagset"), self.tagset)
        form.addRow("", self.tagset_words)
        add_row(form, tr("Your name"), self.annotator)

    def _fill_tagsets(self) -> None:
        for word, path in builtin_tagsets().items():
            self.tagset.addItem(load_tagset(word).name, str(path))
            if word == DEFAULT_TAGSET:
                self.tagset.setCurrentIndex(self.tagset.count() - 1)
        self.tagset.addItem(tr("From a file…"), _FILE)
        self._on_tagset_changed()

    def _connect(self) -> None:
        self.name.textChanged.connect(self._on_name_changed)
        self.path.textEdited.connect(self._on_path_edited)
        self.annotator.textChanged.connect(self._update)
        self.tagset.activated.connect(self._on_tagset_activated)
        self.tagset.currentIndexChanged.connect(self._on_tagset_changed)

    @Slot(str)
    def _on_name_changed(self, name: str) -> None:
        if not self._path_is_own:
            stem = _UNFIT.sub(" ", name).strip(" .") or tr("project")
            self.path.setText(str(self._folder / f"{stem[:_STEM]}.annproj"))
        self._update()

    @Slot(str)
    def _on_path_edited(self, _text: str) -> None:
        self._path_is_own = True
        self._update()

    @Slot()
    def _on_browse_clicked(self) -> None:
        chosen = ask_target(self, tr("New project"), self.chosen_path, PROJECT_FILTER)
        if chosen is not None:
            self._path_is_own = True
            self.path.setText(str(chosen))
            self._update()

    @Slot(int)
    def _on_tagset_activated(self, _index: int) -> None:
        if self.tagset.currentData() != _FILE:
            return
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Tagset"), str(self._folder), TAGSET_FILTER)
        if chosen:
            self.choose_tagset_file(Path(chosen))
        else:
            self.tagset.setCurrentIndex(0)

    @Slot()
    def _on_tagset_changed(self) -> None:
        source = self.tagset.currentData()
        if source == _FILE:
            return
        self._tagset = load_tagset(source)
        self.tagset_words.setText(tagset_words(self._tagset))

    @Slot()
    def _update(self) -> None:
        path, problem = self.chosen_path, ""
        if not path.name:
            problem = tr("Say where the project should lie")
        elif is_there(path):
            problem = tr("{file} exists already in that folder", file=path.name)
        elif not is_folder(path.parent):
            problem = tr("There is no folder {folder}", folder=path.parent)
        self.show_problem(problem)
        complete = bool(self.name.text().strip() and self.annotator.text().strip())
        self.accept_button.setEnabled(complete and not problem)


def documents_folder() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and is_folder(Path(place)) else Path.home()


def tagset_words(tagset: Tagset) -> str:
    """What a tagset holds, in a line or two."""
    counts = tr(
        "{labels} labels, {attributes} attributes, {roles} roles.",
        labels=len(tagset.labels),
        attributes=len(tagset.attributes),
        roles=len(tagset.roles),
    )
    return f"{tagset.description} {counts}" if tagset.description else counts
