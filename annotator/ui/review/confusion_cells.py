"""A confusion of labels as a grid shows it: what both called the same in one colour, the rest in another."""

from annotator.domain.tagset import Tagset
from annotator.session.measuring.tables import ConfusionTable
from annotator.ui.review.grid_painter import Axis, Cell
from annotator.ui.review.heat import weight_of
from annotator.wording import in_digits, tr, trn

_SAME, _OTHER = "accent", "danger"
Pair = tuple[str | None, str | None]


def label_name(label: str | None, tagset: Tagset) -> str:
    return tr("(none)") if label is None else tagset.label_name(label)


def sides(table: ConfusionTable) -> tuple[str, str]:
    """Whose labels stand at the left, and whose above."""
    if table.people is None:
        return tr("one of them"), tr("the other")
    return table.people[0].name, table.people[1].name


def confusion_axis(table: ConfusionTable, tagset: Tagset) -> Axis:
    return Axis(tuple(label_name(label, tagset) for label in table.labels), table.labels.count(None))


def confusion_cells(table: ConfusionTable, tagset: Tagset) -> list[list[Cell]]:
    most = {same: max(_counts(table, same=same), default=0) for same in (True, False)}
    return [
        [_cell(table, (one, other), most[one == other], tagset) for other in table.labels]
        for one in table.labels
    ]


def told_pair(table: ConfusionTable, pair: Pair, tagset: Tagset) -> str:
    one, other = sides(table)
    spans = trn("{count:,} span", "{count:,} spans", table.count(*pair))
    return tr(
        "{one}: {label}, {other}: {other_label} · {spans}",
        one=one,
        label=label_name(pair[0], tagset),
        other=other,
        other_label=label_name(pair[1], tagset),
        spans=spans,
    )


def most_confused(table: ConfusionTable) -> tuple[int, int] | None:
    """The row and column of what is confused most often; where nothing is, the first of all."""
    labels = table.labels
    places = [(row, column) for row in range(len(labels)) for column in range(len(labels))]
    return max(
        places,
        key=lambda place: table.count(labels[place[0]], labels[place[1]]) if place[0] != place[1] else 0,
        default=None,
    )


def _counts(table: ConfusionTable, *, same: bool) -> list[int]:
    return [count for (one, other), count in table.counts.items() if (one == other) is same]


def _cell(table: ConfusionTable, pair: Pair, most: int, tagset: Tagset) -> Cell:
    count = table.count(*pair)
    if pair == (None, None):
        return Cell(tip=tr("what neither marked is not counted"))
    return Cell(
        text=in_digits(count),
        tip=told_pair(table, pair, tagset),
        role=_SAME if pair[0] == pair[1] else _OTHER,
        weight=weight_of(count, most),
        is_faint=not count,
    )
