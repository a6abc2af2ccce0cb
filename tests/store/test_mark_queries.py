"""What annotators marked, read for comparing: the same as their sets hold, and who made them."""

from pathlib import Path

from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.session import demo, edits
from annotator.session.finishing import finish, skip
from annotator.session.measuring.sheets import marked_of
from annotator.store.mark_queries import MarkedSet
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in


def _said(marked: MarkedSet) -> tuple[object, ...]:
    marks = [sorted(marked.marks.of_layer(layer), key=lambda mark: mark.id) for layer in Layer]
    return marked.annotator, marked.finished, marked.skipped, marks, sorted(marked.links, key=lambda x: x.id)


def test_marks_are_those_of_the_annotation_sets(tmp_path: Path) -> None:
    demo.build(tmp_path / "demo.annproj")
    with ProjectFile.open(tmp_path / "demo.annproj") as file:
        documents = [document for _, document in file.documents.page_ids(-1, 100)]
        sets = file.sets.of_documents(documents)
        for document, marked in file.marks.of_documents(documents).items():
            assert [_said(each) for each in marked] == [_said(marked_of(work)) for work in sets[document]]


def test_a_set_tells_who_made_it_when_and_how_often(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        document = add_document(file)
        ana, ben = sign_in(file, document), sign_in(file, document, "Ben")
        edits.add_span(file, ana, Layer.ENTITY, "PERSON", [place_of(TEXT, "Ines Vale")])
        last = finish(file, ana)
        skip(file, ben, "duplicate")
        sets = {each.annotator: each for each in file.marks.of_documents([document])[document]}
        mine = sets[ana.annotator]
        assert (mine.finished, mine.skipped, mine.changes, mine.latest) == (ALL_LAYERS, False, 2, last.clock)
        assert mine.authors == {ana.author}
        assert sets[ben.annotator].skipped
        assert sets[ben.annotator].marks.of_layer(Layer.ENTITY) == []


def test_documents_without_sets_have_none(tmp_path: Path) -> None:
    with new_project(tmp_path / "p.annproj") as file:
        document = add_document(file)
        assert file.marks.of_documents([document]) == {document: []}
