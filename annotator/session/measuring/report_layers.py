"""What the report says of one layer: figures in matrices and against the gold, and what they came from."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from annotator.agreement.disagreements import Kind
from annotator.agreement.measure import Measure
from annotator.agreement.readings import READINGS
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.layer import Layer
from annotator.session.measuring.html_tables import as_html, cell, framed, heading, heated
from annotator.session.measuring.methods import headline
from annotator.session.measuring.report_tables import Measured, Table, habits_table, names_of
from annotator.session.measuring.tables import ConfusionTable, FigureRow, Matrix, WorstRow

_MOST = 30
"""Rows of the longer tables that a page shows; the files hold all of them."""


def layer_html(measured: Measured, layer: Layer, found: Sequence[Matrix]) -> Iterator[str]:
    """``found``: the layer's matrices over all labels."""
    lead = headline(layer)
    for matrix in sorted(found, key=lambda each: each.measure is not lead):
        yield _matrix(matrix)
        if matrix.measure is lead:
            yield _in_words(matrix)
    yield _against_gold(found)
    yield _classes(measured, layer)
    for table in measured.confusions:
        if table.layer is layer and table.people is None and table.counts:
            yield _confusion(measured, table)
    worst = [row for row in measured.worst if row.layer is layer]
    yield _worst("Documents, worst first", [(row.title, row) for row in worst if row.document])
    yield _worst("Labels, worst first", [(measured.label(row.label), row) for row in worst if row.label])
    yield as_html(_of_layer(habits_table(measured), layer))


def _of_layer(table: Table, layer: Layer) -> Table:
    rows = tuple(row[1:] for row in table.rows if row[0] == layer.value)
    return Table(table.name, table.title, table.columns[1:], rows)


def _is_gold(person: Annotator) -> bool:
    return person.kind is AnnotatorKind.GOLD


def _matrix(matrix: Matrix) -> str:
    """Of people who have a document in common with another; the gold has a table of its own."""
    busy = {person for row in matrix.cells.values() if row.documents for person in row.people}
    people = [person for person in matrix.people if person in busy and not _is_gold(person)]
    if len(people) < 2 or matrix.measure in (Measure.PRECISION, Measure.RECALL):
        return ""
    rows = (
        [heading(one.name), *(_filled(matrix.cell(one.id, other.id), one) for other in people)]
        for one in people
    )
    table = framed(READINGS[matrix.measure].name, ["", *(person.name for person in people)], rows)
    return table if matrix.all is None else f"{table}<p>All together: {_figure(matrix.all)}</p>"


def _in_words(matrix: Matrix) -> str:
    """What the figures that lead say."""
    said = [
        f"<li>{escape(names_of(row.people))}: {escape(_sentence(row))}.</li>"
        for row in matrix.cells.values()
        if row.figure.value is not None and not any(map(_is_gold, row.people))
    ]
    return f"<ul>{''.join(said)}</ul>"


def _sentence(row: FigureRow) -> str:
    value = round(100 * (row.figure.value or 0))
    often = f"{value} time in 100" if value == 1 else f"{value} times in 100"
    return READINGS[row.measure].sentence.format(often=often, points=value)


def _against_gold(found: Sequence[Matrix]) -> str:
    rows = [
        row
        for matrix in found
        for row in matrix.cells.values()
        if row.documents and any(map(_is_gold, row.people))
    ]
    people = dict.fromkeys(row.a for row in rows)
    measures = dict.fromkeys(row.measure for row in rows)
    cells = {(row.a, row.measure): row for row in rows}
    head = ["", *(READINGS[measure].name for measure in measures)]
    lines = (
        [heading(person.name), *(_filled(cells.get((person, measure))) for measure in measures)]
        for person in people
    )
    return framed("Against the gold", head, lines) if rows else ""


def _filled(row: FigureRow | None, first: Annotator | None = None) -> str:
    return f"<td>{'' if row is None else _figure(row, first)}</td>"


def _figure(row: FigureRow, first: Annotator | None = None) -> str:
    """The figure and, a line each, its interval and what it rests on; ``first`` is whose spans come first."""
    if row.figure.value is None:
        return f"–<br><small>{escape(row.figure.reason or '')}</small>"
    counts = row.spans[::-1] if first is not None and first != row.a else row.spans
    lines = [
        "" if row.interval.low is None else f"{row.interval.low:.3f} to {row.interval.high:.3f}",
        f"{row.documents:,} documents",
        f"{' / '.join(f'{count:,}' for count in counts)} spans",
        "" if row.share is None or row.share.value is None else f"{row.share.value:.0%} matched",
        "adjudicator" if row.judge else "",
    ]
    return f"{row.figure.value:.3f}" + "".join(f"<br><small>{line}</small>" for line in lines if line)


def _classes(measured: Measured, layer: Layer) -> str:
    """A row for each pair, a column for each class that occurs."""
    found = (row for row in measured.disagreements if row.layer is layer)
    counts = Counter((f"{row.a.name}, {row.b.name}", row.kind) for row in found)
    kinds = [kind for kind in Kind if any(kind is other for _, other in counts)]
    pairs = sorted({pair for pair, _ in counts})
    lines = ([heading(pair), *(cell(counts[pair, kind]) for kind in kinds)] for pair in pairs)
    head = ["", *(kind.value for kind in kinds)]
    return framed("Disagreements by class", head, lines) if counts else ""


def _confusion(measured: Measured, table: ConfusionTable) -> str:
    names = ["(none)" if label is None else measured.label(label) for label in table.labels]
    most = max((n for (one, other), n in table.counts.items() if one != other), default=1)

    def share(one: str | None, other: str | None) -> float:
        return 0.0 if one == other else table.count(one, other) / most

    rows = (
        [heading(name), *(heated(table.count(one, other), share(one, other)) for other in table.labels)]
        for name, one in zip(names, table.labels, strict=True)
    )
    return framed("Labels that met, over all pairs both ways round", ["", *names], rows, kind="heat")


def _worst(title: str, found: Sequence[tuple[str, WorstRow]]) -> str:
    shown: Iterable[tuple[str, WorstRow]] = found[:_MOST]
    rows = (
        [heading(name), *map(cell, (row.disagreements, row.spans, row.score.value))] for name, row in shown
    )
    more = f" (the first {_MOST} of {len(found):,})" if len(found) > _MOST else ""
    return framed(f"{title}{more}", ["", "disagreements", "spans", "F1, exact"], rows) if found else ""
