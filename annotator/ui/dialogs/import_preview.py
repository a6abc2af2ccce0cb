"""What an import would store, before anything is stored: each file with what was read and guessed."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.articles.base import ReadOptions
from annotator.domain.document import ZoneKind
from annotator.session.importing import PreparedFile
from annotator.text.languages import LANGUAGES
from annotator.ui.dialogs.frame import FramedDialog
from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.widgets.fields import QuietLineEdit, combo_box
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.tables import make_table
from annotator.wording import tr, trn

Reread = Callable[[PreparedFile, ReadOptions], PreparedFile]
"""Read a file again as the user has decided."""

TABLES = frozenset({".csv", ".tsv", ".jsonl"})

ENCODINGS = (
    "utf-8", "cp1252", "iso-8859-1", "iso-8859-15", "cp1250", "iso-8859-2", "cp1251", "koi8-r", "cp1253",
    "cp1254", "cp1255", "cp1256", "utf-16", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr",
)  # fmt: skip
_SAMPLE = 4000
"""Characters of the text that are shown."""


def title_of(file: PreparedFile) -> str:
    if file.dataset is not None:
        return tr("Dataset ({name})", name=file.dataset.name)
    if len(file.drafts) > 1:
        return tr("{count:,} articles", count=len(file.drafts))
    return file.drafts[0].title if file.drafts else ""


def language_of(file: PreparedFile) -> str:
    found = sorted({draft.language for draft in file.drafts})
    return found[0] if len(found) == 1 else ", ".join(found[:3])


def encoding_of(file: PreparedFile) -> str:
    return (file.article.encoding or "") if file.article else ""


def boilerplate_of(file: PreparedFile) -> str:
    found = sum(zone.kind is ZoneKind.BOILERPLATE for draft in file.drafts for zone in draft.zones)
    return str(found) if file.drafts else ""


def notes_of(file: PreparedFile) -> str:
    return file.problem or "; ".join(file.article.notes if file.article else ())


def characters_of(file: PreparedFile) -> str:
    count = sum(len(draft.text) for draft in file.drafts)
    return tr("{count:,}", count=count) if file.drafts else ""


COLUMNS: tuple[Column[PreparedFile], ...] = (
    Column(tr("File"), lambda file: file.path.name),
    Column(tr("Title"), title_of),
    Column(tr("Language"), language_of),
    Column(tr("Encoding"), encoding_of),
    Column(tr("Characters"), characters_of, is_number=True),
    Column(tr("Boilerplate"), boilerplate_of, is_number=True),
    Column(tr("Notes"), notes_of),
)


class ImportPreviewDialog(FramedDialog):
    """``files`` are the prepared files with all corrections; ``assigns`` whether they go to the annotator."""

    def __init__(
        self, files: Sequence[PreparedFile], reread: Reread, annotator: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Import"), tr("Import"), parent, intro=_intro(files))
        self.resize(980, 640)
        self._reread = reread
        self.model: RowsModel[PreparedFile] = RowsModel(COLUMNS, self)
        self.model.show_rows(files)
        self._options = [ReadOptions() for _ in files]
        self.table = make_table(self.model, tr("Files to import"), 1, 6, parent=self)
        self.language = _make_box(tr("Language of the selected files"), self)
        self.encoding = _make_box(tr("Encoding of the selected files"), self)
        self.column = QuietLineEdit(self)
        self.column_label = plain_label(tr("Text column"), parent=self)
        self.sample = QPlainTextEdit(self)
        self.notes = plain_label("", "small", wrap=True, parent=self)
        words = tr("Assign the documents to {name}", name=_shortened(annotator))
        self.assign = QCheckBox(words.replace("&", "&&"), self)
        self.assign.setChecked(True)
        self.assign.setAccessibleName(tr("Assign the documents to me"))
        self._lay_out()
        self._connect()
        self._update_accept()
        self.table.selectRow(0)

    @property
    def files(self) -> list[PreparedFile]:
        return list(self.model.rows)

    @property
    def assigns(self) -> bool:
        return self.assign.isChecked()

    @property
    def selected(self) -> list[int]:
        return sorted(index.row() for index in self.table.selectionModel().selectedRows())

    def _lay_out(self) -> None:
        self.sample.setReadOnly(True)
        self.sample.setAccessibleName(tr("Beginning of the text"))
        self.sample.setPlaceholderText(tr("Select a file to see how its text was read."))
        names = {key: tr(name) for key, name in LANGUAGES.items()}
        for key, name in sorted(names.items(), key=lambda item: item[1]):
            self.language.addItem(f"{name} ({key})", key)
        for name in ENCODINGS:
            self.encoding.addItem(name, name)
        fields = QHBoxLayout()
        for title, box in ((tr("Language"), self.language), (tr("Encoding"), self.encoding)):
            label = plain_label(title)
            label.setBuddy(box)
            fields.addWidget(label)
            fields.addWidget(box)
            fields.addSpacing(16)
        self.column.setPlaceholderText(tr("found by itself"))
        self.column.setAccessibleName(tr("Column that holds the text"))
        self.column.setMinimumWidth(150)
        self.column_label.setBuddy(self.column)
        fields.addWidget(self.column_label)
        fields.addWidget(self.column)
        fields.addStretch(1)
        below = QWidget(self)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(fields)
        column.addWidget(self.notes)
        column.addWidget(self.sample, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.table)
        splitter.addWidget(below)
        splitter.setSizes([300, 280])
        self.body.addWidget(splitter, 1)
        self.body.addWidget(self.assign)
        self.add_cancel()

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._on_selection_changed)
        self.language.activated.connect(self._on_language_activated)
        self.encoding.activated.connect(self._on_encoding_activated)
        self.column.editingFinished.connect(self._on_column_edited)

    @Slot()
    def _on_selection_changed(self) -> None:
        chosen = [self.model.rows[number] for number in self.selected]
        files = [file for file in chosen if file.drafts]
        self.language.setEnabled(bool(files))
        self.encoding.setEnabled(any(encoding_of(file) for file in chosen))
        _show_choice(self.language, language_of(files[0]) if files else "")
        _show_choice(self.encoding, encoding_of(files[0]) if files else "")
        is_table = any(file.path.suffix.lower() in TABLES and file.dataset is None for file in chosen)
        self.column.setVisible(is_table)
        self.column_label.setVisible(is_table)
        self.column.setText((self._options[self.selected[0]].text_column or "") if is_table else "")
        self.sample.setPlainText(files[0].drafts[0].text[:_SAMPLE] if files else "")
        self.notes.setText(notes_of(chosen[0]) if chosen else "")
        self.notes.setVisible(bool(self.notes.text()))

    @Slot(int)
    def _on_language_activated(self, index: int) -> None:
        language = self.language.itemData(index)
        self._decide(language=language)
        self._replace_selected(lambda number: with_language(self.model.rows[number], language))

    @Slot(int)
    def _on_encoding_activated(self, index: int) -> None:
        encoding = self.encoding.itemData(index)
        self._decide(encoding=encoding)
        self._replace_selected(self._read_again)

    @Slot()
    def _on_column_edited(self) -> None:
        wanted = self.column.text().strip() or None
        if any(self._options[number].text_column != wanted for number in self.selected):
            self._decide(text_column=wanted)
            self._replace_selected(self._read_again)

    def _decide(self, **what: str | None) -> None:
        for number in self.selected:
            self._options[number] = replace(self._options[number], **what)

    def _read_again(self, number: int) -> PreparedFile:
        return self._reread(self.model.rows[number], self._options[number])

    def _replace_selected(self, change: Callable[[int], PreparedFile]) -> None:
        for number in self.selected:
            self.model.replace_row(number, change(number))
        self._on_selection_changed()
        self._update_accept()

    def _update_accept(self) -> None:
        documents = sum(len(file.drafts) for file in self.model.rows)
        datasets = sum(file.dataset is not None for file in self.model.rows)
        self.accept_button.setText(_accept_words(documents, datasets))
        self.accept_button.setEnabled(bool(documents or datasets))
        self.assign.setVisible(bool(documents))

    def select(self, number: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.table.selectionModel().select(self.model.index(number, 0), flags)


def with_language(file: PreparedFile, language: str) -> PreparedFile:
    if file.article is None:
        return file
    drafts = tuple(replace(draft, language=language) for draft in file.drafts)
    return replace(file, article=replace(file.article, drafts=drafts))


def _accept_words(documents: int, datasets: int) -> str:
    some_documents = trn("{count:,} document", "{count:,} documents", documents)
    some_datasets = trn("{count} dataset", "{count} datasets", datasets)
    if documents and datasets:
        return tr("Import {documents} and {datasets}", documents=some_documents, datasets=some_datasets)
    if documents or datasets:
        return tr("Import {things}", things=some_documents if documents else some_datasets)
    return tr("Import")


def _shortened(name: str) -> str:
    return name if len(name) <= 60 else name[:59].rstrip() + "…"


def _intro(files: Sequence[PreparedFile]) -> str:
    refused = sum(file.problem is not None for file in files)
    words = tr(
        "Nothing is stored yet. Check what was read, and correct language or encoding where it is wrong."
    )
    if not refused:
        return words
    total = len(files)
    why = tr("{count:,} of {total:,} files cannot be read; the notes say why.", count=refused, total=total)
    return f"{words} {why}"


def _make_box(name: str, parent: QWidget) -> QComboBox:
    box = combo_box(name, parent)
    box.setMinimumWidth(190)
    return box


def _show_choice(box: QComboBox, value: str) -> None:
    found = box.findData(value)
    if found < 0 and value:
        box.addItem(value, value)
        found = box.count() - 1
    box.setCurrentIndex(found)
