"""One document before the adjudicator: its readings, the gold so far, and what is open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.change import ObjectKind, Scope
from annotator.domain.document import Document
from annotator.domain.errors import UnknownObject
from annotator.domain.identity import annotator_id
from annotator.domain.link import Link
from annotator.domain.span import Span
from annotator.domain.values import Id
from annotator.session.adjudicating.choices import Dispute, find_disputes
from annotator.session.adjudicating.questions import (
    Question,
    Replacements,
    Tie,
    find_questions,
    find_ties,
)
from annotator.session.adjudicating.settlements import Settlement, settlements_from
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.wording import tr

GOLD = "Gold"

Item = Dispute | Question | Tie
"""What an adjudicator is asked, one at a time."""


@dataclass(frozen=True, slots=True)
class Case:
    """``items`` are in the order in which they are walked: spans layer by layer, each layer's attributes
    behind its spans, links last. ``stale`` are settlements of readings that have changed since, by digest;
    ``lost`` the links of the readings whose end was rejected.
    """

    document: Document
    readings: tuple[tuple[Annotator, AnnotationSet], ...]
    gold: Annotator
    work: AnnotationSet
    settlements: Mapping[str, Settlement]
    items: tuple[Item, ...]
    stale: Mapping[str, Settlement]
    lost: tuple[Link, ...]

    def settlement(self, item: Item) -> Settlement | None:
        return self.settlements.get(item.digest)

    def is_open(self, item: Item) -> bool:
        """Whether nobody has decided on it; what was skipped stays open."""
        settlement = self.settlement(item)
        return settlement is None or not settlement.is_settled

    def item(self, digest: str) -> Item:
        """Raises ``UnknownObject`` where the readings have changed meanwhile."""
        found = next((item for item in self.items if item.digest == digest), None)
        if found is None:
            raise UnknownObject(tr("Somebody has changed a reading of this place"))
        return found

    def open_items(self) -> list[Item]:
        return [item for item in self.items if self.is_open(item)]


def gold_of(file: ProjectFile) -> Annotator:
    """The project's gold; one to be added where it has none yet."""
    golds = [person for person in file.project.annotators() if person.kind is AnnotatorKind.GOLD]
    return golds[0] if golds else Annotator(annotator_id(file.id, GOLD), GOLD, AnnotatorKind.GOLD)


def load_case(file: ProjectFile, view: View, document: Id) -> Case:
    """Raises ``UnknownObject`` where the view may not see others' work, or there is no such document."""
    if not view.shows_others:
        raise UnknownObject(tr("Other annotators' work is not shown from this viewpoint"))
    people = {person.id: person for person in file.project.annotators()}
    sets = {work.annotator: work for work in file.sets.of_documents([document])[document]}
    gold = gold_of(file)
    readings = [
        (people[owner], work) for owner, work in sets.items() if people[owner].kind is AnnotatorKind.PERSON
    ]
    readings.sort(key=lambda reading: reading[0].name)
    work = sets.get(gold.id) or AnnotationSet(document, gold.id)
    settlements: dict[str, Settlement] = {}
    if gold.id in people:
        scope = Scope(document, gold.id)
        settlements = settlements_from(file.registers(scope, ObjectKind.SET, document))
    return _case(file.documents.get(document), readings, gold, work, settlements)


def _case(
    document: Document,
    readings: Sequence[tuple[Annotator, AnnotationSet]],
    gold: Annotator,
    work: AnnotationSet,
    settlements: Mapping[str, Settlement],
) -> Case:
    works = [each for _, each in readings]
    disputes = find_disputes(works)
    taken = {span.id: span for span in work.spans}
    replaced = Replacements()
    items: list[Item] = []
    for layer in dict.fromkeys(dispute.layer for dispute in disputes):
        here = [dispute for dispute in disputes if dispute.layer is layer]
        items += here
        for dispute in here:
            items += _questions(dispute, settlements.get(dispute.digest), taken, replaced)
    items += find_ties(works, replaced)
    known = {item.digest for item in items}
    return Case(
        document=document,
        readings=tuple(readings),
        gold=gold,
        work=work,
        settlements=settlements,
        items=tuple(items),
        stale={
            digest: each for digest, each in settlements.items() if digest not in known and each.is_settled
        },
        lost=tuple(link for each in works for link in each.links if _is_lost(link, replaced)),
    )


def _questions(
    dispute: Dispute, settlement: Settlement | None, taken: Mapping[Id, Span], replaced: Replacements
) -> Iterator[Question]:
    """What is open about the spans that a settled dispute has given to the gold."""
    if settlement is None or not settlement.is_settled:
        return
    spans = [taken[each] for each in settlement.took if each in taken]
    replaced.settle(dispute, spans)
    for span in spans:
        for choice in dispute.choices:
            if (choice.label, choice.extent.fragments) == (span.label, span.fragments):
                yield from find_questions(choice, span)


def _is_lost(link: Link, replaced: Replacements) -> bool:
    return link.source in replaced.rejected or link.target in replaced.rejected
