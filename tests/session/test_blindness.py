"""Double annotation is blind: what Ana is answered is the same whether Ben has done anything or not.

Every query of the session is found by its signature and asked, before Ben works and after. A query that
nobody has said here how to ask fails.
"""

import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, cast, get_type_hints

import pytest

from annotator import session, ui
from annotator.domain.change import Change, Draft
from annotator.domain.errors import AnnotatorError, UnknownObject
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.span import Flag, FlagKind
from annotator.session import edits, finishing, queries
from annotator.session.access import DirectAccess
from annotator.session.desk import own_desk
from annotator.session.document_filters import Sieve
from annotator.session.occurrences import Reach, first_look
from annotator.session.past import Past
from annotator.session.people import ensure_annotator
from annotator.session.span_search import SpanQuery, find_spans
from annotator.session.tagset_editing import Preview, Proposal
from annotator.session.viewpoint import View, Viewpoint
from annotator.text.patterns import Pattern
from tests.session.projects import TEXT, add_document, new_project, place_of

Query = Callable[..., Any]
SECOND = "Vale stays. Ines Vale leads the Harbour Board."
SECRET = "what Ben thinks"
BENS_SPAN = new_id()


def _modules() -> Iterator[ModuleType]:
    return (
        import_module(f"annotator.session.{each.name}") for each in pkgutil.iter_modules(session.__path__)
    )


def _is_query(function: Query) -> bool:
    """Whether it answers for a view, or for a person without recording anything."""
    hints = get_type_hints(function)
    answer = repr(hints.pop("return", None))
    if View in hints.values():
        return True
    records = any(kind.__name__ in answer for kind in (Change, Draft)) or answer == "None"
    return "file" in hints and bool(hints.keys() & {"author", "annotator", "person"}) and not records


@cache
def _queries() -> dict[str, Query]:
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}": function
        for module in _modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_") and _is_query(function)
    }


class World:
    """Ana has worked on two documents; Ben has not yet, though he is known."""

    def __init__(self, path: Path) -> None:
        self.file = new_project(path)
        self.documents = [add_document(self.file, text, text[:8]) for text in (TEXT, SECOND)]
        self.ana, self.ben = (ensure_annotator(self.file, name).id for name in ("Ana", "Ben"))
        self.work(self.ana, "PERSON")

    def work(self, person: str, label: str, span: str | None = None) -> None:
        first, second = (own_desk(document, person) for document in self.documents)
        place = [place_of(TEXT, "Ines Vale")]
        added = edits.add_span(self.file, first, Layer.ENTITY, label, place, span_id=span)
        claim = edits.add_span(self.file, first, Layer.CLAIM, "PROMISE", [place_of(TEXT, "We will")])
        identifier = added.operations[0].id
        edits.add_link(self.file, first, "claimer", claim.operations[0].id, identifier)
        edits.add_span(self.file, second, Layer.ENTITY, label, [place_of(SECOND, "Vale")])
        if person == self.ben:
            edits.set_note(self.file, first, identifier, SECRET)
            edits.set_flag(self.file, first, identifier, Flag(FlagKind.UNSURE, SECRET))
            edits.set_note(self.file, first, None, SECRET)
            edits.remove_span(self.file, second, self._latest(second.document))
            finishing.finish(self.file, first)
            finishing.skip(self.file, second, SECRET)

    def _latest(self, document: str) -> str:
        found = self.file.sets.get(document, self.ben)
        assert found is not None
        return found.spans[-1].id

    def ask(self, query: Query, view: View) -> Any:
        """The answer, or in words why there is none."""
        names = [
            name
            for name, each in inspect.signature(query).parameters.items()
            if each.default is inspect.Parameter.empty
        ]
        known = self._arguments(view)
        assert set(names) <= set(known), f"say here how to ask {query.__name__}{tuple(names)}"
        try:
            return _settled(query(**{name: known[name] for name in names}))
        except AnnotatorError as error:
            return str(error)

    def _arguments(self, view: View) -> dict[str, Any]:
        tagset = self.file.project.tagset()
        anas = self.file.sets.get(self.documents[0], self.ana)
        assert anas is not None
        return {
            "file": self.file,
            "access": DirectAccess(self.file),
            "view": view,
            "author": view.annotator,
            "annotator": view.annotator,
            "document": self.documents[0],
            "documents": self.documents,
            "spans": [(self.documents[0], self.ben, BENS_SPAN)],
            "pattern": Pattern("vale"),
            "query": SpanQuery(),
            "sieve": Sieve(frozenset({"PERSON", "ORG", "PROMISE"}), since_ms=0),
            "wanted": replace(first_look(anas.spans[0], self.documents[0], Reach.ALL), whole_words=False),
            "proposal": Proposal(tagset, tagset.model_copy(update={"labels": tagset.labels[1:]})),
        }


