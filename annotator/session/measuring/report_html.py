"""The report as one HTML file that stands alone: no script, nothing to be loaded from elsewhere."""

from collections.abc import Iterable, Iterator
from html import escape

from annotator import __version__
from annotator.domain.annotator import AnnotatorKind
from annotator.domain.layer import Layer
from annotator.domain.values import Json
from annotator.session.measuring.figures import matrices
from annotator.session.measuring.html_tables import STYLE, as_html
from annotator.session.measuring.report_layers import layer_html
from annotator.session.measuring.report_tables import (
    Measured,
    figures_table,
    left_out_table,
    measures_table,
    suggestions_table,
)
from annotator.session.measuring.tables import Matrix

_STYLE = """
:root { color-scheme: light dark; --line: #8886; --soft: #8882; --heat: 37, 99, 175; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
nav a { margin-right: 1rem; } small { opacity: .75; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; } dd { margin: 0; }
"""
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
        f'<meta name="viewport" content="width=device-width">\n<style>{_STYLE}{STYLE}</style>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _body(measured: Measured) -> Iterator[str]:
    sections = list(_sections(measured))
    links = "".join(f'<a href="#{anchor}">{title}</a>' for anchor, title, _ in sections)
    yield f"<h1>Agreement in {escape(measured.project)}</h1>"
    yield f"<nav>{links}</nav>"
    yield _definitions(_facts(measured))
    yield f"<p>{_MATCHING}</p>"
    yield as_html(left_out_table(measured))
    for anchor, title, parts in sections:
        yield f'<h2 id="{anchor}">{title}</h2>'
        yield from parts


def _sections(measured: Measured) -> Iterator[tuple[str, str, Iterable[str]]]:
    """Anchor, title and what follows."""
    found = [matrix for matrix in matrices(measured.figures) if matrix.label is None]
    for layer in Layer:
        mine: list[Matrix] = [matrix for matrix in found if matrix.layer is layer]
        if mine:
            yield layer.value, layer.plural.capitalize(), layer_html(measured, layer, mine)
    figures = as_html(figures_table(measured), skip_empty=True)
    yield "figures", "All figures", (figures, as_html(suggestions_table(measured)))
    yield "measures", "What the measures leave out", (as_html(measures_table(measured)),)


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
