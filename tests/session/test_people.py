"""Names of annotators: one name is one annotator, and what is no name is refused."""

from pathlib import Path

import pytest

from annotator.domain.errors import EditError
from annotator.session.people import clean_name, ensure_annotator
from tests.session.projects import new_project


def test_white_space_around_a_name_and_its_composition_do_not_make_another_annotator(
    tmp_path: Path,
) -> None:
    file = new_project(tmp_path / "p.annproj")
    first = ensure_annotator(file, "Zoe\u0308  Marsh")
    assert ensure_annotator(file, " Zoë Marsh\n") == first
    assert [person.name for person in file.project.annotators()] == ["Zoe\u0308 Marsh"]


@pytest.mark.parametrize("name", ["", " \n", "Ana \udcff"])
def test_what_is_no_name_is_refused(name: str) -> None:
    with pytest.raises(EditError):
        clean_name(name)
