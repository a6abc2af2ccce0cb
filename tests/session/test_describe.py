"""Every kind of change has words, for undo, the history and the status line."""

import pytest

from annotator.domain.change import Change, ChangeKey, ObjectKind, Operation, Scope
from annotator.domain.registers import span_to_registers
from annotator.domain.values import Json
from annotator.session.describe import describe
from tests.formats.corpora import made_span
from tests.session.projects import TAGSET

SPAN = span_to_registers(made_span("Ines\n Vale", "PERSON", "Ines\n Vale"))
LONG = span_to_registers(made_span("x" * 50, "PERSON", "x" * 50))
EXTENT = SPAN["extent"]
K = ObjectKind


def change(*operations: Operation) -> Change:
    return Change(ChangeKey("r", 1), 1, "ana", Scope("d", "a"), operations)


WORDS: list[tuple[ObjectKind, dict[str, Json], str]] = [
    (K.SPAN, SPAN, "add PERSON “Ines Vale”"),
    (K.SPAN, LONG, f"add PERSON “{'x' * 40}…”"),
    (K.SPAN, {"alive": True}, "restore a span"),
    (K.SPAN, {"alive": False}, "delete a span"),
    (K.SPAN, {"label": {"layer": "claim", "label": "PROMISE"}}, "relabel to Promise"),
    (K.SPAN, {"label": {"layer": "claim", "label": "GONE"}}, "relabel to GONE"),
    (K.SPAN, {"extent": EXTENT}, "move a span to “Ines Vale”"),
    (K.SPAN, {"note": "x"}, "note on a span"),
    (K.SPAN, {"flag": None}, "remove flag from a span"),
    (K.SPAN, {"attribute.polarity": "denied"}, "polarity = denied"),
    (K.SPAN, {"attribute.polarity": None}, "clear polarity"),
    (K.SPAN, {"attribute.gone": True}, "gone = True"),
    (K.LINK, {"alive": True, "ends": {"role": "claimer", "source": "s", "target": None}}, "link claimer"),
    (K.LINK, {"ends": {"role": "gone", "source": "s", "target": None}}, "link gone"),
    (K.LINK, {"alive": False}, "remove a link"),
    (K.LINK, {"alive": True}, "restore a link"),
    (K.SET, {"finished.entity": True, "finished.claim": True}, "mark the document done"),
    (K.SET, {"finished.entity": False}, "reopen the document"),
    (K.SET, {"skipped": "duplicate"}, "skip the document (duplicate)"),
    (K.SET, {"skipped": None}, "take the document up again"),
    (K.SET, {"assigned.entity": True}, "assign the document"),
    (K.SET, {"note": "x"}, "note on the document"),
    (K.SET, {"flag": None}, "remove flag from the document"),
    (K.DOCUMENT, {"alive": True, "title": "Pier"}, "add the document “Pier”"),
    (K.DOCUMENT, {"alive": False}, "withdraw a document"),
    (K.DOCUMENT, {"zone.caption.0.4": True}, "correct a zone"),
    (K.DOCUMENT, {"meta.date": "2024"}, "change the document's date"),
    (K.DOCUMENT, {"language": "fr"}, "change the document's language"),
    (K.ANNOTATOR, {"name": "Ana"}, "add the annotator Ana"),
    (K.ANNOTATOR, {"name": None}, "take an annotator out"),
    (K.TAGSET, {"tagset": {}}, "change the tagset Small"),
    (K.PROJECT, {"viewpoint.0f": "lead"}, "change the project's viewpoint"),
]


@pytest.mark.parametrize(("kind", "writes", "words"), WORDS)
def test_a_change_in_words(kind: ObjectKind, writes: dict[str, Json], words: str) -> None:
    assert describe(change(Operation(kind, "one", writes)), TAGSET) == words


def test_several_things_at_once() -> None:
    gone = [Operation(K.SPAN, each, {"alive": False}) for each in "abc"]
    assert describe(change(*gone), TAGSET) == "delete a span and 2 more"


def test_several_writes_on_one_thing_are_one() -> None:
    same = [Operation(K.SPAN, "a", {"alive": False}), Operation(K.SPAN, "a", {"note": "x"})]
    assert describe(change(*same), TAGSET) == "note on a span"


def test_nothing_has_words_too() -> None:
    assert describe(change(), TAGSET) == "nothing"
