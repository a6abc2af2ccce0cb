"""Only what several people finished can be adjudicated."""

import pytest

from annotator.domain.annotation_set import Status
from annotator.domain.errors import UnknownObject
from annotator.session.access import DirectAccess
from annotator.session.adjudicating import verbs
from annotator.session.adjudicating.docket import load_docket
from annotator.session.viewpoint import View
from tests.session.adjudicating.courts import Court
from tests.session.projects import add_document


def test_a_document_is_on_the_docket_once_two_have_finished_it(court: Court) -> None:
    add_document(court.file, "Nobody has read this one.", "Another")
    court.all_read("ORG", "Harbour Board")
    court.finish("Ana")
    assert load_docket(DirectAccess(court.file), court.view) == []
    court.finish("Ben")
    (entry,) = load_docket(DirectAccess(court.file), court.view)
    assert (entry.row.title, entry.readers, entry.row.status) == ("A title", 2, Status.TODO)


def test_the_docket_shows_how_far_the_gold_is(court: Court) -> None:
    court.all_read("ORG", "Harbour Board")
    court.finish()
    verbs.take_agreed(court.file, court.view, court.document)
    (entry,) = load_docket(DirectAccess(court.file), court.view)
    assert entry.row.status is Status.DOING
    verbs.finish(court.file, court.view, court.document)
    (entry,) = load_docket(DirectAccess(court.file), court.view)
    assert (entry.readers, entry.row.status) == (3, Status.DONE)


def test_the_annotators_view_has_no_docket(court: Court) -> None:
    with pytest.raises(UnknownObject, match="not shown"):
        load_docket(DirectAccess(court.file), View(court.view.annotator))
