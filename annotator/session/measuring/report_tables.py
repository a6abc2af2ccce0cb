"""Everything that was measured as plain tables: what the report shows and what other programs read.

Reports are handed out and kept, so they are in English, whatever language the program speaks.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.agreement.readings import READINGS
from annotator.domain.annotator import Annotator
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress, no_progress
from annotator.domain.values import Json
from annotator.session.measuring import lists
from annotator.session.measuring.figures import Ask, left_out, measure
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.tables import (
    ConfusionTable,
    DisagreementRow,
    FigureRow,
    HabitRow,
    LeftOutRow,
    SpanSeen,
    WorstRow,
)

Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Table:
    """``name`` is a file's; a cell that is None holds nothing."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """All that a report tells; the same project and options give the same."""

    project: str
    tagset: str
    options: Mapping[str, Json]
    as_of: str
    documents: int
    people: tuple[Annotator, ...]
    figures: tuple[FigureRow, ...]
    left_out: tuple[LeftOutRow, ...]
    disagreements: tuple[DisagreementRow, ...]
    confusions: tuple[ConfusionTable, ...]
    worst: tuple[WorstRow, ...]
    habits: tuple[HabitRow, ...]
    common: tuple["lists.Common", ...]
    names: Mapping[str, str]

    def label(self, key: str | None) -> str:
        return "" if key is None else self.names.get(key, key)


def measure_all(ledger: Ledger, ask: Ask, project: str, progress: Progress = no_progress) -> Measured:
    """Raises what ``Ledger.update`` raises."""
    figures = measure(ledger, ask, progress)
    corpus, as_of = ledger.corpus, ledger.options.as_of
    tagset = corpus.tagset
    return Measured(
        project,
        f"{tagset.name}, version {tagset.version}",
        ledger.options.to_json(),
        as_of.sentence.format(date=as_of.name),
        corpus.documents,
        corpus.people,
        tuple(figures),
        tuple(left_out(ledger)),
        tuple(lists.disagreements(ledger, progress)),
        tuple(lists.confusions(ledger, progress)),
        tuple(lists.worst(ledger, progress)),
        tuple(lists.habits(ledger, progress)),
        tuple(lists.common_suggestions(ledger, progress)),
        {label.key: tagset.label_name(label.key) for label in tagset.labels},
    )


def names_of(people: Iterable[Annotator]) -> str:
    return ", ".join(person.name for person in people)


def tables_of(measured: Measured) -> list[Table]:
    return [make(measured) for make in _TABLES]


def figures_table(measured: Measured) -> Table:
    return Table(
        "figures",
        "Figures",
        (
            "a", "b", "layer", "label", "document", "attribute", "measure", "value", "low", "high",
            "documents", "spans_a", "spans_b", "share", "left_out", "adjudicator", "reason",
        ),
        tuple(_figure(row, measured) for row in measured.figures),
    )  # fmt: skip


def _figure(row: FigureRow, measured: Measured) -> tuple[Cell, ...]:
    return (
        names_of(row.people) if row.b is None else row.a.name,
        row.b and row.b.name,
        row.layer.value,
        None if row.label is None else measured.label(row.label),
        row.document,
        row.attribute,
        row.measure.value,
        row.figure.value,
        row.interval.low,
        row.interval.high,
        row.documents,
        sum(row.spans) if row.b is None else row.spans[0],
        None if row.b is None else row.spans[1],
        row.share and row.share.value,
        row.left_out,
        "a" if row.judge else None,
        row.figure.reason and row.figure.reason.value,
    )


def left_out_table(measured: Measured) -> Table:
    rows = [(row.reason.value, row.layer and row.layer.value, row.count) for row in measured.left_out]
    return Table("left-out", "What does not count", ("reason", "layer", "count"), tuple(rows))


def disagreements_table(measured: Measured) -> Table:
    columns = (
        "document", "title", "layer", "class", "a", "b", "start", "end", "labels_a", "labels_b", "text_a",
        "text_b", "dispute", "edge", "left", "right", "in_question",
    )  # fmt: skip
    rows = tuple(_disagreement(row, measured) for row in measured.disagreements)
    return Table("disagreements", "Disagreements", columns, rows)


