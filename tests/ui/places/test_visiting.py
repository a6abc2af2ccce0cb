"""What another place has found is shown in its document."""

from annotator.domain.layer import Layer
from annotator.domain.tagset_edits import rename
from annotator.domain.tagset_parts import label_ref
from annotator.session import edits
from annotator.session.access import DirectAccess
from annotator.session.concordance import Hit
from annotator.session.span_search import SpanQuery, find_spans
from annotator.session.tagset_editing import Proposal, commit
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.project_file import ProjectFile
from annotator.ui.place import Visit
from tests.session.projects import TAGSET, TEXT, place_of, sign_in
from tests.ui.places.conftest import Work
from tests.ui.places.sitting import Sitting

TEXTS = ("Nothing to see.", TEXT)


def labeled(file: ProjectFile) -> None:
    """Mara and Ben have each labeled something in the second document."""
    document = file.documents.rows(None)[1].id
    for name, words in (("Mara Lind", "Ines Vale"), ("Ben", "Harbour Board")):
        edits.add_span(file, sign_in(file, document, name), Layer.ENTITY, "PERSON", [place_of(TEXT, words)])


def visit(sitting: Sitting, words: str) -> None:
    """As a place that has found a span with these words."""

    def find(file: ProjectFile) -> Hit:
        hits = find_spans(DirectAccess(file), View("", Viewpoint.LEAD), SpanQuery())
        return next(hit for hit in hits if hit.surface == words)

    hit = sitting.bench.bridge.project.run(find)
    found = Visit(hit.document, hit.start, hit.span, hit.annotator, hit.end)
    sitting.place.news.visit_wanted.emit(found)
    sitting.settle()


def test_a_span_of_ones_own_is_selected(at_work: Work) -> None:
    sitting = at_work(*TEXTS, prepare=labeled)
    for _ in range(2):
        visit(sitting, "Ines Vale")
        assert (sitting.title, sitting.chosen()) == ("Title 2", "Ines Vale")
    assert sitting.view.hasFocus()


def test_words_are_selected_where_no_span_is_ones_own(at_work: Work) -> None:
    sitting = at_work(*TEXTS, prepare=labeled)
    visit(sitting, "Harbour Board")
    assert (sitting.title, sitting.selected_text()) == ("Title 2", "Harbour Board")
    assert sitting.place.article.beside.isHidden()


def test_a_lead_sees_whose_span_it_is_beside(at_work: Work) -> None:
    sitting = at_work(*TEXTS, prepare=labeled)
    sitting.bench.bridge.project.change_viewpoint(Viewpoint.LEAD)
    visit(sitting, "Harbour Board")
    assert not sitting.place.article.beside.isHidden()
    assert "Ben" in sitting.place.article.beside.page.accessibleName()


def test_a_label_that_is_renamed_is_shown_so_at_once(at_work: Work) -> None:
    sitting = at_work(*TEXTS, prepare=labeled)
    project = sitting.bench.bridge.project
    assert project.annotator is not None
    author = project.annotator.id
    proposal = Proposal(TAGSET, rename(TAGSET, label_ref("PERSON"), "Human"))
    sitting.bench.bridge.edit(lambda file: commit(file, author, proposal))
    sitting.until(lambda: sitting.bench.tagset.label_name("PERSON") == "Human")
    workspace = sitting.window.workspace
    assert workspace is not None
    sitting.until(lambda: workspace.header.tagset.full_text == "Small tagset v2")
