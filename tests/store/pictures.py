"""Everything that a project file shows, as one value that two files can be compared by."""

from pathlib import Path
from typing import Any

from annotator.domain.change import Change
from annotator.domain.fold import ObjectKey, fold
from annotator.domain.values import Json
from annotator.store import doctor
from annotator.store.problems import Problem
from annotator.store.project_file import ProjectFile

Picture = dict[str, Any]


def all_changes(file: ProjectFile) -> list[Change]:
    return [change for _, change in file.journal.all(0, 1_000_000)]


def picture(file: ProjectFile) -> Picture:
    documents = file.documents.page(-1, 1_000_000)
    ids = [document.id for _, document in documents]
    return {
        "name": file.name,
        "tagset": file.project.tagset(),
        "annotators": file.project.annotators(),
        "documents": documents,
        "sets": file.sets.of_documents(ids),
        "rows": [file.documents.rows(person.id) for person in file.project.annotators()],
        "counts": file.project.counts(),
        "summary": file.sets.summary(),
        "folded": folded(file),
    }


def held(registers: dict[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in registers.items() if value is not None}


def folded(file: ProjectFile) -> dict[ObjectKey, dict[str, Json]]:
    """The fold of the whole journal, without registers that hold nothing."""
    return {key: held(registers) for key, registers in fold(all_changes(file)).items()}


def stored(file: ProjectFile) -> dict[ObjectKey, dict[str, Json]]:
    """What the tables say about every object that the journal names."""
    return {key: held(dict(file.registers(*key))) for key in fold(all_changes(file))}


def assert_sound(file: ProjectFile) -> None:
    """The tables are the journal's fold, and every span shown stands on its surface."""
    assert stored(file) == folded(file)
    for _, document in file.documents.page(-1, 1_000_000):
        for each in file.sets.of_documents([document.id])[document.id]:
            spans = {span.id for span in each.spans}
            for span in each.spans:
                assert document.text[span.start : span.end] == span.surface
            for link in each.links:
                assert link.source in spans
                assert link.target is None or link.target in spans
    assert problems(file.path) == []


def problems(path: Path) -> list[Problem]:
    """What a check finds, except spans that lost their text when two texts were merged under one id."""
    report = doctor.check(path)
    assert report.notes == []
    return [problem for problem in report.problems if problem.what != "surface"]
