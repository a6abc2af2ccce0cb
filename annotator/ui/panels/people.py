"""The annotators of a project, and how far each of them is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.annotator import Annotator
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.store.set_queries import WorkSummary
from annotator.ui.models.rows import Column, RowsModel
from annotator.ui.widgets.labels import plain_label
from annotator.ui.widgets.tables import make_table
from annotator.wording import tr


@dataclass(frozen=True, slots=True)
class PersonRow:
    person: Annotator
    work: WorkSummary


def read_people(file: ProjectFile, view: View) -> list[PersonRow]:
    """Those whose work the view shows."""
    done = file.sets.summary()
    people = [person for person in file.project.annotators() if view.shows(person.id)]
    return [PersonRow(person, done.get(person.id, WorkSummary())) for person in people]


COLUMNS: tuple[Column[PersonRow], ...] = (
    Column(tr("Annotator"), lambda row: row.person.name),
    Column(tr("Kind"), lambda row: tr(row.person.kind.value)),
    Column(tr("To do"), lambda row: f"{row.work.todo:,}", is_number=True),
    Column(tr("Doing"), lambda row: f"{row.work.doing:,}", is_number=True),
    Column(tr("Done"), lambda row: f"{row.work.done:,}", is_number=True),
    Column(tr("Skipped"), lambda row: f"{row.work.skipped:,}", is_number=True),
    Column(tr("Spans"), lambda row: f"{row.work.spans:,}", is_number=True),
)


class PeoplePanel(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.model: RowsModel[PersonRow] = RowsModel(COLUMNS, self)
        self.table = make_table(self.model, tr("Annotators"), 0, parent=self)
        self.words = plain_label("", "muted", wrap=True, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(plain_label(tr("Annotators"), "heading", parent=self))
        column.addWidget(self.words)
        column.addWidget(self.table, 1)

    def show_people(self, rows: Sequence[PersonRow], *, is_partial: bool) -> None:
        self.model.show_rows(rows)
        self.words.setText(
            tr("An annotator sees their own work only. Look as a lead (menu Project) to see everybody’s.")
            if is_partial
            else tr("How many documents each of them has in which state, and how many spans.")
        )
