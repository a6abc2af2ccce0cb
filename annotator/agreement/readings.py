"""What a figure says in plain words, and what its measure leaves out."""

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.agreement.figures import Figure
from annotator.agreement.measure import Measure
from annotator.wording import mark, tr, trn


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts of one measure, marked: whoever shows them asks ``tr``.

    ``often`` stands in ``sentence`` for a share of 1 ("87 times in 100"), ``points`` for a place on a scale
    where 0 is chance and 100 the best; ``below`` is said of figures under 0.
    """

    name: str
    sentence: str
    leaves_out: str
    below: str = ""


_JUDGMENTS = mark(
    "how often they give the same judgment: {points} on a scale where 0 is chance and 100 is always"
)
_JUDGMENTS_BELOW = mark(
    "they give the same judgment less often than chance would: {points} on a scale where 0 is chance and 100 "
    "is always"
)
_SETS = mark(
    "how much the sets of values that they give have in common: {points} on a scale where 0 is chance and "
    "100 is everything"
)
_SETS_BELOW = mark(
    "the sets of values that they give have less in common than chance would have it: {points} on a scale "
    "where 0 is chance and 100 is everything"
)
_SPANS_BELOW = mark(
    "their spans are less alike than spans laid by chance: {points} on a scale where 0 is chance and 100 is "
    "the very same"
)
_EXACT = mark("when one of them marks a span, the other marks the same {often}, averaged both ways")
_EXTENT = mark(
    "when one of them marks a span, the other marks the same words, under whatever label, {often}, averaged "
    "both ways"
)
_OVERLAP_LABEL = mark(
    "when one of them marks a span, the other marks something that overlaps it, with the same label, "
    "{often}, averaged both ways"
)
_STRICT = mark("Near misses: a span whose edge is one character off counts as much as none.")
_EXTENT_ONLY = mark("Labels, and near misses: a span whose edge is one character off counts as much as none.")
_NO_LABELS = mark("Labels: it asks only where something was marked.")
_NO_EDGES = mark("Boundaries: a small overlap is as good as a large one.")
_ONLY_MATCHED = mark(
    "On matched spans, the spans that only one of them marked: read it beside the share matched."
)
_COMPLETE_ONLY = mark(
    "Complete data only: every unit needs a judgment by each annotator. On matched spans, the spans that "
    "only one of them marked: read it beside the share matched."
)

READINGS: Mapping[Measure, Reading] = {
    Measure.F1_EXACT: Reading(mark("F1, exact"), _EXACT, _STRICT),
    Measure.F1_EXTENT: Reading(
        mark("F1, exact span, any label"),
        _EXTENT,
        _EXTENT_ONLY,
    ),
    Measure.F1_OVERLAP_LABEL: Reading(mark("F1, overlap, same label"), _OVERLAP_LABEL, _NO_EDGES),
    Measure.F1_OVERLAP: Reading(
        mark("F1, overlap, any label"),
        mark(
            "when one of them marks a span, the other marks something that overlaps it, under whatever "
            "label, {often}, averaged both ways"
        ),
        mark("Labels and boundaries: it asks only whether both saw something there."),
    ),
    Measure.F1_HALF_LABEL: Reading(
        mark("F1, half in common, same label"),
        mark(
            "when one of them marks a span, the other marks one with the same label that has at least half "
            "of what the two cover in common, {often}, averaged both ways"
        ),
        mark("Boundaries that differ by less than half of what the two spans cover."),
    ),
    Measure.F1_TOKENS: Reading(
        mark("F1, by tokens"),
        mark(
            "when one of them puts a label over a token, the other puts the same {often}, averaged both ways"
        ),
        mark("Where one span ends and the next begins. Long spans weigh more than short ones."),
    ),
    Measure.SEMEVAL_STRICT: Reading(mark("SemEval-2013, strict"), _EXACT, _STRICT),
    Measure.SEMEVAL_EXACT: Reading(mark("SemEval-2013, exact"), _EXTENT, _EXTENT_ONLY),
    Measure.SEMEVAL_PARTIAL: Reading(
        mark("SemEval-2013, partial"),
        mark(
            "when one of them marks a span, the other marks the same words {often}, averaged both ways, "
            "where a mere overlap counts half"
        ),
        _NO_LABELS,
    ),
    Measure.SEMEVAL_TYPE: Reading(mark("SemEval-2013, type"), _OVERLAP_LABEL, _NO_EDGES),
    Measure.LINKS_EXACT: Reading(
        mark("F1 of links, exact ends"),
        mark(
            "when one of them draws a link, the other draws the same, with the same role between the same "
            "spans, {often}, averaged both ways"
        ),
        mark("Whether the spans or the link differ: a span marked otherwise costs its links too."),
    ),
    Measure.LINKS_ALIGNED: Reading(
        mark("F1 of links, matched ends"),
        mark(
            "where both marked both ends, when one of them draws a link, the other draws one with the same "
            "role between them {often}, averaged both ways"
        ),
        mark("Links whose ends the other did not mark: span errors are not charged twice."),
    ),
    Measure.LINKS_EXACT_SAME_AS: Reading(
        mark("F1 of links, exact ends, any mention"),
        mark(
            "when one of them draws a link, the other draws one with the same role from the same span to a "
            "mention of the same entity {often}, averaged both ways"
        ),
        mark("Which mention of an entity was linked, as far as same-as tells that it is one."),
    ),
    Measure.LINKS_ALIGNED_SAME_AS: Reading(
        mark("F1 of links, matched ends, any mention"),
        mark(
            "where both marked both ends, when one of them draws a link, the other draws one with the same "
            "role to a mention of the same entity {often}, averaged both ways"
        ),
        mark(
            "Links whose ends the other did not mark, and which mention of an entity was linked, as far as "
            "same-as tells that it is one."
        ),
    ),
    Measure.PRECISION: Reading(
        mark("Precision against the gold"),
        mark("when this annotator marks a span, the gold has the same {often}"),
        mark("What the annotator did not find: that is recall."),
    ),
    Measure.RECALL: Reading(
        mark("Recall against the gold"),
        mark("when the gold has a span, this annotator marked the same {often}"),
        mark("What the annotator marked beyond the gold: that is precision."),
    ),
    Measure.AGREEMENT: Reading(
        mark("Raw agreement"),
        mark("when one of them judges a unit, the other gives the same judgment {often}"),
        mark("Chance: with few labels, or one used nearly always, judgments would often be the same anyway."),
    ),
    Measure.ALPHA: Reading(mark("Krippendorff's α"), _JUDGMENTS, _ONLY_MATCHED, _JUDGMENTS_BELOW),
    Measure.ALPHA_MASI: Reading(mark("Krippendorff's α, MASI distance"), _SETS, _ONLY_MATCHED, _SETS_BELOW),
    Measure.ALPHA_JACCARD: Reading(
        mark("Krippendorff's α, Jaccard distance"), _SETS, _ONLY_MATCHED, _SETS_BELOW
    ),
    Measure.KAPPA: Reading(mark("Cohen's κ"), _JUDGMENTS, _COMPLETE_ONLY, _JUDGMENTS_BELOW),
    Measure.PI: Reading(mark("Scott's π"), _JUDGMENTS, _COMPLETE_ONLY, _JUDGMENTS_BELOW),
    Measure.FLEISS: Reading(mark("Fleiss' κ"), _JUDGMENTS, _COMPLETE_ONLY, _JUDGMENTS_BELOW),
    Measure.AC1: Reading(mark("Gwet's AC1"), _JUDGMENTS, _COMPLETE_ONLY, _JUDGMENTS_BELOW),
    Measure.ALPHA_U: Reading(
        mark("Krippendorff's α_U (1995/2004)"),
        mark(
            "how far their spans of one layer have the same edges: {points} on a scale where 0 is chance and "
            "100 is the very same"
        ),
        mark(
            "Spans of several fragments. Spans of one annotator may not overlap inside the layer. It is not "
            "uα of 2016."
        ),
        _SPANS_BELOW,
    ),
    Measure.U_ALPHA: Reading(
        mark("Krippendorff's uα (2016)"),
        mark(
            "how far they put the same over each stretch of text: {points} on a scale where 0 is chance and "
            "100 is the very same"
        ),
        mark(
            "Whether a stretch is one span or several with the same label. Spans of one annotator may not "
            "overlap inside the layer. It is not α_U of 1995/2004."
        ),
        _SPANS_BELOW,
    ),
    Measure.GAMMA: Reading(
        mark("γ"),
        mark(
            "how alike their spans are in place and label, nested and overlapping ones too: {points} on a "
            "scale where 0 is chance and 100 is the very same"
        ),
        mark(
            "Spans of several fragments. Chance is sampled: another seed or number of samples gives a "
            "slightly different figure."
        ),
        _SPANS_BELOW,
    ),
    Measure.GAMMA_CAT: Reading(
        mark("γ-cat"),
        mark(
            "how often spans that belong together have the same label: {points} on a scale where 0 is chance "
            "and 100 is always"
        ),
        mark(
            "Boundaries, spans of several fragments, and spans that only one of them marked. Chance is "
            "sampled: another seed or number of samples gives a slightly different figure."
        ),
        _JUDGMENTS_BELOW,
    ),
}


def in_words(measure: Measure, figure: Figure) -> str:
    """What the figure says; of an undefined one, why it is."""
    if figure.value is None:
        return tr("undefined: {reason}", reason=tr(str(figure.reason)))
    reading = READINGS[measure]
    sentence = reading.below if figure.value < 0 and reading.below else reading.sentence
    return tr(sentence, often=_often(figure.value), points=hundredths(figure.value))


def leaves_out(measure: Measure) -> str:
    return tr(READINGS[measure].leaves_out)


def name_of(measure: Measure) -> str:
    return tr(READINGS[measure].name)


def share_in_words(share: Figure) -> str:
    """How much of the spans a figure on matched pairs rests on."""
    if share.value is None:
        return in_words(Measure.AGREEMENT, share)
    often = _often(share.value)
    return tr("a span of one of them has a match by the other {often}", often=often)


def _often(value: float) -> str:
    return trn("{count} time in 100", "{count} times in 100", hundredths(value))


def hundredths(value: float) -> int:
    """Rounded, but nothing short of 1 is all, and nothing but 0 is none."""
    if value == 0 or abs(value) >= 1:
        return round(100 * value)
    size = min(max(round(100 * abs(value)), 1), 99)
    return size if value > 0 else -size
