"""Spans by what they are: only what is shown, of the documents and the annotator that are asked for."""

from annotator.domain.change import Draft, ObjectKind, Scope
from annotator.domain.layer import Layer
from annotator.domain.values import Id
from annotator.store.project_file import ProjectFile
from tests.store.makers import add_document, add_span, make_document, sign_in, write


def ids(file: ProjectFile, documents: list[Id], **wanted: Id | Layer | None) -> set[Id]:
    annotator, layer, label = wanted.get("annotator"), wanted.get("layer"), wanted.get("label")
    found = file.spans.of_documents(
        documents, annotator=annotator, layer=Layer(layer) if layer else None, label=label
    )
    return {each.span.id for each in found}


def test_by_annotator_layer_and_label(file: ProjectFile, ada: Id) -> None:
    document, other = add_document(file, ada).id, make_document("Another text, long enough for a span.")
    bob = sign_in(file, "Bob")
    add_document(file, ada, other)
    mine = add_span(file, file.documents.get(document), ada, (0, 3))
    theirs = add_span(file, file.documents.get(document), bob, (0, 3))
    far = add_span(file, other, ada, (0, 7))
    assert ids(file, [document, other.id]) == {mine.id, theirs.id, far.id}
    assert ids(file, [document], annotator=ada) == {mine.id}
    assert ids(file, [other.id], annotator=bob) == set()
    assert ids(file, [document], layer=mine.layer, label=mine.label) == {mine.id, theirs.id}
    assert ids(file, [document], layer=Layer.EVENT) == set()
    assert ids(file, [document], label="NOSUCH") == set()
    assert ids(file, [document], annotator="") == set()
    (found,) = file.spans.of_documents([other.id])
    assert (found.document, found.annotator, found.span) == (other.id, ada, far)


def test_removed_spans_are_not_found(file: ProjectFile, ada: Id) -> None:
    document = add_document(file, ada)
    span = add_span(file, document, ada, (0, 3))
    file.commit([Draft(Scope(document.id, ada), ada, [write(ObjectKind.SPAN, span.id, alive=False)])])
    assert ids(file, [document.id]) == set()
    assert file.spans.labels_at([document.id], ada) == {document.id: {}}


def test_the_labels_of_a_place_are_those_of_one_annotator_and_of_whole_spans(
    file: ProjectFile, ada: Id
) -> None:
    document, bob = add_document(file, ada), sign_in(file, "Bob")
    span = add_span(file, document, ada, (0, 3))
    add_span(file, document, ada, (0, 3))
    add_span(file, document, ada, (4, 5), (8, 9))
    add_span(file, document, bob, (1, 2))
    assert file.spans.labels_at([document.id], ada) == {document.id: {(0, 3): (span.label, span.label)}}
    assert file.spans.labels_at([document.id], "") == {document.id: {}}


def test_many_documents_are_asked_for_at_once(file: ProjectFile, ada: Id) -> None:
    documents = [add_document(file, ada, make_document(f"Text number {number}")) for number in range(120)]
    spans = {add_span(file, document, ada, (0, 4)).id for document in documents}
    assert ids(file, [document.id for document in documents]) == spans