def _settled(answer: Any) -> Any:
    """All of it; of a tagset's edit also without the word that it touches more than one may see."""
    if isinstance(answer, Preview):
        return replace(answer, is_partial=False)
    if isinstance(answer, Past):
        return answer.lines(), [answer.moment(number) for number in range(len(answer))]
    return list(cast("Iterator[object]", answer)) if isinstance(answer, Iterator) else answer


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path / "p.annproj")


@pytest.mark.parametrize("name", sorted(_queries()))
def test_an_annotator_is_answered_as_if_nobody_else_had_worked(world: World, name: str) -> None:
    view = View(world.ana)
    before = world.ask(_queries()[name], view)
    world.work(world.ben, "ORG", BENS_SPAN)
    after = world.ask(_queries()[name], view)
    assert after == before
    assert SECRET not in repr(after)
    assert BENS_SPAN not in repr(after) or name == "span_search.current_labels"


def test_asking_for_anothers_work_is_refused(world: World) -> None:
    world.work(world.ben, "ORG", BENS_SPAN)
    view = View(world.ana)
    with pytest.raises(UnknownObject, match="not shown from this viewpoint"):
        queries.reading(world.file, view, world.documents[0], world.ben)
    with pytest.raises(UnknownObject, match="not shown from this viewpoint"):
        list(find_spans(DirectAccess(world.file), view, SpanQuery(annotator=world.ben)))


def test_the_test_is_not_blind_itself(world: World) -> None:
    """A lead is answered otherwise by the queries that show others' work."""
    view = View(world.ana, Viewpoint.LEAD)
    before = {name: world.ask(query, view) for name, query in _queries().items()}
    world.work(world.ben, "ORG", BENS_SPAN)
    changed = {name for name, query in _queries().items() if world.ask(query, view) != before[name]}
    assert changed >= {
        "queries.other_readings",
        "queries.history",
        "past.load_past",
        "flags.find_flags",
        "span_search.find_spans",
        "span_search.current_labels",
        "label_counts.label_counts",
    }


def test_every_query_that_is_known_is_found() -> None:
    assert {
        "queries.document_rows",
        "queries.reading",
        "queries.other_readings",
        "queries.history",
        "past.load_past",
        "flags.find_flags",
        "document_filters.sift",
        "finding.find_words",
        "finding.own_labels",
        "occurrences.find_occurrences",
        "span_search.find_spans",
        "span_search.current_labels",
        "span_search.searchable_annotators",
        "label_counts.label_counts",
        "undo.undoable",
        "undo.redoable",
        "changed_since.changed_since_finished",
    } <= set(_queries())


@pytest.mark.parametrize("folder", ["models", "places", "textview", "widgets"])
def test_the_screen_asks_the_session_and_not_the_file(folder: str) -> None:
    """What the file itself answers is nobody's view."""
    past_the_view = re.compile(r"file\.(sets|spans|journal|usage)\b|\.project\.(counts|labels)\(")
    screen = Path(ui.__file__).parent / folder
    assert [path.name for path in screen.rglob("*.py") if past_the_view.search(path.read_text("utf-8"))] == []
