"""What an adjudicator does: each verb makes one change to the gold's set, which one undo takes back.

Verbs name what they settle by its digest, so that nobody decides on readings that have changed meanwhile:
they raise ``UnknownObject`` then.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from annotator.domain.change import Change, Draft, ObjectKind, Operation
from annotator.domain.errors import EditError
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.registers import ATTRIBUTE, adding, attribute_to_json, link_to_registers
from annotator.domain.span import Fragment, Origin, Provenance, Span, make_extent
from annotator.domain.values import Id, Json
from annotator.session.adjudicating.case import Case, Item, load_case
from annotator.session.adjudicating.choices import Choice, Dispute
from annotator.session.adjudicating.questions import ATTRIBUTE_PART, LINK_PART, Question, Tie
from annotator.session.adjudicating.settlements import (
    Settlement,
    Verdict,
    register_of,
    settlement_to_json,
)
from annotator.session.desk import Desk
from annotator.session.finishing import finish as finish_set
from annotator.session.people import annotator_draft
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.wording import tr


def take(
    file: ProjectFile, view: View, document: Id, digest: str, picks: Collection[int], note: str | None = None
) -> Change:
    """Take the options of these numbers, from 0, into the gold; none of them: neither is right.

    Raises ``EditError`` where a question about one attribute is given more than one answer.
    """
    case = load_case(file, view, document)
    item = case.item(digest)
    verdict = Verdict.TAKEN if picks else Verdict.NEITHER
    operations, took = _taking(file, view, case, item, sorted(set(picks)))
    return _settle(file, view, case, item, Settlement(part_of(item), verdict, took, note), operations)


def write(
    file: ProjectFile,
    view: View,
    document: Id,
    digest: str,
    label: str,
    fragments: Sequence[Fragment],
    note: str | None = None,
) -> Change:
    """Settle a dispute by a span that nobody had; it keeps the answers that all gave alike.

    Raises ``EditError`` on a label of another layer, ``SpanInvalid`` on a place outside of the text.
    """
    case = load_case(file, view, document)
    item = case.item(digest)
    tagset = file.project.tagset()
    known = tagset.label(label)
    if not isinstance(item, Dispute) or known is None or known.layer is not item.layer:
        raise EditError(tr("A span of the same layer settles a dispute about spans"))
    extent = make_extent(case.document.text, fragments)
    sources = tuple(span.id for choice in item.choices for span in choice.supporters.values())
    origin = Provenance(Origin.ADJUDICATED, sources, _name(file, view), "written by the adjudicator")
    first = item.choices[0].agreed_attributes() if len(item.choices) == 1 else {}
    span = Span(new_id(), item.layer, label, extent, first, origin=origin, tagset_version=tagset.version)
    settlement = Settlement(part_of(item), Verdict.WRITTEN, (span.id,), note)
    return _settle(file, view, case, item, settlement, [adding(span)])


def skip(file: ProjectFile, view: View, document: Id, digest: str, note: str | None = None) -> Change:
    """Leave it for later."""
    case = load_case(file, view, document)
    item = case.item(digest)
    return _settle(file, view, case, item, Settlement(part_of(item), Verdict.SKIPPED, (), note), [])


def annotate(file: ProjectFile, view: View, document: Id, digest: str, note: str) -> Change:
    """Write a note on a decision, or on what is still to be decided; an empty one is taken away."""
    case = load_case(file, view, document)
    item = case.item(digest)
    before = case.settlement(item) or Settlement(part_of(item), Verdict.SKIPPED)
    return _commit(file, view, case, _registering(case, item, replace(before, note=note or None)), None)


def reopen(file: ProjectFile, view: View, document: Id, digest: str) -> Change:
    """Take a decision back, and what it gave to the gold with it."""
    case = load_case(file, view, document)
    return _desk(case, view).commit_all(file, list(_clearing(case, [digest])))


def take_agreed(
    file: ProjectFile, view: View, document: Id, *, majority: bool = False, leaving: Collection[str] = ()
) -> list[Change]:
    """Take what all readers read alike, or ``majority`` of them, but for the digests in ``leaving``.

    Links that the spans taken bring into the open and that are agreed on go with them, in one undo.
    """
    group = new_id()
    changes: list[Change] = []
    while (found := _agreed(load_case(file, view, document), majority, leaving)) is not None:
        case, verdicts = found
        operations: list[Operation] = []
        for item, picks, verdict in verdicts:
            taking, took = _taking(file, view, case, item, picks)
            operations += [*_registering(case, item, Settlement(part_of(item), verdict, took)), *taking]
        changes.append(_commit(file, view, case, operations, group))
    return changes


def finish(file: ProjectFile, view: View, document: Id) -> Change:
    """Mark the gold finished in the layers that at least two annotators finished.

    Raises ``EditError`` while something is open.
    """
    case = load_case(file, view, document)
    if case.open_items():
        raise EditError(tr("Some disputes of this document are still open"))
    layers = {item.layer for item in case.items} or finished_by_two(case)
    return finish_set(file, _desk(case, view), finished_by_two(case) | layers)


def finished_by_two(case: Case) -> frozenset[Layer]:
    finished = [layer for _, work in case.readings for layer in work.finished if work.skipped is None]
    return frozenset(layer for layer in finished if finished.count(layer) > 1)


def part_of(item: Item) -> str:
    """What is disputed: a layer's spans, an attribute, or a link."""
    match item:
        case Dispute():
            return item.layer.value
        case Question():
            return ATTRIBUTE_PART
        case Tie():
            return LINK_PART


