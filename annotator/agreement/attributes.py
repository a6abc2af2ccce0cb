"""What two annotators answered about spans that both marked: the input of coefficients over attributes."""

from collections.abc import Collection, Mapping

from annotator.agreement.matched_judgments import MatchedJudgments, matched_judgments
from annotator.agreement.matching import Alignment
from annotator.agreement.set_distances import Value
from annotator.agreement.units import Unit
from annotator.domain.values import AttributeValue

Answers = Mapping[str, AttributeValue]
"""By attribute; attributes that were not answered are left out."""

_NO_ANSWERS: Answers = {}


def judgment(answer: AttributeValue | None) -> Value | None:
    """Several choices are a set; none given is missing."""
    return frozenset(answer) if isinstance(answer, tuple) else answer


def judgments_of(answers: Answers) -> dict[str, Value | None]:
    return {key: judgment(answer) for key, answer in answers.items()}


def attribute_judgments(
    alignment: Alignment,
    one: Mapping[str, Answers],
    other: Mapping[str, Answers],
    attribute: str,
    labels: Collection[str] | None = None,
) -> MatchedJudgments:
    """The answers of both on matched spans, and how many spans there were to match.

    ``one`` and ``other`` have each annotator's answers by the id of the span. ``labels`` are those that the
    attribute belongs to; without them it belongs to all. The alignment may be any; one that looks at labels
    pairs no spans that were asked different questions.
    """

    def asked(unit: Unit) -> bool:
        return labels is None or unit.label in labels

    pairs = [
        (one.get(left.id, _NO_ANSWERS), other.get(right.id, _NO_ANSWERS))
        for left, right in alignment.pairs
        if asked(left) and asked(right)
    ]
    everything = [unit for pair in alignment.pairs for unit in pair]
    everything += [*alignment.only_one, *alignment.only_other]
    spans = sum(asked(unit) for unit in everything)
    return matched_judgments(pairs, spans, lambda answers: judgment(answers.get(attribute)))