def _disagreement(row: DisagreementRow, measured: Measured) -> tuple[Cell, ...]:
    def labels(spans: Iterable[SpanSeen]) -> str:
        return ", ".join(measured.label(span.label) for span in spans)

    return (
        row.document,
        row.title,
        row.layer.value,
        row.kind.value,
        row.a.name,
        row.b.name,
        row.start,
        row.end,
        labels(row.spans_a),
        labels(row.spans_b),
        " … ".join(span.surface for span in row.spans_a),
        " … ".join(span.surface for span in row.spans_b),
        row.dispute + 1,
        row.side and row.side.value,
        row.left,
        row.right,
        ", ".join(row.details),
    )


def kinds_table(measured: Measured) -> Table:
    """How many disagreements of each class each pair has; disputes count once, over everybody."""
    counts = Counter((row.layer, row.a.name, row.b.name, row.kind) for row in measured.disagreements)
    rows = [(layer.value, a, b, kind.value, count) for (layer, a, b, kind), count in counts.items()]
    order = {layer.value: place for place, layer in enumerate(Layer)}
    rows.sort(key=lambda row: (order[row[0]], *row[1:3], -row[4], row[3]))
    columns = ("layer", "a", "b", "class", "count")
    return Table("classes", "Disagreements by class", columns, tuple(rows))


def confusion_table(measured: Measured) -> Table:
    rows = [
        (
            table.layer.value,
            table.people and table.people[0].name,
            table.people and table.people[1].name,
            _cell_name(measured, of_a),
            _cell_name(measured, of_b),
            table.count(of_a, of_b),
        )
        for table in measured.confusions
        for of_a in table.labels
        for of_b in table.labels
        if table.count(of_a, of_b)
    ]
    columns = ("layer", "a", "b", "label_a", "label_b", "count")
    return Table("confusion", "Labels that met", columns, tuple(rows))


def _cell_name(measured: Measured, label: str | None) -> str:
    return "(none)" if label is None else measured.label(label)


def worst_table(measured: Measured) -> Table:
    rows = [
        (
            row.layer.value,
            row.document,
            row.title or None,
            None if row.label is None else measured.label(row.label),
            row.disagreements,
            row.spans,
            row.score.value,
            row.score.reason and row.score.reason.value,
        )
        for row in measured.worst
    ]
    columns = ("layer", "document", "title", "label", "disagreements", "spans", "f1_exact", "reason")
    return Table("worst", "Documents and labels, worst first", columns, tuple(rows))


def habits_table(measured: Measured) -> Table:
    rows: list[tuple[Cell, ...]] = []
    before = ""
    for row in measured.habits:
        before = row.annotator.name if row.annotator else before
        who = before if row.annotator else f"everybody but {before}"
        figures = (row.per_thousand.value, row.mean_length.value, row.unmatched.value)
        rows.append((row.layer.value, who, row.documents, row.tokens, row.spans, *figures))
    columns = (
        "layer", "annotator", "documents", "tokens", "spans", "spans_per_1000_tokens", "tokens_a_span",
        "unmatched_share",
    )  # fmt: skip
    return Table("habits", "Habits", columns, tuple(rows))


def shares_table(measured: Measured) -> Table:
    rows = [
        (row.layer.value, row.annotator.name, measured.label(label), share)
        for row in measured.habits
        if row.annotator is not None
        for label, share in row.shares.items()
    ]
    columns = ("layer", "annotator", "label", "share")
    return Table("label-shares", "Shares of labels", columns, tuple(rows))


def suggestions_table(measured: Measured) -> Table:
    rows = [
        (row.layer.value, row.a.name, row.b.name, row.matched, row.accepted, row.share)
        for row in measured.common
    ]
    columns = ("layer", "a", "b", "matched", "from_one_suggestion", "share")
    return Table("suggestions", "Same spans accepted from one suggestion", columns, tuple(rows))


def measures_table(measured: Measured) -> Table:
    used = dict.fromkeys(row.measure for row in measured.figures)
    rows = [(each.value, READINGS[each].name, READINGS[each].leaves_out) for each in used]
    return Table("measures", "What the measures leave out", ("measure", "name", "leaves_out"), tuple(rows))


_TABLES: Sequence[Callable[[Measured], Table]] = (
    figures_table,
    left_out_table,
    kinds_table,
    disagreements_table,
    confusion_table,
    worst_table,
    habits_table,
    shares_table,
    suggestions_table,
    measures_table,
)