_Verdicts = list[tuple[Item, Sequence[int], Verdict]]


def _agreed(case: Case, majority: bool, leaving: Collection[str]) -> tuple[Case, _Verdicts] | None:
    """What settles itself now, or ``None`` where nothing does."""
    verdicts: _Verdicts = []
    for item in case.items:
        if case.settlement(item) is not None or item.digest in leaving or isinstance(item, Question):
            continue
        if item.is_unanimous:
            options = item.choices if isinstance(item, Dispute) else item.fillers
            verdicts.append((item, range(len(options)), Verdict.AGREED))
        elif majority and isinstance(item, Dispute) and (winners := item.majority()) is not None:
            picks = [number for number, choice in enumerate(item.choices) if choice in winners]
            verdicts.append((item, picks, Verdict.MAJORITY))
    return (case, verdicts) if verdicts else None


def _taking(
    file: ProjectFile, view: View, case: Case, item: Item, picks: Sequence[int]
) -> tuple[list[Operation], tuple[Id, ...]]:
    """The operations that give options to the gold, and the ids that they have there."""
    by = _name(file, view)
    version = file.project.tagset().version
    match item:
        case Dispute():
            standing = {(span.label, span.fragments): span.id for span in case.work.spans}
            spans = [_span_of(item.choices[pick], by, version, item.readers) for pick in picks]
            new = [span for span in spans if (span.label, span.fragments) not in standing]
            took = tuple(standing.get((span.label, span.fragments), span.id) for span in spans)
            return [adding(span) for span in new], took
        case Question():
            if len(picks) != 1:
                raise EditError(tr("An attribute has one answer"))
            value = attribute_to_json(item.answers[picks[0]].value)
            writes: dict[str, Json] = {ATTRIBUTE + item.attribute: value}
            return [Operation(ObjectKind.SPAN, item.span.id, writes)], (item.span.id,)
        case Tie():
            links = [_link_of(item, pick, by, version) for pick in picks]
            return [Operation(ObjectKind.LINK, link.id, link_to_registers(link)) for link in links], tuple(
                link.id for link in links
            )


def _span_of(choice: Choice, by: str, version: int, readers: Sequence[Id]) -> Span:
    return Span(
        new_id(),
        choice.layer,
        choice.label,
        choice.extent,
        choice.agreed_attributes(),
        origin=_provenance((span.id for span in choice.supporters.values()), by, readers),
        tagset_version=version,
    )


