"""Whoever may see others' work sees in the overview where they disagree; an annotator never does."""

from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.session.finishing import finish
from annotator.session.viewpoint import Viewpoint
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, place_of, sign_in
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import Sitting


def two_readings(file: ProjectFile) -> None:
    document = file.documents.rows(None)[0].id
    for name, label in (("Ana", "ORG"), ("Ben", "PERSON")):
        desk = sign_in(file, document, name)
        edits.add_span(file, desk, Layer.ENTITY, label, [place_of(TEXT, "Harbour Board")])
        finish(file, desk)


def look_as(sitting: Sitting, viewpoint: Viewpoint) -> None:
    sitting.bench.bridge.project.change_viewpoint(viewpoint)
    sitting.place.show_all()
    sitting.settle()


def test_disagreements_stand_in_the_overview_of_who_may_see_them(at_work: Work) -> None:
    sitting = at_work(TEXT, "Second.\n", prepare=two_readings)
    minimap = sitting.view.minimap
    look_as(sitting, Viewpoint.REVIEWER)
    sitting.until(lambda: bool(minimap.disputed_bars()))
    sitting.place.browsing.step(1)
    sitting.until(lambda: not minimap.disputed_bars())
    sitting.place.browsing.step(-1)
    sitting.until(lambda: bool(minimap.disputed_bars()))
    look_as(sitting, Viewpoint.ANNOTATOR)
    sitting.until(lambda: not sitting.place.disputing.is_due)
    assert not minimap.disputed_bars()
