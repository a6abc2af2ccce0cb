"""How well annotators agree: figures on a terminal and as JSON, a report, and a gate for scripts."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from annotator.agreement.measure import Measure
from annotator.agreement.readings import READINGS
from annotator.cli.context import Outcome, reading
from annotator.cli.output import print_json, progress_bar, say
from annotator.cli.projects import JsonOption, ProjectArgument
from annotator.domain.errors import OutputError
from annotator.domain.layer import Layer
from annotator.domain.progress import Progress
from annotator.locations import is_there
from annotator.session.access import DirectAccess
from annotator.session.measuring.figures import Ask, left_out, measure
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.methods import USUAL
from annotator.session.measuring.options import FIRST_DONE, AsOf, Options
from annotator.session.measuring.report_files import write_report, write_tables
from annotator.session.measuring.report_tables import measure_all, names_of
from annotator.session.measuring.tables import FigureRow, LeftOutRow
from annotator.session.viewpoint import View, Viewpoint

_USUALLY = Options()
_LEAD = View("", Viewpoint.LEAD)

_Measures: TypeAlias = Annotated[
    list[str] | None, typer.Option("--measure", metavar="NAME", help="One measure; repeatable.")
]
_Layers: TypeAlias = Annotated[
    list[Layer] | None, typer.Option("--layer", help="Only this layer; repeatable.")
]
_ByLabel: TypeAlias = Annotated[bool, typer.Option("--by-label", help="Figures of each label too.")]
_ByDocument: TypeAlias = Annotated[bool, typer.Option("--by-document", help="Figures of each document too.")]
_ByAttribute: TypeAlias = Annotated[
    bool, typer.Option("--by-attribute", help="Figures of attributes on matched spans too.")
]
_State: TypeAlias = Annotated[
    str, typer.Option("--as-of", metavar="first-done|now|DATE", help="Which state of each set counts.")
]
_From: TypeAlias = Annotated[
    str | None, typer.Option("--origin", metavar="manual", help="Only spans that were made by hand.")
]
_Trim: TypeAlias = Annotated[bool, typer.Option("--trim", help="Compare without white space at edges.")]
_Overlap: TypeAlias = Annotated[
    float, typer.Option(min=0, max=1, help="From what intersection over union spans overlap.")
]
_Gates: TypeAlias = Annotated[
    list[str] | None, typer.Option("--min", metavar="MEASURE=VALUE", help="Exit 1 below it; repeatable.")
]
_Report: TypeAlias = Annotated[
    Path | None, typer.Option("--report", metavar="FILE.html", help="Write a report that stands alone.")
]
_Tables: TypeAlias = Annotated[
    Path | None, typer.Option("--tables", metavar="FOLDER", help="Write every table as CSV and JSON.")
]
_Seed: TypeAlias = Annotated[int, typer.Option(min=0, help="Of intervals and of γ.")]
_Samples: TypeAlias = Annotated[int, typer.Option(min=1, max=10_000, help="Of γ.")]
_Resamples: TypeAlias = Annotated[int, typer.Option(min=1, max=100_000, help="Of intervals.")]
_Processes: TypeAlias = Annotated[
    int | None, typer.Option(min=1, max=64, help="Processes that count; as many as help by default.")
]
_Force: TypeAlias = Annotated[bool, typer.Option("--force", help="Replace a report that is there.")]


def agreement(
    project: ProjectArgument,
    measures: _Measures = None,
    layers: _Layers = None,
    by_label: _ByLabel = False,
    by_document: _ByDocument = False,
    by_attribute: _ByAttribute = False,
    as_of: _State = FIRST_DONE.name,
    origin: _From = None,
    trim: _Trim = False,
    overlap: _Overlap = _USUALLY.overlap_share,
    gates: _Gates = None,
    report: _Report = None,
    tables: _Tables = None,
    seed: _Seed = _USUALLY.seed,
    samples: _Samples = _USUALLY.samples,
    resamples: _Resamples = _USUALLY.resamples,
    processes: _Processes = None,
    force: _Force = False,
    as_json: JsonOption = False,
) -> None:
    """Say how well annotators agree, over the documents that they finished."""
    chosen = tuple(layer for layer in Layer if layer in layers) if layers else tuple(Layer)
    state, manual = _as_of(as_of), _is_manual(origin)
    options = Options(state, manual, trim, overlap, chosen, None, seed, resamples, samples)
    limits = dict(map(_gate, gates or ()))
    wanted = tuple(dict.fromkeys([*(map(_measure, measures) if measures else USUAL), *limits]))
    ask = Ask(wanted, by_label, by_document, by_attribute)
    _check_free(report, force=force)
    with reading(project) as file, progress_bar("Measuring") as progress:
        ledger = Ledger(DirectAccess(file), _LEAD, options, processes)
        rows, missing = _measured(ledger, file.name, ask, report, tables, progress)
    if as_json:
        print_json(_value(rows, missing, options, ask))
    else:
        _tell(rows, missing, options)
    if not all(_holds(rows, name, limit) for name, limit in limits.items()):
        raise Outcome(1)


def _measured(
    ledger: Ledger,
    project: str,
    ask: Ask,
    report: Path | None,
    tables: Path | None,
    progress: Progress,
) -> tuple[Sequence[FigureRow], Sequence[LeftOutRow]]:
    if report is None and tables is None:
        return measure(ledger, ask, progress), left_out(ledger)
    measured = measure_all(ledger, ask, project, progress)
    if report is not None:
        write_report(measured, report)
    if tables is not None:
        write_tables(measured, tables)
    return measured.figures, measured.left_out


def _check_free(report: Path | None, *, force: bool) -> None:
    if report is not None and is_there(report) and not force:
        raise OutputError(f"{report} exists already")


def _as_of(text: str) -> AsOf:
    try:
        return AsOf.parse(text)
    except (ValueError, OverflowError):
        raise typer.BadParameter(
            f"{text!r} is neither first-done nor now nor a date like 2024-05-31"
        ) from None


def _is_manual(origin: str | None) -> bool:
    if origin not in (None, "manual"):
        raise typer.BadParameter(f"ORIGIN is manual or is left out, not {origin!r}")
    return origin == "manual"


def _measure(name: str) -> Measure:
    if name not in set(Measure):
        raise typer.BadParameter(f"There is no measure {name!r} (there is {', '.join(Measure)})")
    return Measure(name)


def _gate(text: str) -> tuple[Measure, float]:
    name, found, value = text.partition("=")
    try:
        if found:
            return _measure(name), float(value)
    except ValueError:
        pass
    raise typer.BadParameter(f"{text!r} is not of the form MEASURE=VALUE, like f1-exact=0.8")


def _holds(rows: Iterable[FigureRow], name: Measure, limit: float) -> bool:
    """Whether all figures of a measure over all documents reach the limit, and there is one at all."""
    values = [
        row.figure.value
        for row in rows
        if row.measure is name and row.label is row.document is row.attribute is None
    ]
    found = [value for value in values if value is not None]
    return bool(found) and min(found) >= limit


def _value(
    rows: Iterable[FigureRow], missing: Iterable[LeftOutRow], options: Options, ask: Ask
) -> dict[str, Any]:
    excluded: dict[str, dict[str, int]] = {}
    for row in missing:
        excluded.setdefault(row.reason.name.lower(), {})[row.layer or "all"] = row.count
    more = {"measures": list(ask.measures), "by_label": ask.by_label, "by_document": ask.by_document}
    return {
        "rows": [_row(row, ask) for row in rows],
        "excluded": excluded,
        "options": {**options.to_json(), **more},
    }


def _row(row: FigureRow, ask: Ask) -> dict[str, Any]:
    """Of a figure over more than two, ``a`` names them all and counts all their spans."""
    one, *others = row.spans if row.b else (sum(row.spans),)
    value: dict[str, Any] = {
        "a": row.a.name if row.b else names_of(row.people),
        "b": row.b and row.b.name,
        "layer": row.layer,
        "label": row.label,
        "measure": row.measure,
        "value": row.figure.value,
        "low": row.interval.low,
        "high": row.interval.high,
        "documents": row.documents,
        "spans_a": one,
        "spans_b": others[0] if others else None,
        "reason": row.figure.reason,
        "share": None if row.share is None else row.share.value,
        "left_out": row.left_out,
        "adjudicator": row.judge,
    }
    if ask.by_document:
        value["document"] = row.document
    if ask.by_attribute:
        value["attribute"] = row.attribute
    return value


def _tell(rows: Sequence[FigureRow], missing: Iterable[LeftOutRow], options: Options) -> None:
    before: tuple[object, ...] = ()
    for row in rows:
        here = (row.layer, row.people)
        if here != before:
            spans = " and ".join(f"{count:,}" for count in row.spans)
            say(f"{row.layer}: {names_of(row.people)} ({row.documents:,} documents, {spans} spans)")
            before = here
        say(_line(row))
    if not rows:
        say("Nobody has begun to annotate, so there is nothing to compare")
    for left in missing:
        layer = f" ({left.layer})" if left.layer else ""
        say(f"left out: {left.count:,} × {left.reason}{layer}")
    say(options.as_of.sentence.format(date=options.as_of.name))


def _line(row: FigureRow) -> str:
    narrower = " ".join(filter(None, (row.label, row.attribute, row.document)))
    name = f"  {READINGS[row.measure].name}{f' · {narrower}' if narrower else ''}"
    if row.figure.value is None:
        return f"{name:<44} –      {row.figure.reason}"
    limits = "" if row.interval.low is None else f"  [{row.interval.low:.3f}, {row.interval.high:.3f}]"
    share = (
        "" if row.share is None or row.share.value is None else f"  {row.share.value:.0%} of spans matched"
    )
    judge = "  (adjudicated the gold)" if row.judge else ""
    return f"{name:<44} {row.figure.value:.3f}{limits}{share}{judge}"
