"""A figure in plain words, and what it does not rest on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.agreement.readings import in_words, leaves_out
from annotator.session.measuring.tables import FigureRow, LeftOutRow, Matrix
from annotator.ui.review.figure_text import as_sentence, figure_line, names_of, remarks
from annotator.ui.widgets.labels import plain_label
from annotator.wording import tr


class MatrixReading(QScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self)
        inside.setProperty("surface", "panel")
        self.who = plain_label("", "heading", wrap=True, parent=inside)
        self.figure = plain_label("", wrap=True, parent=inside)
        self.words = plain_label("", wrap=True, parent=inside)
        self.blind_spots = plain_label("", "muted", wrap=True, parent=inside)
        self.everybody = plain_label("", wrap=True, parent=inside)
        self.left_out = plain_label("", "small", wrap=True, parent=inside)
        self.as_of = plain_label("", "small", wrap=True, parent=inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(6)
        for label in self._labels:
            column.addWidget(label)
        column.addStretch(1)
        self.setWidget(inside)

    @property
    def _labels(self) -> tuple[QWidget, ...]:
        return (
            self.who,
            self.figure,
            self.words,
            self.blind_spots,
            self.everybody,
            self.left_out,
            self.as_of,
        )

    def show_figure(self, row: FigureRow | None, instead: str = "") -> None:
        """None where there is nothing to compare; ``instead`` says why."""
        if row is None:
            self.who.setText(instead)
        else:
            self.who.setText(names_of(row))
            self.figure.setText(figure_line(row))
            self.words.setText(" ".join((as_sentence(in_words(row.measure, row.figure)), *remarks(row))))
            self.blind_spots.setText(tr("Not seen by it: {what}", what=leaves_out(row.measure)))
        for label in (self.figure, self.words, self.blind_spots):
            label.setVisible(row is not None)

    def show_rest(self, matrix: Matrix, left_out: Sequence[LeftOutRow], as_of: str) -> None:
        """``as_of`` says which state of each set was measured."""
        if matrix.all is not None:
            self.everybody.setText(tr("All together: {figure}", figure=figure_line(matrix.all)))
        self.everybody.setVisible(matrix.all is not None)
        counts = [told_left_out(row) for row in left_out if row.layer in (None, matrix.layer) and row.count]
        self.left_out.setText(tr("Left out: {counts}", counts="; ".join(counts)) if counts else "")
        self.left_out.setVisible(bool(counts))
        self.as_of.setText(tr("Measured: {state}", state=as_of) if as_of else "")


def told_left_out(row: LeftOutRow) -> str:
    reason = tr(row.reason.value)
    if row.annotator is None:
        return tr("{reason}: {count:,}", reason=reason, count=row.count)
    return tr("{reason} ({name}): {count:,}", reason=reason, name=row.annotator.name, count=row.count)
