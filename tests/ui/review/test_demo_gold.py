"""A demo document is adjudicated to its gold, by keys alone, with a night in between."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import orjson
import pytest
from PySide6.QtCore import Qt

from annotator.domain.registers import attribute_to_json
from annotator.domain.span import Span
from annotator.domain.tagset import parse_tagset
from annotator.locations import corpus
from annotator.session.access import DirectAccess
from annotator.session.adjudicating.case import Item
from annotator.session.adjudicating.choices import Dispute
from annotator.session.adjudicating.questions import Question
from annotator.session.importing import ImportRequest, import_files, prepare_file
from annotator.store import doctor
from annotator.store.project_file import ProjectFile
from tests.telling import Tell
from tests.ui.review.chambers import Chambers

KEY = Qt.Key
REDO = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
NIGHT = 60
Place = tuple[str, int, int]
Tie = tuple[str, Place, Place | None]


class Truth:
    """What the demo's gold says of one document."""

    def __init__(self, line: dict[str, Any]) -> None:
        self.attributes: dict[Place, dict[str, Any]] = {
            (span["label"], span["start"], span["end"]): span["attributes"] for span in line["spans"]
        }
        places = {span["id"]: (span["label"], span["start"], span["end"]) for span in line["spans"]}
        self.links: set[Tie] = {
            (link["role"], places[link["source"]], places.get(link["target"])) for link in line["links"]
        }

    def picks(self, item: Item) -> list[int]:
        """The options that the gold has."""
        match item:
            case Dispute():
                spans = [next(iter(choice.supporters.values())) for choice in item.choices]
                return [number for number, span in enumerate(spans) if place(span) in self.attributes]
            case Question():
                wanted = self.attributes[place(item.span)].get(item.attribute)
                given = [attribute_to_json(answer.value) for answer in item.answers]
                return [given.index(wanted) if wanted in given else 0]
            case _:
                ties = [
                    (item.role, place(item.source), place(each.target) if each.target else None)
                    for each in item.fillers
                ]
                return [number for number, tie in enumerate(ties) if tie in self.links]


def place(span: Span) -> Place:
    return span.label, span.start, span.end


def people_of(folder: Path) -> tuple[Path, Truth]:
    """A project with one demo document as people read it, without its gold."""
    lines = [orjson.loads(line) for line in corpus("demo", "demo.jsonl").read_bytes().splitlines()]
    read = [line for line in lines if line["annotator"]]
    people = [line["id"] for line in read if line["annotator"]["kind"] == "person" and line["finished"]]
    identifier = next(each for each in people if people.count(each) == 3)
    here = {
        kind: [line for line in read if line["id"] == identifier and line["annotator"]["kind"] == kind]
        for kind in ("person", "gold")
    }
    dataset = folder / "people.jsonl"
    dataset.write_bytes(b"\n".join(map(orjson.dumps, here["person"])))
    tagset = parse_tagset(corpus("demo", "demo.tagset.json").read_bytes(), "demo.tagset.json")
    path = folder / "demo.annproj"
    with ProjectFile.create(path, name="Demo", tagset=tagset) as file:
        request = ImportRequest("jsonl")
        import_files(DirectAccess(file), [prepare_file(dataset, request)], request)
    return path, Truth(here["gold"][0])


def decide(chambers: Chambers, picks: Sequence[int]) -> int:
    """Press the number of one option, 0 for none, or tick several; how many keys it took."""
    if len(picks) < 2:
        chambers.press(Qt.Key(KEY.Key_1 + picks[0]) if picks else KEY.Key_0)
        return 1
    row = keys = 0
    for pick in picks:
        while row < pick:
            chambers.press(KEY.Key_Down)
            row, keys = row + 1, keys + 1
        chambers.press(KEY.Key_Space)
        keys += 1
    chambers.press(KEY.Key_Return)
    return keys + 1


def standing(chambers: Chambers) -> tuple[dict[Place, dict[str, Any]], set[Tie]]:
    """The gold as it is now: spans with their answers, and links."""
    assert chambers.bench.case is not None
    work = chambers.bench.case.work
    places = {span.id: place(span) for span in work.spans}
    answers = {
        place(span): {key: attribute_to_json(value) for key, value in span.attributes.items()}
        for span in work.spans
    }
    links = {
        (link.role, places[link.source], places[link.target] if link.target else None) for link in work.links
    }
    return answers, links


def next_open(chambers: Chambers) -> Item | None:
    """The dispute at hand, unless all are decided."""
    case, item = chambers.bench.case, chambers.bench.item
    return item if case is not None and item is not None and case.is_open(item) else None


@pytest.mark.timeout(300)
def test_a_demo_document_is_adjudicated_to_its_gold(
    enter: Callable[[Path], Chambers], tmp_path: Path, tell: Tell
) -> None:
    path, truth = people_of(tmp_path)
    chambers = enter(path)
    chambers.look_as_reviewer()
    decided = keys = 0
    while (item := next_open(chambers)) is not None:
        keys += decide(chambers, truth.picks(item))
        decided += 1
        if decided == NIGHT:
            evening = standing(chambers)
            chambers = enter(path)
            chambers.look_as_reviewer()
            assert standing(chambers) == evening
    assert standing(chambers) == (truth.attributes, truth.links)
    for _ in range(3):
        chambers.undo()
    assert standing(chambers) != (truth.attributes, truth.links)
    for _ in range(3):
        chambers.press(KEY.Key_Z, REDO)
    assert standing(chambers) == (truth.attributes, truth.links)
    chambers.leave()
    assert doctor.check(path).problems == []
    tell(f"{decided} disputes decided with {keys} keys")
