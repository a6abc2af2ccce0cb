"""The demo corpus as it stands in its files, read like any other dataset."""

import itertools
from functools import cache
from uuid import NAMESPACE_URL

from annotator.domain.annotation_set import AnnotationSet, Reading
from annotator.domain.annotator import AnnotatorKind
from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset, parse_tagset
from annotator.formats.base import ImportOptions
from annotator.formats.jsonl import JsonlReader
from annotator.locations import corpus
from tests.corpora.measures import Pair

DEMO = corpus("demo", "demo.jsonl")
PRACTICE = "Saltmarsh ferry returns after winter repairs"


def demo_tagset() -> Tagset:
    return parse_tagset(corpus("demo", "demo.tagset.json").read_bytes(), "demo.tagset.json")


@cache
def readings() -> tuple[Reading, ...]:
    dataset = JsonlReader().read(DEMO, ImportOptions(str(NAMESPACE_URL), demo_tagset()))
    found = tuple(dataset.readings)
    assert not dataset.findings.notes
    return found


def gold() -> list[Reading]:
    return [r for r in readings() if r.annotator and r.annotator.kind is AnnotatorKind.GOLD]


def people() -> dict[str, dict[str, AnnotationSet]]:
    """Each person's sets by document."""
    found: dict[str, dict[str, AnnotationSet]] = {}
    for reading in readings():
        if reading.annotator and reading.work and reading.annotator.kind is AnnotatorKind.PERSON:
            found.setdefault(reading.annotator.name, {})[reading.document.id] = reading.work
    return found


def pairs(layer: Layer) -> dict[tuple[str, str], list[Pair]]:
    """For each two people the documents whose layer both have finished."""
    everyone = people()
    return {
        (one, other): [
            (work, everyone[other][document])
            for document, work in everyone[one].items()
            if document in everyone[other] and layer in work.finished & everyone[other][document].finished
        ]
        for one, other in itertools.combinations(sorted(everyone), 2)
    }
