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
from annotator.wording import tr, trn


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that the dataset will lack, or hold otherwise than recorded."""

    what: str
    where: str
    text: str
    detail: str


def missing_rows(result: ExportResult) -> list[Missing]:
    rows = [Missing(tr("left out"), document.title, "", why) for document, why in result.left_out]
    return rows + [
        Missing(tr(loss.kind.value), loss.title, loss.text, tr(loss.detail)) for loss in result.report.losses
    ]


def figures(result: ExportResult) -> str:
    """What will be written, in a sentence."""
    report = result.report
    parts = [trn("{count:,} document", "{count:,} documents", report.documents)]
    if report.readings != report.documents:
        parts.append(trn("{count:,} reading", "{count:,} readings", report.readings))
    for layer in Layer:
        found = sum(count for (of, _), count in report.spans.items() if of is layer)
        if found:
            parts.append(_layer_figure(layer, found))
    if report.links:
        parts.append(trn("{count:,} link", "{count:,} links", report.links))
    return ", ".join(parts)


def _layer_figure(layer: Layer, count: int) -> str:
    match layer:
        case Layer.ENTITY:
            return trn("{count:,} entity", "{count:,} entities", count)
        case Layer.CLAIM:
            return trn("{count:,} claim", "{count:,} claims", count)
        case Layer.EVENT:
            return trn("{count:,} event", "{count:,} events", count)


def verdict(result: ExportResult) -> str:
    """What cannot be represented, in a sentence."""
    if result.is_lossless and not result.dropped:
        return tr("Everything that is recorded can be represented.")
    losses = result.report.losses_by_kind().most_common()
    parts = [tr("{count:,} {kind}", count=count, kind=tr(kind.value)) for kind, count in losses]
    if result.left_out:
        left_out = len(result.left_out)
        parts.insert(0, trn("{count:,} document left out", "{count:,} documents left out", left_out))
    if result.dropped:
        parts.append(
            trn(
                "{count:,} span dropped with their labels",
                "{count:,} spans dropped with their labels",
                result.dropped,
            )
        )
    return tr("Not as recorded: {things}.", things=", ".join(parts))


class ExportPreview(QFrame):
    """Shows that it is counting, then a result, or a problem."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "quiet")
        self.setAccessibleName(tr("What will be written"))
        self.written = plain_label("", wrap=True, parent=self)
        self.labels = plain_label("", "small", wrap=True, parent=self)
        self.files = plain_label("", "small", wrap=True, parent=self)
        self.lost = plain_label("", wrap=True, parent=self)
        columns: Sequence[Column[Missing]] = (
            Column(tr("What"), lambda row: row.what),
            Column(tr("Document"), lambda row: row.where),
            Column(tr("Text"), lambda row: " ".join(row.text.split())),
            Column(tr("Detail"), lambda row: row.detail),
        )
        self.model: RowsModel[Missing] = RowsModel(columns, self)
        self.table = make_table(self.model, tr("What the dataset will lack"), 1, 2, 3, parent=self)
        self._counting = QProgressBar(self)
        self._counting.setTextVisible(False)
        self._counting.setAccessibleName(tr("Counting"))
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
        column.addWidget(plain_label(tr("Counting what will be written…"), "muted"))
        column.addWidget(self._counting)
        column.addStretch(1)
        return page

    def _make_result(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain_label(tr("This will be written"), "section"))
        column.addWidget(self.written)
        column.addWidget(self.labels)
        column.addWidget(self.files)
        column.addSpacing(6)
        column.addWidget(hairline())
        column.addSpacing(6)
        column.addWidget(plain_label(tr("What the format cannot hold"), "section"))
        column.addWidget(self.lost)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        return page


def _label_words(result: ExportResult) -> str:
    counts = result.report.spans.most_common(12)
    words = " · ".join(tr("{label} {count:,}", label=label, count=count) for (_, label), count in counts)
    others = len(result.report.spans) - len(counts)
    return tr("{words} · {count} more labels", words=words, count=others) if others > 0 else words


def _file_words(result: ExportResult) -> str:
    files = result.report.files
    if not files:
        return ""
    names, more = ", ".join(files[:8]), len(files) - 8
    if more > 0:
        return tr("Files: {names} and {count} more", names=names, count=more)
    return tr("Files: {names}", names=names)
