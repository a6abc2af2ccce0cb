"""Figures as cells, lines and sentences say them: .87, its interval, and what it rests on."""

from annotator.agreement.bootstrap import FEWEST_DOCUMENTS
from annotator.agreement.figures import Reason
from annotator.agreement.readings import hundredths, in_words, share_in_words
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.session.measuring.tables import FigureRow
from annotator.wording import in_digits, tr, trn

UNDEFINED = "–"
_MINUS = "−"


def short(value: float | None) -> str:
    """Two digits after the point and none before it; only a figure of 1 is called 1."""
    if value is None:
        return UNDEFINED
    size = hundredths(value)
    digits = f"{abs(size) / 100:.2f}"
    return (_MINUS if size < 0 else "") + (digits if abs(size) >= 100 else digits[1:])


def interval_text(row: FigureRow) -> str:
    """Nothing where there is none."""
    low, high = row.interval.low, row.interval.high
    return "" if low is None or high is None else f"{short(low)}–{short(high)}"


def why_no_interval(row: FigureRow) -> str:
    reason = row.interval.reason
    if row.figure.value is None or reason is None:
        return ""
    if reason is Reason.TOO_FEW_DOCUMENTS and row.documents >= FEWEST_DOCUMENTS:
        return tr("no interval is made for this measure")
    return tr("no interval: {reason}", reason=tr(reason))


def documents_text(count: int) -> str:
    return trn("{count:,} document", "{count:,} documents", count)


def spans_text(row: FigureRow) -> str:
    """Each annotator's, in the order of ``people``."""
    counts = tr(" and ").join(in_digits(spans) for spans in row.spans)
    return trn("{counts} span", "{counts} spans", sum(row.spans), counts=counts)


def person_name(person: Annotator) -> str:
    if person.kind is AnnotatorKind.GOLD:
        return tr("{name} (reference)", name=person.name)
    return person.name


def names_of(row: FigureRow) -> str:
    return tr(" and ").join(person.name for person in row.people)


def figure_line(row: FigureRow) -> str:
    """The figure with its interval and counts, on one line."""
    interval = interval_text(row)
    value = short(row.figure.value)
    figure = tr("{value} ({interval})", value=value, interval=interval) if interval else value
    return tr(
        "{figure} · {documents} · {spans}",
        figure=figure,
        documents=documents_text(row.documents),
        spans=spans_text(row),
    )


def as_sentence(words: str) -> str:
    """``words`` with a capital and a full stop."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?')) else '.'}"


def remarks(row: FigureRow) -> list[str]:
    """What has to be known besides: sentences."""
    said = [why_no_interval(row)] if why_no_interval(row) else []
    if row.share is not None:
        said.append(share_in_words(row.share))
    if row.left_out:
        said.append(
            trn(
                "the measure cannot take {count:,} span of this layer",
                "the measure cannot take {count:,} spans of this layer",
                row.left_out,
            )
        )
    if row.judge:
        said.append(tr("{name} had a hand in the gold that is compared here", name=row.a.name))
    return [as_sentence(each) for each in said]


def tip_of(row: FigureRow) -> str:
    """All of a cell in words: who, the figure or why there is none, what it rests on."""
    value = in_words(row.measure, row.figure) if row.figure.value is None else short(row.figure.value)
    return "\n".join((names_of(row), value, *_rests_on(row)))


def _rests_on(row: FigureRow) -> list[str]:
    interval = interval_text(row)
    counts = [documents_text(row.documents), spans_text(row)]
    known = [tr("interval {interval}", interval=interval)] if interval else []
    return [*known, *counts, *remarks(row)]