def _link_of(tie: Tie, pick: int, by: str, version: int) -> Link:
    filler = tie.fillers[pick]
    origin = _provenance((link.id for link in filler.supporters.values()), by, tie.readers)
    target = filler.target.id if filler.target else None
    return Link(new_id(), tie.role, tie.source.id, target, origin=origin, tagset_version=version)


def _provenance(sources: Iterable[Id], by: str, readers: Sequence[Id]) -> Provenance:
    """It is written into datasets, so that it is in English whatever the screen speaks."""
    known = tuple(sorted(sources))
    return Provenance(Origin.ADJUDICATED, known, by, f"read so by {len(known)} of {len(readers)}")


def _settle(
    file: ProjectFile, view: View, case: Case, item: Item, settlement: Settlement, made: Iterable[Operation]
) -> Change:
    """One change: what was taken before goes, what is taken now comes, and the decision is kept.

    A note stays with its dispute until another one replaces it.
    """
    outdated = [digest for digest in case.stale if _stands_on(case, case.stale[digest], item)]
    cleared = _clearing(case, [item.digest, *outdated], settlement.took)
    before = case.settlement(item)
    noted = replace(settlement, note=settlement.note or (before.note if before else None))
    operations = list(chain(cleared, _registering(case, item, noted), made))
    return _commit(file, view, case, operations, None)


def _commit(
    file: ProjectFile, view: View, case: Case, operations: Iterable[Operation], group: Id | None
) -> Change:
    """The gold becomes an annotator of the project with the first decision."""
    desk = _desk(case, view)
    known = {person.id for person in file.project.annotators()}
    first = [] if case.gold.id in known else [replace(annotator_draft(case.gold), author=view.annotator)]
    joined = _joined(operations)
    return file.commit([*first, Draft(desk.scope, desk.author, joined, group)])[-1]


def _joined(operations: Iterable[Operation]) -> list[Operation]:
    """One operation for each object: the registers written last win."""
    by_object: dict[tuple[ObjectKind, Id], Operation] = {}
    for operation in operations:
        key = (operation.kind, operation.id)
        before = by_object.get(key)
        if before is not None:
            operation = Operation(operation.kind, operation.id, {**before.writes, **operation.writes})
        by_object[key] = operation
    return list(by_object.values())


def _registering(case: Case, item: Item, settlement: Settlement) -> list[Operation]:
    register = register_of(settlement.part, item.digest)
    writes = {register: settlement_to_json(settlement)}
    return [Operation(ObjectKind.SET, case.document.id, writes)]


def _clearing(case: Case, digests: Iterable[str], kept: Collection[Id] = ()) -> Iterator[Operation]:
    """Decisions go, and with them what they gave to the gold; answers go with their spans."""
    spans = {span.id for span in case.work.spans}
    links = {link.id for link in case.work.links}
    for digest in digests:
        settlement = case.settlements.get(digest)
        if settlement is None:
            continue
        for each in settlement.took:
            if settlement.part == LINK_PART and each in links:
                yield Operation(ObjectKind.LINK, each, {"alive": False})
            elif settlement.part not in {LINK_PART, ATTRIBUTE_PART} and each in spans - set(kept):
                yield Operation(ObjectKind.SPAN, each, {"alive": False})
        yield Operation(ObjectKind.SET, case.document.id, {register_of(settlement.part, digest): None})


def _stands_on(case: Case, settlement: Settlement, item: Item) -> bool:
    """Whether an outdated decision gave the gold a span where this dispute stands."""
    if not isinstance(item, Dispute) or settlement.part != item.layer.value:
        return False
    taken = (span for span in case.work.spans if span.id in settlement.took)
    return any(span.start < item.end and span.end > item.start for span in taken)


def _desk(case: Case, view: View) -> Desk:
    return Desk(case.document.id, case.gold.id, view.annotator)


def _name(file: ProjectFile, view: View) -> str:
    return file.project.annotator(view.annotator).name
