"""Tables as HTML, for a report that is read in a browser or printed."""

from collections.abc import Iterable, Sequence
from html import escape

from annotator.session.measuring.report_tables import Cell, Table

Row = Sequence[str]
"""Cells that are HTML already, the first of them a heading."""

STYLE = """
.scroll { overflow-x: auto; }
table { border-collapse: collapse; margin: .75rem 0 1.25rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; }
td.number { text-align: right; } th { background: var(--soft); font-weight: 600; }
td small { white-space: nowrap; font-weight: 400; }
table.heat { font-size: .85rem; } table.heat td { min-width: 1.6rem; }
table.heat th + th { writing-mode: vertical-rl; transform: rotate(180deg); vertical-align: middle; }
@media print {
  body { font-size: 9pt; } .scroll { overflow: visible; } .scroll, tr, ul { break-inside: avoid; }
  caption, h2 { break-after: avoid; } table.heat { font-size: 6pt; }
}
"""


def framed(caption: str, head: Iterable[str], rows: Iterable[Row], kind: str = "") -> str:
    """A table that scrolls by itself where it is wider than the page; ``head`` is text, ``rows`` are HTML."""
    heading = "".join(f"<th>{escape(name)}</th>" for name in head)
    lines = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    shape = f' class="{kind}"' if kind else ""
    inner = f"<caption>{escape(caption)}</caption><tr>{heading}</tr>{lines}"
    return f'<div class="scroll"><table{shape}>{inner}</table></div>'


def heading(text: str) -> str:
    """The cell with which a row begins."""
    return f"<th>{escape(text)}</th>"


def as_html(table: Table, *, skip_empty: bool = False) -> str:
    """Nothing where there are no rows; ``skip_empty`` leaves out columns in which nothing stands."""
    if not table.rows:
        return ""
    columns = [
        place
        for place in range(len(table.columns))
        if not skip_empty or any(row[place] is not None for row in table.rows)
    ]
    head = [table.columns[place].replace("_", " ") for place in columns]
    return framed(table.title, head, ([cell(row[place]) for place in columns] for row in table.rows))


def cell(value: Cell) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, str):
        return f"<td>{escape(value)}</td>"
    number = f"{value:,}" if isinstance(value, int) else f"{value:.3f}"
    return f'<td class="number">{number}</td>'


def heated(count: int, share: float) -> str:
    """A count on a ground that is the warmer the greater its share, from 0 to 1; nothing for none."""
    if not count:
        return "<td></td>"
    style = f' style="background: rgba(var(--heat), {0.08 + 0.5 * share:.2f})"' if share else ""
    return f'<td class="number"{style}>{count:,}</td>'
