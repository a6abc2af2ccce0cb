"""What spans and links bear is counted window by window, for everybody or for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.layer import Layer
from annotator.session import edits
from annotator.session.desk import Desk
from annotator.store import usage_queries
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ProjectFile]:
    """Ana and Ben on three documents each; a window holds one."""
    monkeypatch.setattr(usage_queries, "_WINDOW", 1)
    with new_project(tmp_path / "p.annproj") as file:
        for number in range(3):
            document = add_document(file, f"{TEXT} {number}")
            for name in ("Ana", "Ben"):
                label(file, sign_in(file, document, name))
        yield file


def label(file: ProjectFile, desk: Desk) -> None:
    edits.add_span(file, desk, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
    edits.add_span(file, desk, Layer.CLAIM, "PROMISE", [place_of(TEXT, "We will move the pier")])
    person, promise = (span.id for span in edits.current_set(file, desk).spans)
    edits.add_link(file, desk, "claimer", promise, person)


def ana(file: ProjectFile) -> str:
    return next(person.id for person in file.project.annotators() if person.name == "Ana")


@pytest.mark.parametrize("window", [1, 2, 200])
def test_counts_do_not_depend_on_the_window(
    file: ProjectFile, monkeypatch: pytest.MonkeyPatch, window: int
) -> None:
    monkeypatch.setattr(usage_queries, "_WINDOW", window)
    for annotator, times in ((None, 6), (ana(file), 3)):
        labels = file.usage.labels(["PERSON", "ORG"], annotator)
        assert (labels["PERSON"].count, len(labels["PERSON"].documents)) == (times, 3)
        assert labels["ORG"].count == 0
        assert file.usage.roles(annotator)["claimer"].count == times
        assert {key: use.count for key, use in file.usage.answers(annotator).items()} == {
            ("polarity", "affirmed"): times,
            ("attribution", "direct"): times,
        }
        assert {key: use.count for key, use in file.usage.versions(["PROMISE"], annotator).items()} == {
            ("PROMISE", 1): times
        }


def test_nothing_is_wanted_and_nothing_is_found(file: ProjectFile) -> None:
    assert file.usage.labels([]) == {}


def test_labels_in_use_are_those_of_living_spans(file: ProjectFile) -> None:
    assert file.usage.labels_in_use() == ["PERSON", "PROMISE"]
    for name in ("Ana", "Ben"):
        for number in range(3):
            desk = sign_in(file, file.documents.rows(None)[number].id, name)
            claims = (span for span in edits.current_set(file, desk).spans if span.layer is Layer.CLAIM)
            edits.remove_span(file, desk, *(span.id for span in claims))
    assert file.usage.labels_in_use() == ["PERSON"]
