"""A settled dispute becomes an example of its label's guideline."""

import pytest

from annotator.domain.errors import EditError
from annotator.session import undo
from annotator.session.adjudicating import verbs
from annotator.session.adjudicating.pinning import pin
from tests.session.adjudicating.courts import Court


def test_what_the_gold_took_is_an_example_in_its_context(court: Court) -> None:
    court.reads("Ana", "ORG", "Harbour Board")
    court.reads("Ben", "PERSON", "Harbour Board")
    court.finish()
    digest = court.open[0].digest
    with pytest.raises(EditError, match="can be pinned"):
        pin(court.file, court.view, court.document, digest)
    verbs.take(court.file, court.view, court.document, digest, [0])
    version = court.file.project.tagset().version
    pin(court.file, court.view, court.document, digest)
    label = court.file.project.tagset().label("ORG")
    assert label is not None
    (example,) = label.examples
    assert example.startswith("Vale spoke. “We will move the pier,” said Vale of the [Harbour Board]. نقل")
    assert court.file.project.tagset().version == version + 1
    with pytest.raises(EditError, match="already"):
        pin(court.file, court.view, court.document, digest)
    found = undo.undoable_tagset(court.file, court.view.annotator)
    assert found is not None
    undo.revert(court.file, found, court.view.annotator)
    label = court.file.project.tagset().label("ORG")
    assert label is not None
    assert label.examples == ()
