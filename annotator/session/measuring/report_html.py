"""The report as one HTML file that stands alone: no script, nothing to be loaded from elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from annotator import __version__
from annotator.agreement.measure import Measure
from annotator.agreement.readings import READINGS
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.layer import Layer
from annotator.domain.values import Json
from annotator.session.measuring.figures import matrices
from annotator.session.measuring.methods import headline
from annotator.session.measuring.report_tables import (
    Cell,
    Measured,
    Table,
    figures_table,
    habits_table,
    kinds_table,
    left_out_table,
    measures_table,
    names_of,
    suggestions_table,
    worst_table,
)
from annotator.session.measuring.tables import ConfusionTable, FigureRow, Matrix

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8882; --heat: 37, 99, 175; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .75rem 0 1.5rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; }
td.number { text-align: right; } th { background: var(--soft); font-weight: 600; }
small, .note { opacity: .75; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dd { margin: 0; }
"""
_MOST = 30
"""Rows of the longer tables that a page shows; the files hold all of them."""

_MATCHING = (
    "Spans are matched one to one so that the sum of their overlaps (intersection over union) is greatest, "
    "anew for each measure, among the pairs that the measure allows; equal spans are matched first. "
    "A layer of a document counts for an annotator once they finished it, also with nothing in it. Two "
    "annotators are compared over the documents that both finished. Counts are pooled over documents; "
    "no figure pools layers. Intervals are the middle 95 % of figures over documents drawn anew; under 10 "
    "documents there is none."
)


def report_html(measured: Measured) -> str:
    body = "\n".join(_body(measured))
    title = escape(f"Agreement in {measured.project}")
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>\n'
        f'<meta name="viewport" content="width=device-width">\n<style>{_STYLE}</style>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _body(measured: Measured) -> Iterator[str]:
    yield f"<h1>Agreement in {escape(measured.project)}</h1>"
    yield _definitions(_facts(measured))
    yield f"<p>{_MATCHING}</p>"
    yield _table(left_out_table(measured))
    found = matrices(measured.figures)
    for layer in Layer:
        yield from _layer(measured, layer, [each for each in found if each.layer is layer])
    yield "<h2>All figures</h2>"
    yield _table(figures_table(measured), skip_empty=True)
    yield _table(suggestions_table(measured))
    yield "<h2>What the measures leave out</h2>"
    yield _table(measures_table(measured))


def _facts(measured: Measured) -> list[tuple[str, str]]:
    options = measured.options
    busy = {person for row in measured.figures if row.documents for person in row.people}
    persons = [person for person in measured.people if person.kind is AnnotatorKind.PERSON]
    people = [person.name for person in persons if person in busy]
    idle = [person.name for person in persons if person not in busy]
    golds = [person.name for person in measured.people if person.kind is AnnotatorKind.GOLD]
    disputes = len({row.dispute for row in measured.disagreements})
    facts = [
        ("Documents", f"{measured.documents:,}"),
        ("Annotators", ", ".join(people) + (f"; with nothing to compare: {', '.join(idle)}" if idle else "")),
        ("Reference", ", ".join(golds) or "none"),
        ("Tagset", measured.tagset),
        ("State", measured.as_of),
        ("Spans", "made by hand only" if options["origin"] == "manual" else "of any origin"),
        ("White space at edges", "trimmed before comparing" if options["trim"] else "compared as it is"),
        ("Overlap counts from", _overlap(options["overlap_share"])),
        ("Disagreements", f"{len(measured.disagreements):,}, in {disputes:,} disputes"),
        ("Seed", f"{options['seed']}; {options['resamples']} resamples, {options['samples']} samples for γ"),
        ("Made with", f"Annotator {__version__}"),
    ]
    judges = sorted({row.a.name for row in measured.figures if row.judge})
    if judges:
        facts.append(("Note", f"The gold was adjudicated by {', '.join(judges)}, who is compared with it."))
    return facts


def _overlap(share: Json) -> str:
    return f"{share} of what two spans cover" if share else "one character in common"


def _definitions(facts: Iterable[tuple[str, str]]) -> str:
    return f"<dl>{''.join(f'<dt>{escape(name)}</dt><dd>{escape(text)}</dd>' for name, text in facts)}</dl>"


def _layer(measured: Measured, layer: Layer, found: Sequence[Matrix]) -> Iterator[str]:
    whole = [matrix for matrix in found if matrix.label is None]
    if not whole:
        return
    yield f"<h2>{layer.plural.capitalize()}</h2>"
    lead = headline(layer)
    for matrix in sorted(whole, key=lambda each: each.measure is not lead):
        yield _matrix(matrix)
        if matrix.measure is lead:
            yield _in_words(matrix)
    yield _against_gold(whole)
    yield _table(_of_layer(kinds_table(measured), layer))
    for table in measured.confusions:
        if table.layer is layer and table.people is None and table.counts:
            yield _confusion(measured, table)
    yield _table(_of_layer(worst_table(measured), layer), skip_empty=True)
    yield _table(_of_layer(habits_table(measured), layer))


