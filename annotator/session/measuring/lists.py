"""Lists over a ledger: disagreements, confusions and cases, worst places, habits, common suggestions."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from annotator.agreement.habits import Habits, against_rest
from annotator.agreement.measure import Measure
from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress, no_progress
from annotator.session.measuring import packed, places
from annotator.session.measuring.counting import Kept
from annotator.session.measuring.encounters import Among
from annotator.session.measuring.families import SPANS
from annotator.session.measuring.figures import Meeting, meetings
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.packed import Tallied
from annotator.session.measuring.places import COMMON, DIFFERENCES, HABITS, MEETINGS, TRIMMED, Difference
from annotator.session.measuring.tables import (
    Case,
    Common,
    ConfusionTable,
    DisagreementRow,
    HabitRow,
    WorstRow,
)

People = tuple[Annotator, Annotator]


def _pairs(ledger: Ledger, among: Among = Among.PAIR) -> Iterator[tuple[Meeting, People]]:
    for meeting in meetings(ledger):
        if meeting.among is among:
            one, other = meeting.people
            yield meeting, (one, other)


def disagreements(ledger: Ledger, progress: Progress = no_progress) -> list[DisagreementRow]:
    """In the order of documents, layers and text. Raises what ``Ledger.update`` raises."""
    ledger.update([DIFFERENCES], progress=progress)
    numbers: dict[tuple[str, Layer, int], int] = {}
    return [
        _row(
            kept, layer, people, found, numbers.setdefault((kept.document, layer, found.group), len(numbers))
        )
        for kept, layer, people, found in _differences(ledger)
    ]


def _differences(ledger: Ledger) -> Iterator[tuple[Kept, Layer, People, Difference]]:
    pairs = list(combinations(ledger.corpus.persons, 2))
    for kept in ledger.documents():
        added = kept.added[DIFFERENCES, None]
        for layer in ledger.options.layers:
            found = [
                (difference, people)
                for people in pairs
                for difference in added.get((layer, (people[0].id, people[1].id)), ())
            ]
            for difference, people in sorted(found, key=lambda each: (each[0].start, each[0].end)):
                yield kept, layer, people, difference


def _row(kept: Kept, layer: Layer, people: People, found: Difference, dispute: int) -> DisagreementRow:
    return DisagreementRow(
        kept.document,
        kept.title,
        layer,
        found.kind,
        *people,
        found.start,
        found.end,
        found.spans_a,
        found.spans_b,
        dispute,
        found.side,
        found.left,
        found.right,
        found.details,
    )


def confusions(ledger: Ledger, progress: Progress = no_progress) -> list[ConfusionTable]:
    """By layer: over all pairs both ways round, then each pair, then each against the gold."""
    ledger.update([MEETINGS], progress=progress)
    tables: list[ConfusionTable] = []
    for layer in ledger.options.layers:
        total: Counter[tuple[str | None, str | None]] = Counter()
        found: list[ConfusionTable] = []
        for among in (Among.PAIR, Among.GOLD):
            for meeting, people in _pairs(ledger, among):
                if meeting.layer is not layer:
                    continue
                counts = _cells(meeting)
                found.append(_table(ledger, layer, counts, people))
                if among is Among.PAIR:
                    total.update(counts)
                    total.update({(of_b, of_a): count for (of_a, of_b), count in counts.items()})
        tables += [_table(ledger, layer, total, None), *found]
    return tables


def _cells(meeting: Meeting) -> Counter[tuple[str | None, str | None]]:
    return Counter(
        (each.a and each.a.label, each.b and each.b.label)
        for kept in meeting.documents
        for each in kept.added[MEETINGS, None][meeting.key]
    )


def _table(
    ledger: Ledger, layer: Layer, counts: Counter[tuple[str | None, str | None]], people: People | None
) -> ConfusionTable:
    """Labels in the order of the tagset, "none" last."""
    used = {label for cell in counts for label in cell if label is not None}
    order = [label.key for label in ledger.corpus.tagset.labels if label.key in used]
    return ConfusionTable(layer, (*order, *sorted(used.difference(order)), None), counts, people)


def cases(ledger: Ledger, table: ConfusionTable, of_a: str | None, of_b: str | None) -> list[Case]:
    """The places that a cell of a table counts, each once."""
    found: list[Case] = []
    among = Among.PAIR if table.people is None or table.people[1] in ledger.corpus.persons else Among.GOLD
    wanted = {(of_a, of_b)} if table.people else {(of_a, of_b), (of_b, of_a)}
    for meeting, people in _pairs(ledger, among):
        if meeting.layer is not table.layer or (table.people and people != table.people):
            continue
        found += [
            Case(kept.document, kept.title, *people, each.a, each.b)
            for kept in meeting.documents
            for each in kept.added[MEETINGS, None][meeting.key]
            if (each.a and each.a.label, each.b and each.b.label) in wanted
        ]
    return found


def worst(ledger: Ledger, progress: Progress = no_progress) -> list[WorstRow]:
    """Documents, then labels, of each layer: those with the most disagreements first."""
    ledger.update([DIFFERENCES, SPANS], progress=progress)
    rows: list[WorstRow] = []
    for layer in ledger.options.layers:
        documents = [row for kept in ledger.documents() if (row := _document_row(ledger, kept, layer))]
        for found in (documents, _label_rows(ledger, layer)):
            rows += sorted(found, key=lambda row: (-row.disagreements, row.title, row.label or ""))
    return rows


def _document_row(ledger: Ledger, kept: Kept, layer: Layer) -> WorstRow | None:
    parts = _parts([kept], layer)
    if not parts:
        return None
    disputed = sum(len(found) for (of, _), found in kept.added[DIFFERENCES, None].items() if of is layer)
    total = Tallied(parts, packed.MEASURES).total(Measure.F1_EXACT)
    spans = sum(_spans(ledger, [kept], layer).values())
    return WorstRow(layer, kept.document, kept.title, None, disputed, spans, total.f1())


def _spans(ledger: Ledger, documents: Sequence[Kept], layer: Layer) -> dict[str, int]:
    """By label, what all persons marked."""
    persons = {person.id for person in ledger.corpus.persons}
    marked = ((who, each) for kept in documents for who, each in kept.spans[layer].items())
    return packed.label_counts(each for who, each in marked if who in persons)


def _parts(documents: Sequence[Kept], layer: Layer) -> list[packed.Packed]:
    """What pairs of persons add; those with the gold are known by having no differences."""
    return [
        part
        for kept in documents
        for key, part in kept.added[SPANS, None].items()
        if key[0] is layer and key in kept.added[DIFFERENCES, None]
    ]


def _label_rows(ledger: Ledger, layer: Layer) -> list[WorstRow]:
    documents = ledger.documents()
    total = Tallied(_parts(documents, layer), packed.MEASURES).total(Measure.F1_EXACT)
    counts: Counter[str] = Counter()
    for _, of, _, found in _differences(ledger):
        if of is layer:
            counts.update({span.label for span in (*found.spans_a, *found.spans_b)})
    spans = _spans(ledger, documents, layer)
    return [WorstRow(layer, None, "", label, counts[label], spans[label], total.f1(label)) for label in spans]


def habits(ledger: Ledger, progress: Progress = no_progress) -> list[HabitRow]:
    """By layer: each annotator, followed by everybody else together."""
    ledger.update([HABITS], progress=progress)
    rows: list[HabitRow] = []
    for layer in ledger.options.layers:
        found: dict[str, list[Habits]] = {}
        for kept in ledger.documents():
            for (of, people), part in kept.added[HABITS, None].items():
                if of is layer:
                    found.setdefault(people[0], []).append(part)
        for person in ledger.corpus.persons:
            if person.id in found:
                mine, rest = against_rest(found, person.id)
                rows += [_habit_row(layer, person, mine), _habit_row(layer, None, rest)]
    return rows


def _habit_row(layer: Layer, person: Annotator | None, found: Habits) -> HabitRow:
    return HabitRow(
        person,
        layer,
        found.documents,
        found.tokens,
        found.spans,
        found.per_thousand,
        found.mean_length,
        found.unmatched_share,
        found.shares,
    )


def common_suggestions(ledger: Ledger, progress: Progress = no_progress) -> list[Common]:
    """For each layer and pair how much of what matches both accepted from one suggestion."""
    ledger.update([COMMON], progress=progress)
    rows: list[Common] = []
    for meeting, people in _pairs(ledger):
        parts: list[places.Common] = [kept.added[COMMON, None][meeting.key] for kept in meeting.documents]
        matched, accepted = sum(part.matched for part in parts), sum(part.accepted for part in parts)
        rows.append(Common(*people, meeting.layer, matched, accepted))
    return rows


def equal_once_trimmed(ledger: Ledger, progress: Progress = no_progress) -> list[Case]:
    """The pairs that differ in white space at their edges alone."""
    ledger.update([TRIMMED], progress=progress)
    return [
        Case(kept.document, kept.title, *people, each.a, each.b)
        for meeting, people in _pairs(ledger)
        for kept in meeting.documents
        for each in kept.added[TRIMMED, None][meeting.key]
    ]
