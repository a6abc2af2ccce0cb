"""The same words labeled differently, or in one place and not in another: by one annotator, or by all."""

from collections import Counter
from dataclasses import dataclass

from annotator.agreement.consistency import Occurrence, Reading, Surface, inconsistencies
from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress, no_progress
from annotator.domain.values import Id
from annotator.session.access import Access
from annotator.session.measuring.collecting import Collector, check_view, read_corpus
from annotator.session.measuring.options import Options
from annotator.session.measuring.tables import ConsistencyRow, Usage
from annotator.session.viewpoint import View


def consistency(
    access: Access,
    view: View,
    options: Options,
    annotator: Id | None = None,
    progress: Progress = no_progress,
) -> list[ConsistencyRow]:
    """By layer, the most frequent surfaces first; of everybody where no ``annotator`` is named.

    Raises ``UnknownObject`` where the view may not see that work.
    """
    if annotator is None or not view.shows(annotator):
        check_view(view)
    corpus = read_corpus(access)
    titles: dict[Id, str] = {}
    texts: dict[Id, str] = {}
    readings: dict[Layer, list[Reading]] = {layer: [] for layer in options.layers}
    for done, sheet in enumerate(Collector(access, corpus, options).sheets()):
        document = sheet.document
        progress(done, corpus.documents)
        if options.documents is not None and document.id not in options.documents:
            continue
        titles[document.id], texts[document.id] = document.title, document.text
        for layer in options.layers:
            readings[layer] += [
                Reading(document.id, found.annotator, document.text, found.units)
                for found in sheet.persons_in(layer)
                if annotator in (None, found.annotator)
            ]
    shown = _Shown({person.id: person for person in corpus.people}, titles, texts)
    return [
        shown.row(layer, surface) for layer, found in readings.items() for surface in inconsistencies(found)
    ]


@dataclass(frozen=True, slots=True)
class _Shown:
    people: dict[Id, Annotator]
    titles: dict[Id, str]
    texts: dict[Id, str]

    def row(self, layer: Layer, surface: Surface) -> ConsistencyRow:
        variants = Counter(
            self.texts[place.document][unit.start : unit.end]
            for place in surface.occurrences
            for unit in place.variants
        )
        usages = tuple(map(self._usage, surface.occurrences))
        return ConsistencyRow(surface.words, layer, surface.labels, usages, variants)

    def _usage(self, place: Occurrence) -> Usage:
        return Usage(
            place.document,
            self.titles[place.document],
            self.people[place.annotator],
            place.start,
            place.end,
            self.texts[place.document][place.start : place.end],
            place.label,
            place.unit.id if place.unit else None,
        )