def _of_layer(table: Table, layer: Layer) -> Table:
    rows = tuple(row[1:] for row in table.rows if row[0] == layer.value)
    title = table.title if len(rows) <= _MOST else f"{table.title} (the first {_MOST} of {len(rows):,})"
    return Table(table.name, title, table.columns[1:], rows[:_MOST])


def _is_gold(person: Annotator) -> bool:
    return person.kind is AnnotatorKind.GOLD


def _matrix(matrix: Matrix) -> str:
    """Of people who have a document in common with another; the gold has a table of its own."""
    busy = {person for row in matrix.cells.values() if row.documents for person in row.people}
    people = [person for person in matrix.people if person in busy and not _is_gold(person)]
    if len(people) < 2 or matrix.measure in (Measure.PRECISION, Measure.RECALL):
        return ""
    head = "".join(f"<th>{escape(person.name)}</th>" for person in people)
    lines = [
        f"<tr><th>{escape(one.name)}</th>"
        + "".join(f"<td>{_figure(matrix.cell(one.id, other.id), one)}</td>" for other in people)
        + "</tr>"
        for one in people
    ]
    over_all = "" if matrix.all is None else f"<p>All together: {_figure(matrix.all)}</p>"
    return _framed(READINGS[matrix.measure].name, f"<th></th>{head}", "".join(lines)) + over_all


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
    head = "".join(f"<th>{escape(READINGS[measure].name)}</th>" for measure in measures)
    lines = [
        f"<tr><th>{escape(person.name)}</th>"
        + "".join(f"<td>{_figure(cells.get((person, measure)))}</td>" for measure in measures)
        + "</tr>"
        for person in people
    ]
    return _framed("Against the gold", f"<th></th>{head}", "".join(lines)) if rows else ""


def _figure(row: FigureRow | None, first: Annotator | None = None) -> str:
    """``first`` is whose spans are counted first."""
    if row is None:
        return ""
    if row.figure.value is None:
        return f"– <small>{escape(row.figure.reason or '')}</small>"
    interval = row.interval
    limits = "" if interval.low is None else f" [{interval.low:.3f}, {interval.high:.3f}]"
    share = "" if row.share is None or row.share.value is None else f", {row.share.value:.0%} matched"
    counts = row.spans[::-1] if first is not None and first != row.a else row.spans
    spans = "/".join(f"{count:,}" for count in counts)
    judge = ", adjudicator" if row.judge else ""
    return (
        f"{row.figure.value:.3f}{limits}<br><small>{row.documents:,} documents, {spans} spans{share}{judge}"
        "</small>"
    )


def _confusion(measured: Measured, table: ConfusionTable) -> str:
    names = ["(none)" if label is None else measured.label(label) for label in table.labels]
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    most = max((n for (one, other), n in table.counts.items() if one != other), default=1)
    lines = [
        f"<tr><th>{escape(name)}</th>"
        + "".join(_heat(table.count(one, other), most, one == other) for other in table.labels)
        + "</tr>"
        for name, one in zip(names, table.labels, strict=True)
    ]
    rows = "".join(lines)
    caption = "Labels that met, over all pairs both ways round"
    return (
        f'<div class="scroll"><table><caption>{caption}</caption><tr><th></th>{head}</tr>{rows}</table></div>'
    )


def _heat(count: int, most: int, same: bool) -> str:
    if not count:
        return "<td></td>"
    style = "" if same else f' style="background: rgba(var(--heat), {0.08 + 0.5 * count / most:.2f})"'
    return f'<td class="number"{style}>{count:,}</td>'


def _table(table: Table, *, skip_empty: bool = False) -> str:
    """``skip_empty`` leaves out columns in which nothing stands."""
    if not table.rows:
        return ""
    columns = [
        place
        for place in range(len(table.columns))
        if not skip_empty or any(row[place] is not None for row in table.rows)
    ]
    head = "".join(f"<th>{escape(table.columns[place].replace('_', ' '))}</th>" for place in columns)
    rows = "".join(f"<tr>{''.join(_cell(row[place]) for place in columns)}</tr>" for row in table.rows)
    return _framed(table.title, head, rows)


def _framed(caption: str, head: str, rows: str) -> str:
    """A table that scrolls by itself where it is wider than the page."""
    inner = f"<caption>{escape(caption)}</caption><tr>{head}</tr>{rows}"
    return f'<div class="scroll"><table>{inner}</table></div>'


def _cell(value: Cell) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, str):
        return f"<td>{escape(value)}</td>"
    return (
        f'<td class="number">{value:,}</td>'
        if isinstance(value, int)
        else f'<td class="number">{value:.3f}</td>'
    )
