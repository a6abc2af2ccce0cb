"""The report as a reader has it: what its tables hold is what was planted."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from typing_extensions import override

from annotator.session.access import DirectAccess
from annotator.session.measuring.figures import Ask
from annotator.session.measuring.html_tables import as_html, cell, framed, heading, heated
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.options import Options
from annotator.session.measuring.report_html import report_html
from annotator.session.measuring.report_tables import Table, measure_all
from annotator.session.viewpoint import View, Viewpoint
from tests.session.measuring import planted


@dataclass
class Grid:
    title: str = ""
    rows: list[list[str]] = field(default_factory=list[list[str]])

    def row(self, name: str) -> dict[str, str]:
        """By column, without what names the row."""
        found = next(row for row in self.rows if row[0] == name)
        return dict(zip(self.rows[0][1:], found[1:], strict=True))


class Page(HTMLParser):
    """Its tables, and what links and headings lead to one another."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.grids: list[Grid] = []
        self.links: list[str] = []
        self.anchors: list[str] = []
        self._open: list[str] = []
        self.feed(html)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "table":
            self.grids.append(Grid())
        elif tag == "tr":
            self.grids[-1].rows.append([])
        elif tag in ("th", "td"):
            self.grids[-1].rows[-1].append("")
        elif tag == "br":
            self.handle_data("|")
        elif tag == "a":
            self.links.append(values.get("href") or "")
        if values.get("id"):
            self.anchors.append(f"#{values['id']}")
        self._open.append(tag)

    @override
    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    @override
    def handle_data(self, data: str) -> None:
        if "caption" in self._open:
            self.grids[-1].title += data
        elif {"th", "td"} & set(self._open):
            self.grids[-1].rows[-1][-1] += data

    def grid(self, title: str) -> Grid:
        return next(grid for grid in self.grids if grid.title == title)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    path: Path = tmp_path_factory.mktemp("report") / "p.annproj"
    with planted.make(path) as file:
        ledger = Ledger(DirectAccess(file), View("", Viewpoint.LEAD), Options(resamples=20))
        return Page(report_html(measure_all(ledger, Ask(), "Harbour & <b>Sons</b>")))


def test_classes_stand_beside_each_other_for_each_pair(page: Page) -> None:
    found = page.grid("Disagreements by class").row("Ana, Ben")
    assert {kind: int(count) for kind, count in found.items()} == {
        kind.value: count for kind, count in planted.EXPECTED.items()
    }


def test_a_figure_tells_its_interval_and_what_it_rests_on(page: Page) -> None:
    grids = [grid for grid in page.grids if grid.title == "F1, exact"]
    found = [grid.row("Ana")["Ben"].split("|") for grid in grids if len(grid.rows) > 2]
    claims = next(cell for cell in found if cell[-1] == f"{planted.SPANS} / {planted.BENS} spans")
    value, interval, documents, _ = claims
    low, high = map(float, interval.split(" to "))
    assert low <= float(value) <= high < 1.0
    assert documents == f"{planted.DOCUMENTS + 1} documents"


def test_documents_and_labels_are_told_apart_and_documents_have_their_titles(page: Page) -> None:
    documents, labels = page.grid("Documents, worst first"), page.grid("Labels, worst first")
    assert {row[0] for row in labels.rows[1:]}.isdisjoint({row[0] for row in documents.rows[1:]})
    assert all(row[0] for row in (*documents.rows[1:], *labels.rows[1:]))


def test_every_section_is_led_to_from_the_top(page: Page) -> None:
    assert page.links == page.anchors
    assert page.links[-2:] == ["#figures", "#measures"]


def test_nothing_of_a_project_becomes_markup() -> None:
    table = Table("t", "A <i>title</i>", ("a_column",), (("<script>",), (None,), (1234,), (0.5,)))
    html = as_html(table)
    assert "<i>" not in html
    assert "<script>" not in html
    assert [row[0] for row in Page(html).grids[0].rows] == ["a column", "<script>", "", "1,234", "0.500"]
    assert "<b>" not in heading("<b>") + cell("<b>") + framed("<b>", ["<b>"], [])


def test_an_empty_table_is_left_out_and_empty_columns_where_that_is_wanted() -> None:
    assert as_html(Table("t", "T", ("a",), ())) == ""
    table = Table("t", "T", ("a", "b"), ((1, None), (2, None)))
    assert Page(as_html(table, skip_empty=True)).grids[0].rows == [["a"], ["1"], ["2"]]


def test_only_counts_that_are_there_are_warm() -> None:
    assert heated(0, 0.5) == "<td></td>"
    assert "style" not in heated(3, 0.0)
    assert "0.58" in heated(3, 1.0)
