"""What an export would write, and what the format cannot hold: figures first, then every case."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.errors import AnnotatorError
from annotator.domain.layer import Layer
from annotator.session.exporting import ExportResult
from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.widgets.labels import hairline, plain_label
from annotator.ui.widgets.message_bar import sentence
from annotator.ui.widgets.tables import make_table


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that the dataset will lack, or hold otherwise than recorded."""

    what: str
    where: str
    text: str
    detail: str


def missing_rows(result: ExportResult) -> list[Missing]:
    rows = [Missing("left out", document.title, "", why) for document, why in result.left_out]
    return rows + [
        Missing(loss.kind.value, loss.title, loss.text, loss.detail) for loss in result.report.losses
    ]


def counted(number: int, noun: str, plural: str = "") -> str:
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def figures(result: ExportResult) -> str:
    """What will be written, in a sentence."""
    report = result.report
    parts = [counted(report.documents, "document")]
    if report.readings != report.documents:
        parts.append(counted(report.readings, "reading"))
    for layer in Layer:
        found = sum(count for (of, _), count in report.spans.items() if of is layer)
        if found:
            parts.append(counted(found, layer.value, layer.plural))
    if report.links:
        parts.append(counted(report.links, "link"))
    return ", ".join(parts)


def verdict(result: ExportResult) -> str:
    """What cannot be represented, in a sentence."""
    if result.is_lossless and not result.dropped:
        return "Everything that is recorded can be represented."
    parts = [f"{count:,} {kind.value}" for kind, count in result.report.losses_by_kind().most_common()]
    if result.left_out:
        parts.insert(0, counted(len(result.left_out), "document") + " left out")
    if result.dropped:
        parts.append(counted(result.dropped, "span") + " dropped with their labels")
    return f"Not as recorded: {', '.join(parts)}."


class ExportPreview(QFrame):
    """Shows that it is counting, then a result, or a problem."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "quiet")
        self.setAccessibleName("What will be written")
        self.written = plain_label("", wrap=True, parent=self)
        self.labels = plain_label("", "small", wrap=True, parent=self)
        self.files = plain_label("", "small", wrap=True, parent=self)
        self.lost = plain_label("", wrap=True, parent=self)
        columns: Sequence[Column[Missing]] = (
            Column("What", lambda row: row.what),
            Column("Document", lambda row: row.where),
            Column("Text", lambda row: " ".join(row.text.split())),
            Column("Detail", lambda row: row.detail),
        )
        self.model: RowsModel[Missing] = RowsModel(columns, self)
        self.table = make_table(self.model, "What the dataset will lack", 1, 2, 3, parent=self)
        self._counting = QProgressBar(self)
        self._counting.setTextVisible(False)
        self._counting.setAccessibleName("Counting")
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._make_counting())
        self._stack.addWidget(self._make_result())
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.addWidget(self._stack)

    @Slot()
    def show_counting(self) -> None:
        self._counting.setRange(0, 0)
        self._stack.setCurrentIndex(0)

    @Slot(object, object)
    def show_progress(self, done: int, total: int | None) -> None:
        self._counting.setRange(0, total or 0)
        self._counting.setValue(done)

    def show_result(self, result: ExportResult) -> None:
        rows = missing_rows(result)
        self.written.setText(sentence(figures(result)))
        self.labels.setText(_label_words(result))
        self.files.setText(_file_words(result))
        self.lost.setText(verdict(result))
        for label in (self.labels, self.files):
            label.setVisible(bool(label.text()))
        self.model.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._stack.setCurrentIndex(1)

    def show_problem(self, error: AnnotatorError) -> None:
        self.written.setText(sentence(str(error)))
        for label in (self.labels, self.files):
            label.setVisible(False)
        self.lost.setText("")
        self.model.show_rows([])
        self.table.setVisible(False)
        self._stack.setCurrentIndex(1)

    def _make_counting(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(plain_label("Counting what will be written…", "muted"))
        column.addWidget(self._counting)
        column.addStretch(1)
        return page

    def _make_result(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label("This will be written", "section"))
        column.addWidget(self.written)
        column.addWidget(self.labels)
        column.addWidget(self.files)
        column.addSpacing(6)
        column.addWidget(hairline())
        column.addSpacing(6)
        column.addWidget(plain_label("What the format cannot hold", "section"))
        column.addWidget(self.lost)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        return page


def _label_words(result: ExportResult) -> str:
    counts = result.report.spans.most_common(12)
    words = " · ".join(f"{label} {count:,}" for (_, label), count in counts)
    others = len(result.report.spans) - len(counts)
    return f"{words} · {others} more labels" if others > 0 else words


def _file_words(result: ExportResult) -> str:
    files = result.report.files
    if not files:
        return ""
    return "Files: " + ", ".join(files[:8]) + (f" and {len(files) - 8} more" if len(files) > 8 else "")
