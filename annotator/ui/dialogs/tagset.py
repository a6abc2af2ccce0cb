"""Loading a tagset: what it would change, before it is applied."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QPlainTextEdit, QWidget

from annotator.domain.errors import TagsetError
from annotator.domain.tagset import Tagset
from annotator.domain.tagset_diff import differences
from annotator.session.tagsets import builtin_tagsets, load_tagset
from annotator.ui.dialogs.files import TAGSET_FILTER
from annotator.ui.dialogs.frame import FramedDialog, add_row
from annotator.ui.dialogs.new_project import tagset_words
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr


class TagsetDialog(FramedDialog):
    """``tagset`` is the one that was chosen."""

    def __init__(self, current: Tagset, used: Mapping[str, int], parent: QWidget | None = None) -> None:
        """``used`` counts the project's living spans by label key."""
        intro = tr("This project has {name}, version {version}.", name=current.name, version=current.version)
        super().__init__(tr("Load a tagset"), tr("Apply"), parent, intro=intro)
        self.setMinimumWidth(560)
        self._current = current
        self._used = used
        self.tagset: Tagset | None = None
        self.source = QComboBox(self)
        for word, path in builtin_tagsets().items():
            self.source.addItem(tr("{name} (built in)", name=load_tagset(word).name), str(path))
        self.words = plain_label("", "muted", wrap=True, parent=self)
        self.changes = QPlainTextEdit(self)
        self.changes.setReadOnly(True)
        self.changes.setAccessibleName(tr("What would change"))
        self.changes.setMinimumHeight(160)
        add_row(self.add_form(), tr("Tagset"), self.source)
        self.body.addWidget(self.words)
        self.body.addWidget(self.changes, 1)
        self.foot_button(tr("From a file…")).clicked.connect(self._on_file_clicked)
        self.add_cancel()
        self.source.currentIndexChanged.connect(self._on_source_changed)
        self._on_source_changed()

    def choose_file(self, path: Path) -> None:
        self.source.insertItem(0, path.name, str(path))
        self.source.setCurrentIndex(0)

    @Slot()
    def _on_file_clicked(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, tr("Tagset"), "", TAGSET_FILTER)
        if chosen:
            self.choose_file(Path(chosen))

    @Slot()
    def _on_source_changed(self) -> None:
        try:
            self.tagset = load_tagset(self.source.currentData())
        except TagsetError as error:
            self.tagset = None
            self.words.setText("")
            self.changes.setPlainText("")
            self.show_problem(str(error))
        else:
            self.words.setText(tagset_words(self.tagset))
            lines = [each.line for each in differences(self._current, self.tagset)]
            self.changes.setPlainText("\n".join(lines) or tr("Nothing would change."))
            self.show_problem(_blocking(self.tagset, self._used))
        self.accept_button.setEnabled(self.tagset is not None and not self.problem.text())


def _blocking(tagset: Tagset, used: Mapping[str, int]) -> str:
    missing = [
        tr("{key} ({count:,})", key=key, count=count)
        for key, count in used.items()
        if count and tagset.label(key) is None
    ]
    if not missing:
        return ""
    return tr(
        "{tagset} lacks labels that spans of this project carry: {labels}",
        tagset=tagset.name,
        labels=", ".join(missing[:8]),
    )
