"""The demo corpus' figures are those that other libraries compute from its lines."""

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from annotator.domain.layer import Layer
from annotator.locations import corpus
from annotator.session import demo
from annotator.session.access import DirectAccess
from annotator.session.measuring.figures import Ask, measure
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.options import Options
from annotator.session.measuring.tables import FigureRow
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.project_file import ProjectFile
from tests.session.measuring.independent import both_finished, figures, lines

NAMES = ("Ana Ruiz", "Ben Okafor", "Chiyo Tanaka")
PAIRS = [*combinations(NAMES, 2), *((name, "Gold") for name in NAMES)]


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> list[FigureRow]:
    path = tmp_path_factory.mktemp("figures") / "demo.annproj"
    demo.build(path)
    with ProjectFile.open(path, read_only=True) as file:
        ledger = Ledger(DirectAccess(file), View("", Viewpoint.LEAD), Options())
        return measure(ledger, Ask(intervals=False))


@cache
def _dataset() -> list[dict[str, object]]:
    return lines(Path(corpus("demo", "demo.jsonl")))


@pytest.mark.parametrize("layer", Layer)
@pytest.mark.parametrize("pair", PAIRS, ids=" and ".join)
def test_each_figure_is_what_other_libraries_say(
    ours: list[FigureRow], layer: Layer, pair: tuple[str, str]
) -> None:
    documents = both_finished(_dataset(), *pair, layer.value)
    theirs = figures(documents)
    rows = [row for row in ours if (row.layer, *(each.name for each in row.people)) == (layer, *pair)]
    assert {row.measure for row in rows} >= {"f1-exact", "f1-overlap", "f1-tokens"}
    for row in rows:
        assert row.documents == len(documents)
        assert row.spans == tuple(sum(len(each[side].spans) for each in documents) for side in range(2))
        assert row.figure.value == pytest.approx(theirs[row.measure], abs=1e-12), row.measure
