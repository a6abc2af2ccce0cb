"""Where two disagree about one document: each place once, and for those alone who may see others' work."""

from pathlib import Path

import pytest

from annotator.domain.layer import Layer
from annotator.domain.values import Id
from annotator.session import edits
from annotator.session.access import DirectAccess
from annotator.session.finishing import finish
from annotator.session.measuring.disputed import disputed_places
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in

BOARD = place_of(TEXT, "Harbour Board")


def label(file: ProjectFile, document: Id, name: str, key: str) -> None:
    desk = sign_in(file, document, name)
    edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
    edits.add_span(file, desk, Layer.ENTITY, key, [BOARD])
    finish(file, desk)


@pytest.mark.parametrize("viewpoint", Viewpoint)
def test_places_of_one_document(tmp_path: Path, viewpoint: Viewpoint) -> None:
    with new_project(tmp_path / "harbour.annproj") as file:
        first, second = (add_document(file, text) for text in (TEXT, TEXT.replace("Vale", "Bale")))
        for name, key in (("Ana", "ORG"), ("Ben", "PERSON"), ("Cleo", "ORG")):
            label(file, first, name, key)
        view = View(sign_in(file, first, "Ana").annotator, viewpoint)
        found = disputed_places(DirectAccess(file), view, first)
        assert found == ([BOARD] if view.shows_others else [])
        assert disputed_places(DirectAccess(file), view, second) == []
