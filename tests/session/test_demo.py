"""The demo project is the demo corpus, opened as "You" on a practice article."""

from pathlib import Path

import pytest

from annotator.domain.annotation_set import Status
from annotator.domain.errors import Cancelled, ProjectExists, StorageFailed
from annotator.session import demo, finishing, queries
from annotator.session.desk import own_desk
from annotator.session.info import project_info
from annotator.session.likeness import Likeness
from annotator.session.people import ensure_annotator, greeted
from annotator.session.viewpoint import View
from annotator.store import doctor
from annotator.store.project_file import ProjectFile
from tests.corpora.demo import PRACTICE, readings


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "new folder" / "demo.annproj"
    demo.build(path)
    return path


def test_it_holds_the_whole_corpus_and_greets_you(path: Path) -> None:
    with ProjectFile.open(path, read_only=True) as file:
        assert greeted(file) == demo.YOU
        assert file.name == demo.NAME
        info = project_info(file)
    spans = sum(len(reading.work.spans) for reading in readings() if reading.work)
    assert sum(info["spans"].values()) == spans
    you = next(person for person in info["annotators"] if person["name"] == demo.YOU)
    assert (you["todo"], you["spans"]) == (info["documents"], 0)
    assert doctor.check(path).problems == []


def test_your_first_article_is_for_practice_and_its_gold_comes_when_you_are_done(path: Path) -> None:
    with ProjectFile.open(path) as file:
        you = ensure_annotator(file, demo.YOU)
        view = View(you.id)
        first = queries.document_rows(file, view, limit=1)[0]
        assert (first.title, first.status) == (PRACTICE, Status.TODO)
        before = queries.practice(file, queries.reading(file, view, first.id))
        assert before is not None
        assert before.gold is None
        assert before.help.count(".") >= 3
        finishing.finish(file, own_desk(first.id, you.id))
        reading = queries.reading(file, view, first.id)
        after = queries.practice(file, reading)
        assert after is not None
        assert after.gold is not None
        assert reading.work is not None
        alike = Likeness.of(reading.work, after.gold)
        assert alike.sentence().startswith("You have 0 of its ")
        assert Likeness.of(after.gold, after.gold).found == alike.wanted


def test_something_that_stands_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x.annproj").write_text("mine")
    with pytest.raises(ProjectExists):
        demo.build(tmp_path / "x.annproj")
    assert (tmp_path / "x.annproj").read_text() == "mine"


def test_a_demo_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    def progress(done: int, total: int | None) -> None:
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        demo.build(tmp_path / "x.annproj", progress)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed, match="file cannot be made"):
        demo.build(tmp_path / "file" / "x.annproj")


def test_it_stands_where_documents_are_kept() -> None:
    assert demo.default_path().name == "Annotator demo.annproj"
